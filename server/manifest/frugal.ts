import { readDocument, type ManifestDocument } from './document.ts';

/**
 * A document like the one that is given, which reads its text anew whenever it is asked for its tree, and keeps only
 * what it is and what others derive from it: a thousand of them cost little more than their text.
 * What is surely going to be derived is taken from the given one at once.
 */
export function frugalDocument(
  document: ManifestDocument,
  works: readonly ((document: ManifestDocument) => unknown)[],
): ManifestDocument {
  const { text, schema } = document;
  const derived = new Map<unknown, unknown>();
  for (const it of [identityOf, isTemplated, ...works]) derived.set(it, document.derive(it));
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
