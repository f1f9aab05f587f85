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
 * What of a list what is typed may be the beginning of. Editors find its letters wherever they stand in a name, such as
 * `creds` in `app-credentials`, and Enter would take that for a name that a person makes up.
 * Where what is typed is a whole word of a name, it comes first as it stands: `nginx` before `nginx:1.27`.
 * `text` is the document's, and the cursor is at `offset`.
 */
export function likely(
  completions: readonly Completion[],
  text: string,
  offset: number,
): readonly Completion[] {
  const left = completions.filter(
    (it) => !madeUp.has(it.sort) || restOf(it.label, typedOf(it, text, offset)) !== undefined,
  );
  const other = left.find((it) => madeUp.has(it.sort) && isAnother(it.label, typedOf(it, text, offset)));
  if (other?.edit.span.end !== offset) return left;
  const typed = typedOf(other, text, offset);
  if (left.some((it) => it.label === typed)) return left;
  return [asTyped(other, typed, text), ...left];
}

/** A completion that leaves what is typed as it is, in place of another. */
function asTyped(other: Completion, typed: string, text: string): Completion {
  const { span } = other.edit;
  const edit = { span, insert: [text.slice(span.start, span.end)] };
  const filter = other.filter.slice(0, -other.label.length) + typed;
  return { ...other, label: typed, detail: 'as typed', documentation: () => '', edit, more: [], filter };
}

/**
 * What of what is likely to go on showing while a person types, since Enter takes the first of it and begins no line.
 * No values once one is typed in full, except amounts that go on from there; quotes are left by taking the value.
 * And no names that have what is typed as a whole word: `nginx` is an image as it stands.
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
  return left.filter((it) => !madeUp.has(it.sort) || !isAnother(it.label, typedOf(it, text, offset)));
}

/** What is typed of what a completion replaces, without the quote before it. */
function typedOf({ edit }: Completion, text: string, offset: number): string {
  return text.slice(edit.span.start, offset).replace(/^[\s"']*/, '');
}

/** Whether what is typed is a whole word of a name, and so may be all of another name. */
function isAnother(name: string, typed: string): boolean {
  // A variable's name ends with its bracket only, and who types words of the label `app: web` still lacks its colon.
  if (typed === '' || typed === name || typed.startsWith('$') || name.includes(': ')) return false;
  return /^(?:$|[-_@:])/.test(restOf(name, typed) ?? '');
}

/** What of a name stands behind what is typed, where that begins one of its words. */
function restOf(name: string, typed: string): string | undefined {
  const whole = name.toLowerCase();
  const words = [...whole.matchAll(/(?<![\p{L}\p{N}])./gsu)].map((it) => whole.slice(it.index));
  return words.find((it) => it.startsWith(typed.toLowerCase()))?.slice(typed.length);
}
