/**
 * Which pods and containers use something that podman keeps beside them, by name.
 */
import type { Container, Local } from '../podman/pod.ts';

/** The names of the pods, and of the containers outside of pods, that have a container of which `uses` holds. */
export function usersAmong(
  { pods, alone }: Local,
  uses: (container: Container) => boolean,
): readonly string[] {
  return [...pods.filter((it) => it.containers.some(uses)), ...alone.filter(uses)].map((it) => it.name);
}
