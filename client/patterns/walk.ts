/**
 * Leads a person through several questions, forth and back.
 */

/** Where a question stands among the others. */
export type Place = {
  /** From one. */
  readonly step: number;
  readonly of: number;
  /** Whether there is a question to go back to. */
  readonly canGoBack: boolean;
};

/** What comes of a question: all that is known now, a wish to go back, or nothing where the person has had enough. */
export type Answer<State> = { readonly known: State } | 'back' | undefined;

export type Step<State> = {
  /** Whether there is anything to ask, by what is known so far. */
  readonly applies: (known: State) => boolean;
  readonly ask: (known: State, place: Place) => Promise<Answer<State>>;
};

/**
 * Asks the questions that apply one after the other. Who goes back finds what was answered there, since nothing that
 * is known gets lost. Nothing comes of it where the person leaves.
 */
export async function walk<State>(steps: readonly Step<State>[], start: State): Promise<State | undefined> {
  const asked: number[] = [];
  let known = start;
  let at = next(0);
  for (let step = steps[at]; step; step = steps[at]) {
    const of = steps.filter((it) => it.applies(known)).length;
    const answer = await step.ask(known, { step: asked.length + 1, of, canGoBack: asked.length > 0 });
    if (answer === undefined) return undefined;
    if (answer === 'back') {
      at = asked.pop() ?? at;
      continue;
    }
    asked.push(at);
    known = answer.known;
    at = next(at + 1);
  }
  return known;

  function next(from: number): number {
    const found = steps.findIndex((it, index) => index >= from && it.applies(known));
    return found === -1 ? steps.length : found;
  }
}
