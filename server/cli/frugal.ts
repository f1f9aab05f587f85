import { readDocument, type ManifestDocument } from '../manifest/document.ts';
import type { Schema } from '../schema/shape.ts';

/**
 * A document that reads its text anew whenever it is asked for its parts, and keeps only what others derive from it:
 * a thousand of them cost little more than their text.
 */
export function frugalDocument(text: string, schema: Schema): ManifestDocument {
  const derived = new Map<unknown, unknown>();
  const fresh = () => readDocument(text, schema);
  return {
    text,
    schema,
    get outline() {
      return fresh().outline;
    },
    get parsed() {
      return fresh().parsed;
    },
    get identity() {
      return fresh().identity;
    },
    get typed() {
      return fresh().typed;
    },
    get templated() {
      return fresh().templated;
    },
    derive: (work) => {
      if (!derived.has(work)) derived.set(work, fresh().derive(work));
      return derived.get(work) as ReturnType<typeof work>;
    },
  };
}
