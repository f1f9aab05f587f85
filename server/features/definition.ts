import { mentionAt } from '../symbols/mention-at.ts';
import type { Names } from '../symbols/names.ts';
import type { Occurrence } from '../symbols/occurrence.ts';
import type { Neighbour } from '../symbols/reach.ts';
import type { Span } from '../yaml/tree.ts';

/** What declares the name at an offset; of a declaration, itself. */
export type Definition = {
  /** The name that is asked about. */
  readonly span: Span;
  readonly declarations: readonly Occurrence[];
};

/** `names` are those of the document and of all in its reach. */
export function definition(names: Names, here: Neighbour, offset: number): Definition | undefined {
  const mention = mentionAt(here.document, offset);
  if (!mention) return undefined;
  return { span: mention.span, declarations: names.declarations({ at: here, mention }) };
}
