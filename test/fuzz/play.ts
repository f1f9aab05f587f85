import { setImmediate } from 'node:timers/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { brief, fault, type Fault } from './fault.ts';
import { faultsIn, situationsIn } from './meaning.ts';
import { questions, type Question } from './questions.ts';
import type { Scene, Step } from './scene.ts';
import { uriOf } from './scene.ts';
import { openFile, openStage, perform, type Stage } from './stage.ts';

/** What came of playing a scene. */
export type Played = {
  readonly faults: readonly Fault[];
  /** The kinds of things that were said. */
  readonly situations: ReadonlySet<string>;
  readonly edits: number;
  readonly questions: number;
  /** The question that took most of the processor, and how many milliseconds of it. */
  readonly slowest: { readonly method: string; readonly milliseconds: number };
};

/**
 * Plays a scene through a real connection, and asks everything at its end, also of a server that was just told of the
 * same files: both must answer, alike, and with places that are in the text.
 */
export async function play(scene: Scene): Promise<Played> {
  const followed = await openStage(scene.client);
  const fresh = await openStage(scene.client);
  const faults: Fault[] = [];
  const situations = new Set<string>();
  try {
    const asked = await follow(followed, scene.steps);
    await Promise.all(asked.map(async (it) => faults.push(...(await it))));
    for (const it of scene.steps) if (it.do === 'tell') await perform(fresh, it);
    for (const it of followed.open.values()) await openFile(fresh, it);
    const end = await compare(followed, fresh, placesOf(scene), situations);
    faults.push(...end.faults, ...followed.complaints, ...fresh.complaints);
    const edits = scene.steps.filter((it) => it.do === 'edit').length;
    return { faults, situations, edits, questions: asked.length + end.questions, slowest: end.slowest };
  } finally {
    followed.peer.close();
    fresh.peer.close();
  }
}

/** Does all steps; gives a promise for each question, which comes with what is wrong with its answer. */
async function follow(stage: Stage, steps: readonly Step[]): Promise<Promise<readonly Fault[]>[]> {
  const asked: Promise<readonly Fault[]>[] = [];
  for (const step of steps) {
    if (step.do === 'wait') {
      await Promise.all(asked);
    } else if (step.do === 'ask') {
      const file = stage.open.get(uriOf(step.file));
      if (file) asked.push(askCancelling(stage, file, step));
    } else {
      await perform(stage, step);
    }
  }
  return asked;
}

async function askCancelling(
  stage: Stage,
  file: TextDocument,
  { question, at, cancel }: Extract<Step, { do: 'ask' }>,
): Promise<readonly Fault[]> {
  const asked = questions[question % questions.length];
  if (!asked) return [];
  const source = new CancellationTokenSource();
  const answer = ask(stage, asked, asked.params(file, at), source);
  if (cancel === 'soon') await setImmediate();
  if (cancel !== 'never') source.cancel();
  const { faults } = await answer;
  return faults;
}

type Answer = { readonly value: unknown; readonly faults: readonly Fault[] };

/** Milliseconds after which a question counts as never answered. */
const patience = 60_000;

async function ask(
  { peer }: Stage,
  { method, refuses }: Question,
  params: unknown,
  source = new CancellationTokenSource(),
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(resolve, patience, { value: undefined, faults: [fault(`no answer ${method}`, '')] });
  });
  const answer = peer.connection.sendRequest<unknown>(method, params, source.token).then(
    (value): Answer => ({ value, faults: [] }),
    (error: unknown): Answer => {
      const { code, message } = error instanceof ResponseError ? error : { code: 0, message: String(error) };
      const isCancelled = code === LSPErrorCodes.RequestCancelled && source.token.isCancellationRequested;
      const isRefused = code === LSPErrorCodes.RequestFailed && refuses;
      const faults = isCancelled || isRefused === true ? [] : [fault(`error ${method}`, message)];
      return { value: { refusal: message }, faults };
    },
  );
  return Promise.race([answer, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** The offsets that are asked about: those where something was done last, and one that nobody chose. */
function placesOf({ steps }: Scene): readonly number[] {
  const done = steps.flatMap((it) =>
    it.do === 'edit' ? [it.start + it.insert.length] : it.do === 'ask' ? [it.at] : [],
  );
  return [...new Set([...done.slice(-2), 40 + 97 * steps.length])];
}

type Compared = Omit<Played, 'situations' | 'edits'>;

/** Asks both everything about each open file. */
async function compare(
  followed: Stage,
  fresh: Stage,
  places: readonly number[],
  situations: Set<string>,
): Promise<Compared> {
  const faults: Fault[] = [];
  let count = 0;
  let slowest = { method: '', milliseconds: 0 };
  for (const it of [followed, fresh]) await settle(it);
  for (const file of followed.open.values()) {
    for (const question of questions) {
      for (const params of allParams(question, file, places)) {
        const begun = process.cpuUsage();
        const answer = await ask(followed, question, params);
        const { user, system } = process.cpuUsage(begun);
        const milliseconds = (user + system) / 1000;
        if (milliseconds > slowest.milliseconds) slowest = { method: question.method, milliseconds };
        count += 2;
        for (const it of situationsIn(question.method, answer.value)) situations.add(it);
        faults.push(...answer.faults, ...faultsIn(question.method, answer.value, file, followed.known));
        faults.push(...(await differing(followed, fresh, question, params, answer)));
      }
    }
  }
  return { faults, questions: count, slowest };
}

/** One for each place, unless the place doesn't matter. */
function allParams({ params }: Question, file: TextDocument, places: readonly number[]): readonly unknown[] {
  const all = places.map((at) => params(file, Math.min(at, file.getText().length)));
  return [...new Map(all.map((it) => [JSON.stringify(it), it])).values()];
}

/** Waits until a server has read all that it was told. */
async function settle(stage: Stage): Promise<void> {
  await ask(stage, { method: 'workspace/symbol', params: () => undefined }, { query: '' });
}

/** An answer as text that can be compared; unless their order counts, the items of lists sorted. */
function asText(answer: unknown, ordered: boolean): string {
  if (answer === undefined) return '';
  return JSON.stringify(answer, (_, value: unknown) =>
    ordered || !Array.isArray(value) ? value : value.map((it) => JSON.stringify(it)).toSorted(),
  );
}

/** What the one says otherwise than the other, also when asked again: an answer of the client may have come late. */
async function differing(
  followed: Stage,
  fresh: Stage,
  question: Question,
  params: unknown,
  first: Answer,
): Promise<readonly Fault[]> {
  if (question.passing) return [];
  // Which file was known first orders what is said of several.
  const isAlone = followed.open.size === 1 && followed.told.size === 0;
  const askAgain = async (stage: Stage) => asText((await ask(stage, question, params)).value, isAlone);
  let said = asText(first.value, isAlone);
  let meant = await askAgain(fresh);
  for (let again = 0; again < 3 && said !== meant; again++) {
    said = await askAgain(followed);
    meant = await askAgain(fresh);
  }
  if (said === meant) return [];
  let from = 0;
  while (from < meant.length && said.startsWith(meant.slice(0, from + 60))) from += 60;
  return [
    fault(
      `differs ${question.method}`,
      `${brief(params)}: …${said.slice(from, from + 300)}… and fresh …${meant.slice(from, from + 300)}…`,
    ),
  ];
}
