/**
 * Reads podman's JSON, tolerantly: fields that only a part of the versions write may be missing, and Go writes an
 * empty list as null. What must be there and isn't makes the reader throw.
 */
import * as v from 'valibot';
import { readDescribed, type Described } from './described.ts';
import type { ContainerState, Health, Port } from './pod.ts';

/** One line of `podman ps`. */
export type Listed = {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly infra: boolean;
  readonly state: ContainerState;
  /** Absent for a container of its own. */
  readonly pod?: { readonly id: string; readonly name: string };
  readonly ports: readonly Port[];
  /** Milliseconds since 1970, in steps of a second. */
  readonly created: number;
  readonly started?: number;
  readonly ended?: number;
  readonly exitCode: number;
  readonly restarts: number;
  readonly health?: Health;
  readonly networks: readonly string[];
};

/** A pod as `podman pod ps` lists it. */
export type ListedPod = {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** How many containers it has, its infra container among them. */
  readonly containers: number;
};

/** What `podman container inspect` knows beyond `ps` that tells init containers from others. */
export type Inspected = {
  readonly id: string;
  /** Milliseconds since 1970, with parts of them: containers of a pod are made some milliseconds apart. */
  readonly created: number;
  readonly restartPolicy: string;
  /** Whether podman has ever prepared it to run. */
  readonly prepared: boolean;
  /** How it came to be: by `podman create` on its own, as an init container or not, or by `kube play`. */
  readonly made: 'init' | 'other' | 'played';
  /** Whether init containers of its pod stay when they have ended (annotation of the whole pod). */
  readonly initsStay: boolean;
  /** What it does, as far as podman knows. */
  readonly described: Described;
};

/** podman's own version, such as '4.3.1', and that of the service it asks, where it asks one. */
export type Version = { readonly client: string; readonly server?: string };

const text = v.nullish(v.string(), '');
const count = v.nullish(v.number(), 0);

/** A port as `podman ps` writes it. */
export const port = v.object({
  host_ip: text,
  container_port: v.number(),
  host_port: count,
  range: v.nullish(v.number(), 1),
  protocol: v.nullish(v.string(), 'tcp'),
});

const listed = v.object({
  Id: v.string(),
  Names: v.nullish(v.array(v.string()), []),
  Image: text,
  IsInfra: v.nullish(v.boolean(), false),
  State: text,
  Status: text,
  Pod: text,
  PodName: text,
  Ports: v.nullish(v.array(port), []),
  Networks: v.nullish(v.array(v.string()), []),
  Created: v.nullish(v.union([v.number(), v.string()]), 0),
  StartedAt: count,
  ExitedAt: count,
  ExitCode: count,
  Restarts: count,
});

const inspected = v.object({
  Id: v.string(),
  Created: text,
  OCIConfigPath: text,
  Config: v.object({
    CreateCommand: v.nullish(v.array(v.string()), []),
    Annotations: v.nullish(v.record(v.string(), v.string()), {}),
  }),
  HostConfig: v.nullish(v.object({ RestartPolicy: v.nullish(v.object({ Name: text })) })),
});

/** Reads a JSON array with one reader; leaves out what the reader answers undefined for. */
export function readEach<T>(read: (value: unknown) => T | undefined): (stdout: string) => readonly T[] {
  const list = v.nullish(v.array(v.unknown()), []);
  return (stdout) =>
    v
      .parse(list, JSON.parse(stdout))
      .map((it) => read(it))
      .filter((it) => it !== undefined);
}

const listedPod = v.object({
  Id: v.string(),
  Name: text,
  Created: text,
  Containers: v.nullish(v.array(v.unknown()), []),
});

