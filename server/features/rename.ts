import type { Target } from '../protocol.ts';
import { mentionAt } from '../symbols/mention-at.ts';
import { wrongName } from '../symbols/name-formats.ts';
import type { Names } from '../symbols/names.ts';
import type { Occurrence } from '../symbols/occurrence.ts';
import { occurrencesOf } from '../symbols/occurrences.ts';
import type { Neighbour } from '../symbols/reach.ts';
import { taken } from '../symbols/taken.ts';
import { nameEdit } from '../symbols/written.ts';
import type { Span } from '../yaml/tree.ts';

/** Why a name can't be changed, in words for the person who asked. */
export type Refusal = { readonly refusal: string };

/** What would be renamed: the name's own text, without quotes. */
export type Renamable = { readonly span: Span; readonly text: string };

/** A piece of a document's text, and what takes its place. */
export type RenameEdit = { readonly at: Neighbour; readonly span: Span; readonly insert: string };

/** The name at an offset; nothing where none stands there. */
export function renamable(names: Names, here: Neighbour, offset: number): Renamable | Refusal | undefined {
  const mention = mentionAt(here.document, offset);
  if (!mention) return undefined;
  const refusal = halfKnown(occurrencesOf(names, { at: here, mention }));
  return refusal === undefined ? { span: mention.span, text: mention.text } : { refusal };
}

/**
 * The edits that give the thing named at an offset another name wherever it goes by it, in all documents and files.
 * `names` are those of the document and of all in its reach; `target` decides whose format the name must have.
 */
export function rename(
  names: Names,
  here: Neighbour,
  offset: number,
  name: string,
  target: Target,
): readonly RenameEdit[] | Refusal {
  const mention = mentionAt(here.document, offset);
  if (!mention) return { refusal: 'No name stands here that could be changed.' };
  if (mention.text === name) return [];
  const occurrences = occurrencesOf(names, { at: here, mention });
  const refusal =
    halfKnown(occurrences) ?? wrongName(mention.kind, name, target) ?? taken(names, occurrences, name);
  if (refusal !== undefined) return { refusal };
  return occurrences.map((it) => ({ at: it.at, ...nameEdit(it.at.document, it.mention, name) }));
}

/** In a text that can't be read to its end, some uses of the name may be missed. */
function halfKnown(occurrences: readonly Occurrence[]): string | undefined {
  const broken = occurrences.some(({ at }) => at.document.parsed.problems.length > 0);
  return broken
    ? 'A document that uses this name has a YAML error, so not all uses of it are known. Mend the error first.'
    : undefined;
}
