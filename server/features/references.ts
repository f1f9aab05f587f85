import { mentionAt } from '../symbols/mention-at.ts';
import type { Names } from '../symbols/names.ts';
import type { Occurrence } from '../symbols/occurrence.ts';
import { occurrencesOf } from '../symbols/occurrences.ts';
import type { Neighbour } from '../symbols/reach.ts';

/**
 * Every place that means what the name at an offset means, declarations among them: those of its own file first, each
 * file in the order of its text.
 * `names` are those of the document and of all in its reach.
 */
export function references(names: Names, here: Neighbour, offset: number): readonly Occurrence[] {
  const mention = mentionAt(here.document, offset);
  return mention ? occurrencesOf(names, { at: here, mention }) : [];
}
