import { expect } from 'vitest';
import { leftToOthers, ownCompletions, ownProblems, type Left } from '../server/features/beside.ts';
import { complete, nothingKnown } from '../server/features/completion.ts';
import { diagnose } from '../server/features/diagnostics.ts';
import { documentAt } from '../server/manifest/manifest.ts';
import type { OtherYamlServer, Settings } from '../server/protocol.ts';
import { newestPodman } from '../server/schema/podman.ts';
import { manifest } from './check.ts';
import { fixture, only, withCarets, withoutCarets } from './fixture.ts';

/** The file that the texts below are taken for. */
export const uri = 'file:///w/pod.yaml';

/** Red Hat's server as it is when nothing is set: it does all it can, and has no schema for the file. */
export const redHat: OtherYamlServer = {
  validates: true,
  completes: true,
  hovers: true,
  withSchema: [],
  schemaFailed: [],
};
export const withSchema: OtherYamlServer = { ...redHat, withSchema: [uri] };

type Beside = { readonly other?: OtherYamlServer; readonly manner?: Settings['besideYamlServer'] };

/** The caret lines of a text of one document are all that YAML and Kubernetes say of it and others don't. */
export function checkOwnProblems(annotated: string, beside: Beside): void {
  const text = withoutCarets(annotated);
  const { document } = only(manifest(text).documents, 'document');
  const problems = ownProblems(diagnose(document, { podman: newestPodman }), document, left(text, beside))
    .filter((it) => it.voice === 'yaml' || it.voice === 'kubernetes')
    .map((it) => ({ ...it.span, says: `${it.severity} ${it.code}: ${it.message}` }));
  expect(withCarets(text, problems)).toBe(annotated);
}

/** The labels of what is offered at the fixture's cursor and others don't offer. */
export function ownLabels(marked: string, beside: Beside): readonly string[] {
  const { text, cursors } = fixture(marked);
  const offset = only(cursors, 'cursor');
  const placed = documentAt(manifest(text), offset);
  if (!placed) throw new Error('The fixture has no document at its cursor.');
  const found = complete(placed.document, offset - placed.start, nothingKnown);
  return ownCompletions(found, left(text, beside)).map((it) => it.label);
}

/** What is left to others in the first document of a text. */
export function left(text: string, { other, manner = 'auto' }: Beside): Left {
  const [first] = manifest(text).documents;
  if (!first) throw new Error('The fixture has no document.');
  return leftToOthers(manner, other, uri, first.document);
}
