import type { ManifestDocument } from './document.ts';
import { mapIn, mapsIn, textIn } from './find.ts';
import { resourcesOf, type Amount, type Resources } from './resources.ts';
import type { Quantity } from '../schema/quantity.ts';
import type { MapNode } from '../yaml/tree.ts';

/** The amounts of a map's `resources`, as `resourcesOf` reads them. */
export function resourcesIn(document: ManifestDocument, holder: MapNode): Resources | undefined {
  const map = mapIn(holder, 'resources');
  return map && resourcesOf(document).find((it) => it.map === map);
}

/**
 * What the containers of a pod request of a resource together, in billionths; a limit without a request is one too
 * (core/v1/defaults.go, `SetDefaults_Pod`).
 * Regular containers and sidecars run at once. An init container runs with the sidecars before it, so the most that
 * is needed at one time counts (component-helpers/resource/helpers.go, `AggregateContainerRequests`).
 */
export function requestedTogether(document: ManifestDocument, spec: MapNode, resource: string): bigint {
  let sidecars = 0n;
  let most = 0n;
  for (const it of mapsIn(spec, 'initContainers')) {
    const own = requested(document, it, resource);
    if (textIn(it, 'restartPolicy') === 'Always') sidecars += own;
    const running = textIn(it, 'restartPolicy') === 'Always' ? sidecars : sidecars + own;
    most = running > most ? running : most;
  }
  const regular = mapsIn(spec, 'containers').reduce((sum, it) => sum + requested(document, it, resource), 0n);
  return regular + sidecars > most ? regular + sidecars : most;
}

function requested(document: ManifestDocument, container: MapNode, resource: string): bigint {
  const resources = resourcesIn(document, container);
  const amount = amountIn(resources?.requests, resource) ?? amountIn(resources?.limits, resource);
  return amount?.nanos ?? 0n;
}

function amountIn(amounts: readonly Amount[] | undefined, resource: string): Quantity | undefined {
  return amounts?.find((it) => it.name === resource)?.quantity;
}
