/**
 * A local pod as the client speaks of it: plain data, whatever podman's version wrote.
 */
import type { Role as PodRole } from '../../server/roles/role.ts';

/** What podman's `ps` calls State (libpod/define/containerstate.go), narrowed to what a person tells apart. */
export type ContainerState =
  'created' | 'running' | 'paused' | 'stopping' | 'exited' | 'removing' | 'unknown';

/**
 * As podman's `pod ps` says it; `starting` while an init container runs, which podman calls Degraded, and `dead` where
 * no container is in a state that can be told, which podman calls Error.
 */
export type PodState = 'created' | 'starting' | 'running' | 'degraded' | 'paused' | 'exited' | 'dead';

/** What a container's health check says (libpod/define/healthchecks.go); `starting` in its grace time. */
export type Health = 'starting' | 'healthy' | 'unhealthy';

/** `infra` holds the pod's namespaces, `init` ends before the others start, `main` is what the pod is for. */
export type Role = 'infra' | 'init' | 'main';

/** A published port, or a range of them that begins here. */
export type Port = {
  /** The host's address, absent where it listens on all. */
  readonly address?: string;
  readonly host: number;
  readonly container: number;
  /** How many ports in a row, at least 1. */
  readonly count: number;
  readonly protocol: string;
};

export type Container = {
  readonly id: string;
  /** The name in podman, POD-CONTAINER for what `kube play` makes (kube.go, ToSpecGen). */
  readonly name: string;
  readonly image: string;
  readonly state: ContainerState;
  readonly role: Role;
  /** What it is to its pod; absent where nothing tells. */
  readonly part?: PodRole;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Milliseconds since 1970, absent where it never ran. */
  readonly started?: number;
  /** Milliseconds since 1970, absent where it never ended. */
  readonly ended?: number;
  /** Of the last run; says nothing while there was none. */
  readonly exitCode: number;
  readonly restarts: number;
  /** Absent where it has no health check. */
  readonly health?: Health;
  /** Its own published ports; in a pod those of the pod. */
  readonly ports: readonly Port[];
  /** By name; none in a pod but for its infra container. */
  readonly networks: readonly string[];
};

export type Pod = {
  readonly id: string;
  readonly name: string;
  readonly state: PodState;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly ports: readonly Port[];
  /** Infra first, then init, then main, each in the order they were made. */
  readonly containers: readonly Container[];
  /** Where none of its containers comes from playing a manifest, as far as that is known. */
  readonly byHand?: true;
};

/** What runs, or could, on one podman. */
export type Local = {
  /** In the order of their names. */
  readonly pods: readonly Pod[];
  /** Containers outside of pods, in the order of their names. Their role is `main`. */
  readonly alone: readonly Container[];
};

/** The name a container has in its manifest: `kube play` puts the pod's before it (kube.go, ToSpecGen). */
export function nameInPod(pod: string, container: string): string {
  const prefix = `${pod}-`;
  return container.length > prefix.length && container.startsWith(prefix)
    ? container.slice(prefix.length)
    : container;
}
