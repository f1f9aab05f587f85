import type { ManifestDocument } from '../manifest/document.ts';
import type { Span } from '../yaml/tree.ts';

/** Who would object: the YAML reader itself, the Kubernetes API server, podman, or only an experienced person. */
export type Voice = 'yaml' | 'kubernetes' | 'podman' | 'practice';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something wrong in a document, with offsets from the document's own start. */
export type Problem = {
  /** The rule's kebab-case name, stable across versions. */
  readonly code: string;
  readonly voice: Voice;
  readonly severity: Severity;
  readonly span: Span;
  /** One plain sentence or two: what is wrong and what to do. */
  readonly message: string;
  /** Other places that explain it, such as the first of two equal keys. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
};

/** Finds one sort of problem in a document. */
export type Rule = {
  readonly code: string;
  readonly check: (document: ManifestDocument) => readonly Problem[];
};
