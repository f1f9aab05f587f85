import { cutItems } from './cut.ts';
import type { ManifestDocument } from './document.ts';
import type { TextEdit } from './edits.ts';
import { joined } from './joined.ts';
import { pasteItem } from './paste.ts';
import type { Entry, MapNode, Node } from '../yaml/tree.ts';

/** An item that goes from the list under one key of a map to the end of that under another. */
export type Move = {
  readonly item: Node;
  readonly from: string;
  readonly to: string;
  /** An entry of the item that stays behind. */
  readonly without?: Entry | undefined;
  /** The key above which the other list comes to be where there is none. */
  readonly above?: string;
};

/** Moves an item with its comments and in its style; nothing where other things would change with it. */
export function moveItem(
  document: ManifestDocument,
  holder: MapNode,
  { item, from, to, without, above }: Move,
): readonly TextEdit[] | undefined {
  const cut = cutItems(document, holder, from, [item], without);
  const [piece] = cut?.pieces ?? [];
  const pasted = piece && pasteItem(document, holder, to, piece, above);
  return cut && pasted && joined([...cut.edits, ...pasted]);
}
