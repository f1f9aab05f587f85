/**
 * What podman says of the pods that manifests have become, kept for as long as the pods are the same.
 */
import type { ManifestObject } from '../../server/protocol.ts';
import type { RunningPod } from '../../server/protocol-running.ts';
import type { Pod } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import { readRunning } from '../podman/running.ts';

/** Pods that are gone are forgotten when there are more than this. */
const most = 100;

/**
 * Answers what is known of a pod; undefined where it is being asked, and then `changed` is called once it is known.
 * A pod's containers are never changed, only others made in their place, so each set of them is asked for once.
 * `configMaps` are those whose files are of interest; another pod's play may change them without a word of podman,
 * which is learnt with the pod's next containers, and by comparing at once.
 */
export function runningPods(
  run: Run,
  changed: () => void,
): (pod: Pod, configMaps: readonly string[]) => RunningPod | undefined {
  const known = new Map<string, RunningPod | undefined>();
  return (pod, configMaps) => {
    const key = [pod.id, ...pod.containers.map((it) => `${it.id} ${it.role}`), '', ...configMaps].join();
    if (!known.has(key)) void ask(key, pod, configMaps);
    return known.get(key);
  };

  async function ask(key: string, pod: Pod, configMaps: readonly string[]): Promise<void> {
    if (known.size >= most) known.clear();
    known.set(key, undefined);
    try {
      known.set(key, await readRunning(run, pod, configMaps));
      changed();
    } catch {
      // It has gone meanwhile, or podman can't say: then nobody says that it differs.
    }
  }
}

/** The names of a file's ConfigMaps. */
export function configMapsIn(objects: readonly ManifestObject[]): readonly string[] {
  return objects.flatMap(({ kind, name }) => (kind === 'ConfigMap' && name !== undefined ? [name] : []));
}
