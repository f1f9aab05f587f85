import type { Mention } from './mention.ts';
import { nearestShape, siteAt } from './walk.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { listIn } from '../manifest/find.ts';

/** Whether the container of a mentioned variable takes variables from ConfigMaps or Secrets as a whole. */
export function hasEnvFrom(document: ManifestDocument, { path }: Mention): boolean {
  const container = nearestShape(siteAt(document, path), 'Container', 'EphemeralContainer')?.node;
  return container?.kind === 'map' && (listIn(container, 'envFrom')?.items.length ?? 0) > 0;
}
