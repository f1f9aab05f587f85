/**
 * Which local pods an object of a manifest has become.
 */
import type { ManifestObject } from '../../server/protocol.ts';
import type { Pod } from '../podman/pod.ts';

/**
 * The pods that podman has made of `object`, by their names alone, so that it holds whoever played it and when.
 * A workload's pod is NAME-pod; podman before 4.4 numbers its replicas from zero: NAME-pod-0 (play.go,
 * playKubeDeployment). `objects` are all of the file: a pod that one of them names outright belongs to that one.
 */
export function podsOf(
  object: ManifestObject,
  objects: readonly ManifestObject[],
  pods: readonly Pod[],
): readonly Pod[] {
  const { pod: name } = object;
  if (name === undefined) return [];
  if (object.kind === 'Pod') return pods.filter((it) => it.name === name);
  const named = new Set(objects.filter((it) => it !== object).map((it) => it.pod));
  return pods.filter((it) => it.name === name || (isReplica(it.name, name) && !named.has(it.name)));
}

function isReplica(pod: string, name: string): boolean {
  return pod.startsWith(`${name}-`) && /^\d+$/.test(pod.slice(name.length + 1));
}
