/**
 * Who else uses the volumes of a manifest.
 */
import { listMounting } from '../podman/command-stored.ts';
import type { Run } from '../podman/run.ts';

/** The names of those who use a volume, by its name. */
export type VolumeUsers = ReadonlyMap<string, readonly string[]>;

/**
 * Which of these volumes are used by others than the pods with these ids, running or not, and by whom: pods, and
 * containers outside of pods.
 */
export async function usersElsewhere(
  run: Run,
  volumes: readonly string[],
  pods: ReadonlySet<string>,
): Promise<VolumeUsers> {
  const found = await Promise.all(
    volumes.map(async (volume): Promise<readonly (readonly [string, readonly string[]])[]> => {
      const others = (await run(listMounting(volume))).filter(({ pod }) => !pod || !pods.has(pod.id));
      const names = new Set(others.map(({ pod, name }) => pod?.name ?? name));
      return names.size === 0 ? [] : [[volume, [...names]]];
    }),
  );
  return new Map(found.flat());
}
