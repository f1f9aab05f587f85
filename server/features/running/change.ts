import type { TextEdit } from '../../manifest/edits.ts';
import type { Manifest, PlacedDocument } from '../../manifest/manifest.ts';
import type { PodPart } from '../../manifest/pods.ts';
import type { RunningPod } from '../../protocol.ts';

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

/** Whether two records hold the same. */
export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((it, at) => it === b[at]);
}
