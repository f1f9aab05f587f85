import type { Mention } from './mention.ts';
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
