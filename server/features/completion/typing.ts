import type { Completion } from './offer.ts';

/** Names that people make up: what is typed may be another one than those there are. */
const madeUp: ReadonlySet<Completion['sort']> = new Set(['name', 'local']);

/** Values. A key that is typed in full still lacks its colon. */
const values: ReadonlySet<Completion['sort']> = new Set([
  ...madeUp,
  ...(['value', 'boolean', 'kind', 'folder', 'amount'] as const),
]);

/** Whether a list may be another one with the next letter, beside what the letters leave of it. */
export function followsTyping(completions: readonly Completion[]): boolean {
  return completions.some((it) => it.followsTyping || values.has(it.sort));
}

/**
 * What of a list to go on showing while a person types, since Enter takes the first of it and begins no line then.
 * No values once one is typed in full, except amounts that go on from there; quotes are left by taking the value.
 * And no names that what is typed hardly means: editors find its letters wherever they stand, `creds` in
 * `app-credentials`.
 * `text` is the document's, and the cursor is at `offset`.
 */
export function worthShowing(
  completions: readonly Completion[],
  text: string,
  offset: number,
): readonly Completion[] {
  const begun = ({ edit }: Completion) => text.slice(edit.span.start, offset).trimStart();
  const isFull = completions.some((it) => values.has(it.sort) && it.label === begun(it));
  const goesOn = completions.some(
    (it) => it.sort === 'amount' && it.label !== begun(it) && it.label.startsWith(begun(it)),
  );
  const left = isFull && !goesOn ? completions.filter((it) => !values.has(it.sort)) : completions;
  return left.filter((it) => !madeUp.has(it.sort) || mayBeMeant(it.label, begun(it).replace(/^["']/, '')));
}

/** Whether what is typed begins a word of a name, and isn't a whole one: `nginx` is an image as it stands. */
function mayBeMeant(name: string, typed: string): boolean {
  if (typed === '' || name === typed) return true;
  const whole = name.toLowerCase();
  const words = [...whole.matchAll(/(?<![\p{L}\p{N}])./gu)].map((it) => whole.slice(it.index));
  const word = words.find((it) => it.startsWith(typed.toLowerCase()));
  // A variable's name ends with its bracket only, and the colon of `app: web` ends no name.
  const isWhole = !typed.startsWith('$') && /^(?:$|[-_@]|:\S)/.test(word?.slice(typed.length) ?? '');
  return word !== undefined && !isWhole;
}
