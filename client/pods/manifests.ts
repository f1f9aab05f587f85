/**
 * Which file of the workspace a pod comes from, by names: podman keeps no trace of it.
 */
import type { ManifestSymbol } from '../language.ts';
import type { Place } from './rows/row.ts';

/** The kinds that podman makes a pod of, with how the pod is called (play.go, playKubeDeployment and its like). */
const podNames: Readonly<Record<string, (name: string) => readonly string[]>> = {
  Pod: (name) => [name],
  // podman before 4.4 numbers the pods of a Deployment.
  Deployment: (name) => [`${name}-pod`, `${name}-pod-0`],
  DaemonSet: (name) => [`${name}-pod`],
  Job: (name) => [`${name}-pod`],
};

/**
 * The place of each pod's manifest by the pod's name. Where several files declare a pod of the same name nobody can
 * say which it was, and none is told. `nameOf` gives the path a person knows a file by.
 */
export function manifestPlaces(
  symbols: readonly ManifestSymbol[],
  nameOf: (uri: string) => string,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place | undefined>();
  for (const { name, kind, uri, line } of symbols) {
    if (!Object.hasOwn(podNames, kind)) continue;
    for (const pod of podNames[kind]?.(name) ?? []) {
      places.set(pod, places.has(pod) ? undefined : { uri, name: nameOf(uri), line });
    }
  }
  return new Map([...places].flatMap(([pod, place]) => (place === undefined ? [] : [[pod, place] as const])));
}
