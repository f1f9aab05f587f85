import type { Mention } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import type { ManifestDocument } from '../manifest/document.ts';

/** A document of a file, with the mentions in it whose names reach beyond it. */
export type Neighbour = {
  readonly uri: string;
  /** Offset in its file at which the document starts. */
  readonly start: number;
  readonly document: ManifestDocument;
  readonly mentions: readonly Mention[];
};

/** The other documents whose names a document may use: of its own file first, then of the workspace. */
export type Reach = readonly Neighbour[];

/** Whether both are the same document of the same file. */
export function isSamePlace(a: Neighbour, b: Neighbour): boolean {
  return a.uri === b.uri && a.start === b.start;
}

/** The mentions of a document that other documents may mean or be meant by. */
export function reachingOut(document: ManifestDocument): readonly Mention[] {
  return document.derive(findReachingOut);
}

/** What `reachingOut` derives from a document. */
export function findReachingOut(document: ManifestDocument): readonly Mention[] {
  return mentionsIn(document).filter(
    // A Service means ports of pods, and a variable may be the key of a ConfigMap.
    ({ scope, labels, sources }) =>
      scope.reach === 'workspace' || labels !== undefined || sources !== undefined,
  );
}
