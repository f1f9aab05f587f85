import { offerAt, type Asked, type Completion } from './offer.ts';
import type { Place, Style } from '../../yaml/place.ts';
import { textScalar, type Snippet } from '../../yaml/write.ts';

/** A value to choose, wherever it comes from. */
export type Choice = {
  /** The value as it is meant, without quotes. */
  readonly text: string;
  readonly sort: Completion['sort'];
  /** `text` is quoted where YAML would read it as something else; a `literal` number or boolean never is. */
  readonly form: 'text' | 'literal';
  readonly detail?: string;
  /** A piece of `text` that the person fills in. */
  readonly hole?: string;
  /** Markdown. */
  readonly documentation?: () => string;
  readonly leadsToValues?: boolean;
  readonly followsTyping?: boolean;
};

/** A choice as a completion of its place; `before` is what stands before the value, such as a dash. */
export function choose(asked: Asked, place: Place, choice: Choice, before = ''): Completion {
  const { text, form, hole, ...rest } = choice;
  const quote = place.kind === 'item' ? '' : place.quote;
  const written = form === 'text' ? textScalar(text, quote, place.style) : literal(text, quote, place.style);
  const insert: Snippet = hole === undefined ? [before + written] : withHole(before + written, hole);
  return offerAt(asked, place, { ...rest, label: before + (text === '' ? '""' : text), insert });
}

function withHole(text: string, hole: string): Snippet {
  const start = text.indexOf(hole);
  return [text.slice(0, start), { stop: 0, placeholder: hole }, text.slice(start + hole.length)];
}

/** A number, a boolean or an amount, in the quotes that were begun; JSON has no amounts and no octal numbers. */
function literal(text: string, quote: string, style: Style): string {
  if (quote !== '') return `${quote}${text}${quote}`;
  if (style !== 'json' || /^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(text)) return text;
  return /^0[0-7]+$/.test(text) ? String(parseInt(text, 8)) : JSON.stringify(text);
}

/** Of choices with the same text the first. */
export function distinct(choices: readonly Choice[]): readonly Choice[] {
  const seen = new Set<string>();
  return choices.filter((it) => seen.size < seen.add(it.text).size);
}
