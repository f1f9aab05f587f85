import type { Source } from './spot.ts';
import type { ManifestDocument } from '../../manifest/document.ts';

/** The images the document has elsewhere: init containers and sidecars are often made of the same. */
export const imagesInUse: Source = ({ document }, { site }) =>
  document
    .derive(imagesIn)
    .filter((it) => it.start !== site.node.span.start)
    .map(({ text }) => ({ text, sort: 'value', form: 'text', detail: 'used elsewhere' }));

function imagesIn({ typed }: ManifestDocument): readonly { readonly text: string; readonly start: number }[] {
  return typed.flatMap(({ node, field }) =>
    field?.name === 'image' && node.kind === 'scalar' && node.text !== ''
      ? [{ text: node.text, start: node.span.start }]
      : [],
  );
}
