import { isForPodmanBefore } from './podman-before.ts';
import type { Offer } from './refactoring.ts';
import { givenIn, listIn, textIn } from '../../manifest/find.ts';
import { moveItem } from '../../manifest/move.ts';
import { resolved, type MapNode } from '../../yaml/tree.ts';

/**
 * Moves a container between those that run at once and those that run before them. One that runs before them has no
 * probes and hooks, and no restartPolicy but as a sidecar (pkg/apis/core/validation, validateInitContainers); one of
 * the others there has to be.
 */
export const moveContainer: Offer = ({ document, pod, container }, around) => {
  if (!container) return [];
  const { map: spec } = pod.spec;
  const isMain = container.role === 'main';
  const [from, to] = isMain
    ? (['containers', 'initContainers'] as const)
    : (['initContainers', 'containers'] as const);
  const items = listIn(spec, from)?.items ?? [];
  const item = items.find((it) => resolved(it) === container.map);
  if (item?.kind !== 'map') return [];
  if (isMain && (items.length === 1 || runningOnly.some((it) => givenIn(item, it)))) return [];
  if (isMain && isForPodmanBefore(around, '4.4') && restarts(spec)) return [];
  const without = isMain ? undefined : item.entries.findLast((it) => it.key.text === 'restartPolicy');
  const edits = moveItem(document, spec, { item, from, to, without, ...(isMain && { above: 'containers' }) });
  return edits ? [{ title: `Move to ${to}`, kind: 'move', edits }] : [];
};

/** Whether a podman before 4.4 would run init containers over and over, and never get to the others (podman-looping-init). */
function restarts(spec: MapNode): boolean {
  return !['Never', 'OnFailure'].includes(textIn(spec, 'restartPolicy') ?? '');
}

/** What only containers have that run until somebody stops them. */
const runningOnly = [
  'lifecycle',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'restartPolicy',
] as const;
