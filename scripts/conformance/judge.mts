import { diagnose } from '../../server/features/diagnostics.ts';
import type { ManifestDocument } from '../../server/manifest/document.ts';
import { readManifest } from '../../server/manifest/manifest.ts';
import { pathAt, pathText } from '../../server/manifest/path.ts';
import type { Problem } from '../../server/rules/rule.ts';
import { newestPodman } from '../../server/schema/podman.ts';
import type { Schema } from '../../server/schema/shape.ts';
import { lineOf, lineStarts } from '../../server/yaml/lines.ts';
import { tellsOf } from './place.mts';
import type { Refusal, Vector } from './vectors.mts';

/** What we say of a vector, beside what Kubernetes says. */
export type Judgement = {
  readonly vector: Vector;
  /** Whether Kubernetes refuses one of its documents. */
  readonly refused: boolean;
  /** The objections of Kubernetes that no error of ours tells of. */
  readonly missed: readonly Refusal[];
  /** The other objections. */
  readonly told: readonly Refusal[];
  /** Our errors where Kubernetes has none in that document. */
  readonly falseErrors: readonly Finding[];
  /** The warnings of Kubernetes that nothing of ours tells of. */
  readonly unwarned: readonly string[];
};

/** What we say of a place. */
export type Finding = {
  readonly severity: Problem['severity'];
  readonly code: string;
  /** As `podwright check --format json` has it. */
  readonly path: string;
  /** One-based line of the file. */
  readonly line: number;
  readonly message: string;
};

/** Compares our errors of the kubernetes voice with the verdict on a vector, document by document. */
export function judge(vector: Vector, schema: Schema): Judgement {
  const starts = lineStarts(vector.text);
  const documents = readManifest(vector.text, schema).documents.filter((it) => it.document.parsed.root);
  const found = documents.map(({ start, document }) =>
    diagnose(document, { podman: newestPodman })
      .filter((it) => it.voice === 'kubernetes' || it.voice === 'yaml')
      .map((it) => finding(document, it, lineOf(starts, start + it.span.start) + 1)),
  );
  const findings = found.map((all) => all.filter((it) => it.severity === 'error'));
  const refusals = vector.documents.flatMap(({ errors }, index) =>
    errors.map((refusal) => ({ refusal, told: isTold(refusal, findings[index] ?? []) })),
  );
  return {
    vector,
    refused: refusals.length > 0,
    missed: refusals.filter((it) => !it.told).map((it) => it.refusal),
    told: refusals.filter((it) => it.told).map((it) => it.refusal),
    falseErrors: findings.flatMap((it, index) => (vector.documents[index]?.errors.length ? [] : it)),
    unwarned: vector.documents.flatMap(({ warnings }, index) =>
      (warnings ?? []).filter((it) => !isWarned(it, found[index] ?? [])),
    ),
  };
}

function finding(document: ManifestDocument, problem: Problem, line: number): Finding {
  const path = pathText(document, problem.path ?? pathAt(document, problem.span));
  const { code, severity, message } = problem;
  return { severity, code, path, line, message };
}

function isTold(refusal: Refusal, findings: readonly Finding[]): boolean {
  if (refusal.field !== '') return findings.some((it) => tellsOf(it.path, refusal.field));
  const { line } = refusal;
  // The server's YAML reader counts a line from where it stumbled, which is often the one behind the fault.
  return findings.some((it) => line === undefined || Math.abs(it.line - line) <= 1);
}

/** Whether we say anything at the place that a warning begins with; some begin with a volume's name instead. */
function isWarned(warning: string, findings: readonly Finding[]): boolean {
  const field = /^([\w.]+(?:\[[^\]]*\][\w.]*)*): /.exec(warning)?.[1];
  return findings.some((it) => field === undefined || tellsOf(it.path, field));
}
