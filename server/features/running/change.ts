import type { ManifestDocument } from '../../manifest/document.ts';
import { setEntry, type TextEdit } from '../../manifest/edits.ts';
import { mapIn } from '../../manifest/find.ts';
import type { Manifest, PlacedDocument } from '../../manifest/manifest.ts';
import type { PodPart } from '../../manifest/pods.ts';
import type { RunningPod } from '../../protocol-running.ts';
import type { Content } from '../../yaml/content.ts';
import type { MapNode } from '../../yaml/tree.ts';

/** What is compared. */
export type Subject = {
  readonly manifest: Manifest;
  readonly placed: PlacedDocument;
  readonly part: PodPart;
  readonly running: RunningPod;
  /** podman's version. */
  readonly podman: string;
};

/** What would have to be written otherwise, in the document that begins at an offset of the file. */
export type Change = { readonly start: number; readonly edit: TextEdit };

/** The changes that edits of the pod's own document are; those that can't be written are left out. */
export function changesOf(
  { placed: { start } }: Subject,
  ...edits: readonly (TextEdit | undefined | false)[]
): readonly Change[] {
  return edits.flatMap((edit) => (edit ? [{ start, edit }] : []));
}

/** How `kube generate` writes names, which Kubernetes takes no underscores in (libpod/kube.go, removeUnderscores). */
export function withoutUnderscores(name: string): string {
  return name.replaceAll('_', '');
}

/** Whether two lists hold the same in the same order. */
export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((it, at) => it === b[at]);
}

/** Gives keys of a map other values, and maps within it those that are maps: only what is told changes. */
export function merged(
  document: ManifestDocument,
  map: MapNode,
  content: Readonly<Record<string, Content>>,
): readonly (TextEdit | undefined)[] {
  return Object.entries(content).flatMap(([key, value]) => {
    const below = isRecord(value) ? mapIn(map, key) : undefined;
    return below && isRecord(value) ? merged(document, below, value) : [setEntry(document, map, key, value)];
  });
}

function isRecord(content: Content): content is Readonly<Record<string, Content>> {
  return typeof content === 'object' && !Array.isArray(content);
}
