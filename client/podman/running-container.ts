/**
 * A container that runs, and the image it runs from, read as a manifest could say it.
 */
import * as v from 'valibot';
import type {
  RunningContainer,
  RunningHealth,
  RunningImage,
  RunningMount,
} from '../../server/protocol-running.ts';

const text = v.nullish(v.string(), '');
const flag = v.nullish(v.boolean(), false);
const count = v.nullish(v.number(), 0);
const words = v.nullish(v.array(v.string()), []);

/** The times are billionths of a second. */
const health = v.nullish(
  v.object({ Test: words, Interval: count, Timeout: count, Retries: count, StartPeriod: count }),
);

/** An element of what `podman container inspect` prints. */
export const inspectedContainer = v.object({
  Id: v.string(),
  Name: v.string(),
  Path: text,
  Args: words,
  ImageName: text,
  Image: v.string(),
  Mounts: v.nullish(
    v.array(
      v.object({ Type: text, Name: text, Source: text, Destination: text, RW: v.nullish(v.boolean(), true) }),
    ),
    [],
  ),
  Config: v.object({
    Env: words,
    WorkingDir: text,
    Tty: flag,
    User: text,
    Hostname: text,
    Healthcheck: health,
    StopTimeout: count,
    CreateCommand: words,
  }),
  HostConfig: v.object({
    RestartPolicy: v.nullish(v.object({ Name: text })),
    NetworkMode: text,
    PidMode: text,
    IpcMode: text,
    PortBindings: v.nullish(
      v.record(v.string(), v.nullish(v.array(v.object({ HostIp: text, HostPort: text })), [])),
      {},
    ),
    Memory: count,
    MemoryReservation: count,
    NanoCpus: count,
    Privileged: flag,
    ReadonlyRootfs: flag,
    CapAdd: words,
    CapDrop: words,
  }),
});

/** An element of what `podman image inspect` prints. */
export const inspectedImage = v.object({
  Id: v.string(),
  Config: v.nullish(
    v.object({
      Entrypoint: words,
      Cmd: words,
      Env: words,
      WorkingDir: text,
      User: text,
      Healthcheck: health,
    }),
  ),
  Healthcheck: health,
});

export type InspectedContainer = v.InferOutput<typeof inspectedContainer>;

type InspectedImage = v.InferOutput<typeof inspectedImage>;

/** A pod's name stands before that of each of its containers. */
export function containerOf(
  it: InspectedContainer,
  podName: string,
  own: InspectedImage | undefined,
): RunningContainer {
  const { Config, HostConfig } = it;
  const health = healthOf(Config.Healthcheck);
  const prefix = `${podName}-`;
  return {
    name: it.Name.startsWith(prefix) && it.Name !== prefix ? it.Name.slice(prefix.length) : it.Name,
    image: it.ImageName,
    process: [it.Path, ...it.Args],
    environment: environmentOf(Config.Env),
    workingDir: Config.WorkingDir,
    tty: Config.Tty,
    user: Config.User,
    mounts: it.Mounts.map(mountOf),
    memory: HostConfig.Memory,
    memoryRequest: HostConfig.MemoryReservation,
    cpu: HostConfig.NanoCpus,
    privileged: HostConfig.Privileged,
    readOnlyRoot: HostConfig.ReadonlyRootfs,
    added: HostConfig.CapAdd.map(plainCapability),
    dropped: HostConfig.CapDrop.map(plainCapability),
    ...(health && { health }),
    own: imageOf(own),
  };
}

/** The first word says how the others are run: CMD, CMD-SHELL, or NONE. */
function healthOf(it: v.InferOutput<typeof health>): RunningHealth | undefined {
  const words = it?.Test.slice(1) ?? [];
  if (!it || words.length === 0) return undefined;
  const seconds = (nanos: number): number => nanos / 1e9;
  return {
    words,
    delay: seconds(it.StartPeriod),
    period: seconds(it.Interval),
    timeout: seconds(it.Timeout),
    retries: it.Retries,
  };
}

function imageOf(it: InspectedImage | undefined): RunningImage {
  const config = it?.Config;
  return {
    entrypoint: config?.Entrypoint ?? [],
    command: config?.Cmd ?? [],
    environment: environmentOf(config?.Env ?? []),
    workingDir: config?.WorkingDir ?? '',
    user: config?.User ?? '',
    health: (it?.Healthcheck?.Test ?? config?.Healthcheck?.Test ?? []).length > 0,
  };
}

function mountOf(it: InspectedContainer['Mounts'][number]): RunningMount {
  const kind = it.Type === 'volume' || it.Type === 'bind' ? it.Type : 'other';
  return { path: it.Destination, kind, source: kind === 'volume' ? it.Name : it.Source, readOnly: !it.RW };
}

function environmentOf(variables: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    variables.map((it) => {
      const at = it.indexOf('=');
      return at < 0 ? [it, ''] : [it.slice(0, at), it.slice(at + 1)];
    }),
  );
}

function plainCapability(name: string): string {
  return name.replace(/^CAP_/, '');
}
