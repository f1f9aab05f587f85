import type { TextDocument } from 'vscode-languageserver-textdocument';
import { declaredObjects } from '../features/objects.ts';
import { documentAt, type Manifest } from '../manifest/manifest.ts';

/**
 * Offsets at which those documents begin that are meant by the lines (zero-based) of their pods, and those that are
 * no pods and so are always meant.
 */
export function startsOf(
  file: TextDocument,
  manifest: Manifest,
  lines: readonly number[],
): ReadonlySet<number> {
  const left = declaredObjects(manifest)
    .filter((it) => it.playable && !lines.includes(file.positionAt(it.offset).line))
    .map((it) => documentAt(manifest, it.offset)?.start);
  return new Set(manifest.documents.map((it) => it.start).filter((it) => !left.includes(it)));
}
