import { isTemplated } from './templated.ts';
import { identify, type Identity } from './identity.ts';
import { typedNodes, type TypedNode } from './typed.ts';
import { deriving, type Derive } from '../schema/derive.ts';
import type { Schema } from '../schema/shape.ts';
import { outline, type Outline } from '../yaml/outline.ts';
import { parse, type Parsed } from '../yaml/parse.ts';
import type { Node } from '../yaml/tree.ts';

/**
 * One YAML document of a file, with offsets from its own start, so that it stays the same object while other
 * documents of the file change.
 * Each part is worked out when it is first asked for.
 */
export type ManifestDocument = {
  readonly text: string;
  readonly schema: Schema;
  /** Where things stand, also in broken text. */
  readonly outline: Outline;
  /** What the text means, as far as a YAML reader can tell. */
  readonly parsed: Parsed;
  /** Which Kubernetes object it is, if any. */
  readonly identity: Identity;
  /** Every node that has a place in the object's shape, parents before children. */
  readonly typed: readonly TypedNode[];
  /** Whether the text is a template (Helm, Go, Jinja) that becomes YAML only later. */
  readonly templated: boolean;
  /** For what rooms above this one make of a document. */
  readonly derive: Derive<ManifestDocument>;
};

/**
 * Characters of a document that is still read as a whole: Kubernetes stores no object of more than about 1 MiB
 * (etcd's request limit), and reading more would keep a person waiting.
 * What is longer still has its outline, so its keys are completed and explained.
 */
export const longest = 1_500_000;

/** Takes one document's text; never fails. */
export function readDocument(text: string, schema: Schema): ManifestDocument {
  const document: ManifestDocument = {
    text,
    schema,
    get outline() {
      return keep('outline', outline(text));
    },
    get parsed() {
      return keep('parsed', text.length > longest ? { root: undefined, problems: [] } : parse(text));
    },
    get identity() {
      return keep('identity', identify(document.outline, document.parsed.root, schema));
    },
    get typed() {
      const shape = document.identity.shape;
      return keep('typed', shape ? typedNodes(document.parsed.root, shape, schema) : []);
    },
    get templated() {
      return keep('templated', isTemplated(text, document.outline));
    },
    derive: deriving(() => document),
  };
  return document;

  function keep<K extends keyof ManifestDocument>(name: K, value: ManifestDocument[K]): ManifestDocument[K] {
    Object.defineProperty(document, name, { value });
    return value;
  }
}

/** Whether the reader stumbled within a node or right behind it, so that what stands there may be misread. */
export function isBroken(document: ManifestDocument, node: Node): boolean {
  return breakIn(document, node) !== undefined;
}

/** The offset at which the reader first stumbled within a node or right behind it; nothing where it didn't. */
export function breakIn({ parsed, text }: ManifestDocument, { span }: Node): number | undefined {
  return parsed.problems.find((it) => {
    const inside = span.start <= it.span.start && it.span.start <= span.end;
    return inside || (span.end < it.span.start && text.slice(span.end, it.span.start).trim() === '');
  })?.span.start;
}
