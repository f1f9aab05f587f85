import { readDocument, type ManifestDocument } from './document.ts';
import type { Schema } from '../schema/shape.ts';

/**
 * A document that reads its text anew whenever it is asked for its tree, and keeps only what it is and what others
 * derive from it: a thousand of them cost little more than their text.
 */
export function frugalDocument(text: string, schema: Schema): ManifestDocument {
  const derived = new Map<unknown, unknown>();
  const frugal: ManifestDocument = {
    text,
    schema,
    get outline() {
      return fresh().outline;
    },
    get parsed() {
      return fresh().parsed;
    },
    get typed() {
      return fresh().typed;
    },
    get identity() {
      return frugal.derive(identityOf);
    },
    get templated() {
      return frugal.derive(isTemplated);
    },
    derive: (work) => {
      if (!derived.has(work)) derived.set(work, fresh().derive(work));
      return derived.get(work) as ReturnType<typeof work>;
    },
  };
  return frugal;

  function fresh(): ManifestDocument {
    return readDocument(text, schema);
  }
}

function identityOf({ identity }: ManifestDocument): ManifestDocument['identity'] {
  return identity;
}

function isTemplated({ templated }: ManifestDocument): boolean {
  return templated;
}
