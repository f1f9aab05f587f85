import { mentionAt } from '../symbols/mention-at.ts';
import type { Names } from '../symbols/names.ts';
import { occurrencesOf } from '../symbols/occurrences.ts';
import type { Neighbour } from '../symbols/reach.ts';
import type { Span } from '../yaml/tree.ts';

/** A place of a file that means what the cursor stands on, with offsets from the start of the *file*. */
export type Highlight = { readonly span: Span; readonly role: 'declares' | 'refers' };

/** The places of the own file, all documents of it, that mean what the name at an offset means. */
export function highlight(names: Names, here: Neighbour, offset: number): readonly Highlight[] {
  const mention = mentionAt(here.document, offset);
  const found = mention ? occurrencesOf(names, { at: here, mention }) : [];
  return found
    .filter(({ at }) => at.uri === here.uri)
    .map(({ at, mention: { span, role } }) => ({
      span: { start: at.start + span.start, end: at.start + span.end },
      role,
    }));
}
