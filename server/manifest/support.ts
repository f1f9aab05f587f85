import type { ManifestDocument } from './document.ts';
import { expectedAt } from './expected.ts';
import { podmanSupport, type PodmanSupport } from '../schema/podman.ts';
import type { Path } from '../yaml/tree.ts';

/** What podman does with what stands at a path of a document; an item of a `List` is an object of its own. */
export function supportAt(document: ManifestDocument, path: Path): PodmanSupport | undefined {
  const kind = document.identity.declared?.kind;
  if (kind === undefined) return undefined;
  if (kind !== 'List' || path.length < 2) return podmanSupport(kind, path);
  const item = expectedAt(document, path.slice(0, 2))?.type;
  return item?.kind === 'object' ? podmanSupport(item.shape.name, path.slice(2)) : undefined;
}

/** Whether podman does anything with what stands at a path. */
export function podmanReads(document: ManifestDocument, path: Path): boolean {
  return supportAt(document, path)?.support !== 'ignored';
}
