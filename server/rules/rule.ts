import type { ManifestDocument } from '../manifest/document.ts';
import type { TakenPort } from '../protocol.ts';
import type { Names } from '../symbols/names.ts';
import type { Neighbour } from '../symbols/reach.ts';
import type { Path, Span } from '../yaml/tree.ts';

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
  /** The path of what it is about, where that isn't what the span stands on: of a missing field. */
  readonly path?: Path;
  /** One plain sentence or two: what is wrong and what to do. */
  readonly message: string;
  /** Other places that explain it, such as the first of two equal keys. */
  readonly related?: readonly Related[];
  /** Ways to mend it, the best first. */
  readonly fixes?: readonly Fix[];
  /**
   * Of what Kubernetes refuses: whether someone who only plays with podman wants to know it too, because podman drops,
   * changes or refuses it as well. Without it, `podwright.target: podman` is silent about it.
   */
  readonly also?: 'podman';
  /** How editors show the span besides underlining it: greyed for what has no effect, struck through for deprecated. */
  readonly tag?: 'unnecessary' | 'deprecated';
};

export type Related = {
  readonly span: Span;
  readonly message: string;
  /** The file it stands in and where its document starts there; absent for the problem's own document. */
  readonly place?: { readonly uri: string; readonly start: number };
};

/** An edit that mends a problem and touches nothing else: comments, quotes, order and style of the rest survive. */
export type Fix = {
  /** In the imperative, as a menu shows it: `Rename to 'image'`. */
  readonly title: string;
  /** Spans of the document that don't overlap, with the text that takes their place. */
  readonly edits: readonly { readonly span: Span; readonly insert: string }[];
  /** Whether it is the one obvious fix, which `Fix all` may apply without asking. */
  readonly safe: boolean;
};

/** What rules may ask beyond the document. */
export type Setting = {
  /** The podman version to judge by, such as `5.4`. */
  readonly podman: string;
  /** The codes of all rules there are. */
  readonly codes: readonly string[];
};

/** Finds one sort of problem in a document by the document alone. */
export type Rule = {
  readonly code: string;
  /** For a rule that speaks only where `podwright.rules` gives it a severity: most people would call it noise. */
  readonly level?: 'off';
  /** For a rule that finds nothing but what Kubernetes alone objects to: no problem of it has `also`. */
  readonly only?: 'kubernetes';
  readonly check: (document: ManifestDocument, setting: Setting) => readonly Problem[];
};

/** Finds one sort of problem that takes other documents, or what runs on this machine, to see. */
export type CrossRule = {
  readonly code: string;
  readonly level?: 'off';
  /** What it asks of all documents (`Names.among`), so that it can be kept of each before anybody asks. */
  readonly facts?: readonly ((document: ManifestDocument) => readonly unknown[])[];
  readonly check: (document: ManifestDocument, around: Around) => readonly Problem[];
};

export type Around = Omit<Setting, 'codes'> & {
  /** The document itself, as others see it. */
  readonly here: Neighbour;
  /** What all documents, this one among them, say of each other's names, and what else there is to know of them. */
  readonly names: Names;
  readonly takenPorts: readonly TakenPort[];
};

/** An error that the API server would give. */
export function refusal(code: string, span: Span, message: string, more: Partial<Problem> = {}): Problem {
  return { code, voice: 'kubernetes', severity: 'error', span, message, ...more };
}

/** What the API server takes with a warning. */
export function warning(code: string, span: Span, message: string, more: Partial<Problem> = {}): Problem {
  return { code, voice: 'kubernetes', severity: 'warning', span, message, ...more };
}

/** What podman refuses, changes or passes over. */
export function podmanSays(
  code: string,
  severity: Severity,
  span: Span,
  message: string,
  more: Partial<Problem> = {},
): Problem {
  return { code, voice: 'podman', severity, span, message, ...more };
}

/** What runs, though someone may come to regret it. */
export function advice(
  code: string,
  severity: Severity,
  span: Span,
  message: string,
  more: Partial<Problem> = {},
): Problem {
  return { code, voice: 'practice', severity, span, message, ...more };
}

/** The way to mend it by these edits; none where one of them can't be made. */
export function fixBy(
  title: string,
  safety: 'safe' | 'unsafe',
  ...edits: readonly (Fix['edits'][number] | undefined)[]
): readonly Fix[] {
  const made = edits.filter((it) => it !== undefined);
  return made.length < edits.length ? [] : [{ title, edits: made, safe: safety === 'safe' }];
}

/** The way to write what was meant, where that is known; `edit` puts it in its place. */
export function changeTo(
  meant: string | undefined,
  edit: (meant: string) => Fix['edits'][number] | undefined,
): readonly Fix[] {
  return meant === undefined ? [] : fixBy(`Change to '${meant}'`, 'safe', edit(meant));
}

/** The page that explains a rule, generated from its comment. */
export function pageOf(code: string): string {
  // What is told of .kube units is no rule for manifests.
  const page = code.startsWith('quadlet-') ? 'quadlet' : 'rules';
  return `https://github.com/podwright/podwright/blob/HEAD/docs/${page}.md#${code}`;
}
