import type { Mention } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { touches } from '../yaml/tree.ts';

/** The mention whose name an offset stands in or at an end of, such as a cursor does; of several the first. */
export function mentionAt(document: ManifestDocument, offset: number): Mention | undefined {
  return mentionsIn(document).find((it) => touches(it.span, offset));
}