export function readListed(value: unknown): Listed {
  const it = v.parse(listed, value);
  const health = readHealth(it.Status);
  const started = time(it.StartedAt);
  const ended = time(it.ExitedAt);
  return {
    id: it.Id,
    name: it.Names[0] ?? it.Id.slice(0, 12),
    image: it.Image,
    infra: it.IsInfra,
    state: readState(it.State),
    ...(it.Pod === '' ? {} : { pod: { id: it.Pod, name: it.PodName || it.Pod.slice(0, 12) } }),
    ports: it.Ports.filter((p) => p.host_port > 0).map(readPort),
    created: typeof it.Created === 'number' ? it.Created * 1000 : Date.parse(it.Created) || 0,
    ...(started === undefined ? {} : { started }),
    ...(ended === undefined ? {} : { ended }),
    exitCode: it.ExitCode,
    restarts: it.Restarts,
    ...(health === undefined ? {} : { health }),
    networks: it.Networks,
  };
}

export function readListedPod(value: unknown): ListedPod {
  const { Id: id, Name: name, Created: created, Containers: containers } = v.parse(listedPod, value);
  return { id, name, created: Date.parse(created) || 0, containers: containers.length };
}

export function readInspected(value: unknown): Inspected {
  const it = v.parse(inspected, value);
  return {
    id: it.Id,
    created: preciseTime(it.Created),
    restartPolicy: it.HostConfig?.RestartPolicy?.Name ?? '',
    prepared: it.OCIConfigPath !== '',
    made: readMaking(it.Config.CreateCommand),
    initsStay: it.Config.Annotations['io.podman.annotations.init.container.type'] === 'always',
    described: readDescribed(value),
  };
}

export function readVersion(stdout: string): Version {
  const one = v.object({ Version: v.string() });
  const answer = v.parse(v.object({ Client: one, Server: v.nullish(one) }), JSON.parse(stdout));
  return { client: answer.Client.Version, ...(answer.Server && { server: answer.Server.Version }) };
}

/**
 * The ids under each `Pod:` of what `kube play` prints (cmd/podman/kube/play.go, kubeplay).
 * Lists of containers, volumes and secrets stand there too.
 */
export function readPlayedPods(stdout: string): readonly string[] {
  return [...stdout.matchAll(/^Pods?:\n((?:[0-9a-f]{64}\n)+)/gm)].flatMap((it) =>
    (it[1] ?? '').trim().split('\n'),
  );
}

// `kube play` leaves the command empty on all but the infra container.
function readMaking(command: readonly string[]): Inspected['made'] {
  if (command.length === 0) return 'played';
  return command.some((word) => word === '--init-ctr' || word.startsWith('--init-ctr=')) ? 'init' : 'other';
}

// RFC 3339 with up to nine decimals, of which Date reads three.
function preciseTime(text: string): number {
  const decimals = /\.\d{3}(\d+)/.exec(text)?.[1] ?? '';
  return (Date.parse(text) || 0) + Number(`0.${decimals}`);
}

// A container that never ran has year 1 there, which is negative: Go's zero time.
function time(seconds: number): number | undefined {
  return seconds > 0 ? seconds * 1000 : undefined;
}

export function readPort(it: v.InferOutput<typeof port>): Port {
  const everywhere = it.host_ip === '' || it.host_ip === '0.0.0.0' || it.host_ip === '::';
  return {
    ...(everywhere ? {} : { address: it.host_ip }),
    host: it.host_port,
    container: it.container_port,
    count: Math.max(1, it.range),
    protocol: it.protocol,
  };
}

const states: Readonly<Record<string, ContainerState>> = {
  configured: 'created',
  created: 'created',
  initialized: 'created',
  running: 'running',
  paused: 'paused',
  stopping: 'stopping',
  stopped: 'exited',
  exited: 'exited',
  removing: 'removing',
};

function readState(state: string): ContainerState {
  return Object.hasOwn(states, state) ? (states[state] ?? 'unknown') : 'unknown';
}

const healths: readonly Health[] = ['starting', 'healthy', 'unhealthy'];

/** `ps` writes it behind the running time alone: `Up 5 minutes (healthy)` (cmd/podman/containers/ps.go, State). */
function readHealth(status: string): Health | undefined {
  const found = /\((\w+)\)$/.exec(status)?.[1];
  return healths.find((it) => it === found);
}
