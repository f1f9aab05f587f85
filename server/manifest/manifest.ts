import { readDocument, type ManifestDocument } from './document.ts';
import type { Schema } from '../schema/shape.ts';
import { documentSpans } from '../yaml/documents.ts';

/** A file: its text and its documents in order. */
export type Manifest = { readonly text: string; readonly documents: readonly PlacedDocument[] };

/** A document and the offset in its file at which it starts. */
export type PlacedDocument = { readonly start: number; readonly document: ManifestDocument };

/**
 * Reads a file; never fails.
 * Documents whose text an earlier reading had already are taken over from it, with all that was worked out of them,
 * so an edit costs what the edited document costs.
 */
export function readManifest(text: string, schema: Schema, earlier?: Manifest): Manifest {
  const known = new Map(earlier?.documents.map((it) => [it.document.text, it.document]));
  const documents = documentSpans(text).map(({ start, end }) => {
    const own = text.slice(start, end);
    return { start, document: known.get(own) ?? readDocument(own, schema) };
  });
  return { text, documents };
}

/** The document an offset of the file stands in; between two, the later one. */
export function documentAt(manifest: Manifest, offset: number): PlacedDocument | undefined {
  return manifest.documents.findLast((it) => it.start <= offset);
}
