import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.mts';

/** A manifest and what Kubernetes' own validation says of each of its documents. */
export type Vector = {
  /** Below test/vectors, such as `invalid/port-zero.yaml`. */
  readonly file: string;
  readonly text: string;
  readonly documents: readonly Verdict[];
};

export type Verdict = { readonly errors: readonly Refusal[]; readonly warnings?: readonly string[] };

/** One objection of the API server. */
export type Refusal = {
  /** How far it came: yaml, decode, unsupported, strict or validation. */
  readonly stage: string;
  /** The path it names; empty where it names none. */
  readonly field: string;
  readonly says: string;
  /** One-based line of the file, where it names one. */
  readonly line?: number;
};

const folder = join(root, 'test/vectors');

/** Every vector, in the order of the files' names. */
export function readVectors(): readonly Vector[] {
  const verdicts = JSON.parse(readFileSync(join(folder, 'verdicts.json'), 'utf8')) as Record<
    string,
    readonly Verdict[]
  >;
  return Object.entries(verdicts).map(([file, documents]) => ({
    file,
    text: readFileSync(join(folder, file), 'utf8'),
    documents,
  }));
}

/** What a vector is about: the first word of its file's name. For tables only. */
export function groupOf({ file }: Vector): string {
  return /\/(\w+)/.exec(file)?.[1] ?? '';
}
