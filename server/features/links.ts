import type { ManifestDocument } from '../manifest/document.ts';
import { fieldsOf } from '../manifest/fields.ts';
import { nameOf, readImage } from '../schema/image.ts';
import { imagePage } from '../schema/registries.ts';
import { stores } from '../schema/stores.ts';
import type { ScalarNode, Span } from '../yaml/tree.ts';

/** A piece of text that leads to a page, with offsets from the document's start. */
export type Link = { readonly span: Span; readonly target: string; readonly tooltip: string };

/** Images lead to the pages of their registries: the name alone, without tag and digest. */
export function links(document: ManifestDocument): readonly Link[] {
  return fieldsOf(document, stores).flatMap(({ typed: { node }, row }) =>
    row === 'images' && node.kind === 'scalar' ? linkOf(document.text, node) : [],
  );
}

function linkOf(text: string, { text: name, span }: ScalarNode): Link[] {
  const image = readImage(name);
  const target = image && imagePage(image);
  if (!image || target === undefined) return [];
  // Where the name stands in its quotes; a name that is escaped or folded has no one place.
  const within = text.slice(span.start, span.end).indexOf(name);
  if (within === -1) return [];
  const start = span.start + within;
  return [
    { span: { start, end: start + nameOf(image).length }, target, tooltip: `Open ${new URL(target).host}` },
  ];
}
