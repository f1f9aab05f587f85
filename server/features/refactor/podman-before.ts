import type { Surroundings } from './refactoring.ts';
import { isOlder } from '../../schema/podman-version.ts';

/** Whether what is made has to work with a podman that is older than a version such as `4.4`. */
export function isForPodmanBefore({ target, podman }: Surroundings, version: string): boolean {
  return target !== 'kubernetes' && isOlder(podman, version);
}
