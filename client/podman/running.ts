/**
 * What podman has of a pod, read as a manifest could say it: from `podman pod inspect`, `container inspect` and
 * `image inspect`. As tolerant as read.ts.
 */
import * as v from 'valibot';
import type {
  RunningContainer,
  RunningImage,
  RunningMount,
  RunningPod,
  RunningPort,
} from '../../server/protocol.ts';
import type { Command } from './command.ts';
import type { Pod } from './pod.ts';
import type { Run } from './run.ts';

const asking = 10_000;
const text = v.nullish(v.string(), '');
const flag = v.nullish(v.boolean(), false);
const count = v.nullish(v.number(), 0);
const words = v.nullish(v.array(v.string()), []);
const pairs = v.nullish(v.record(v.string(), v.string()), {});

const pod = v.object({ Name: v.string(), Labels: pairs });

const health = v.nullish(v.object({ Test: words }));

const container = v.object({
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
  }),
  HostConfig: v.object({
    RestartPolicy: v.nullish(v.object({ Name: text })),
    NetworkMode: text,
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

const image = v.object({
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

type Inspected = v.InferOutput<typeof container>;

/** Asks podman for what it has of a pod. Fails as `run` does, also where the pod goes away meanwhile. */
export async function readRunning(
  run: Run,
  { id, name, containers }: Pod,
  signal?: AbortSignal,
): Promise<RunningPod> {
  const options = signal === undefined ? {} : { signal };
  // An init container that has run is gone, or was as the manifest says.
  const asked = containers.filter((it) => it.role !== 'init').map((it) => it.id);
  const [own, inspected] = await Promise.all([
    run(inspectPod(id), options),
    run(inspectWhole(asked), options),
  ]);
  const main = inspected.filter((it) => containers.some((one) => one.id === it.Id && one.role === 'main'));
  const images =
    main.length === 0 ? [] : await run(inspectOwn([...new Set(main.map((it) => it.Image))]), options);
  const infra = inspected.find((it) => !main.includes(it)) ?? inspected[0];
  return {
    name,
    labels: own.Labels,
    hostname: infra?.Config.Hostname ?? name,
    hostNetwork: infra?.HostConfig.NetworkMode === 'host',
    restartPolicy: policyOf(main[0]?.HostConfig.RestartPolicy?.Name ?? ''),
    ports: infra ? portsOf(infra) : [],
    containers: main.map((it) =>
      containerOf(
        it,
        name,
        images.find((one) => one.Id === it.Image),
      ),
    ),
  };
}

function inspectPod(id: string): Command<v.InferOutput<typeof pod>> {
  return {
    args: ['pod', 'inspect', '--format', 'json', '--', id],
    timeout: asking,
    // podman 4 prints an object, podman 5 a list of one.
    read: (stdout) => {
      const printed: unknown = JSON.parse(stdout);
      return v.parse(pod, Array.isArray(printed) ? printed[0] : printed);
    },
  };
}

function inspectWhole(ids: readonly string[]): Command<readonly Inspected[]> {
  return {
    args: ['container', 'inspect', '--format', 'json', '--', ...ids],
    timeout: asking,
    read: (stdout) => v.parse(v.array(container), JSON.parse(stdout)),
  };
}

function inspectOwn(ids: readonly string[]): Command<readonly v.InferOutput<typeof image>[]> {
  return {
    args: ['image', 'inspect', '--format', 'json', '--', ...ids],
    timeout: asking,
    read: (stdout) => v.parse(v.array(image), JSON.parse(stdout)),
  };
}

function policyOf(name: string): RunningPod['restartPolicy'] {
  if (name === 'on-failure') return 'OnFailure';
  return name === 'no' ? 'Never' : 'Always';
}

/** Such as `80/tcp` with its places on the host. */
function portsOf({ HostConfig }: Inspected): readonly RunningPort[] {
  return Object.entries(HostConfig.PortBindings).flatMap(([key, places]) => {
    const [own = '', protocol = 'tcp'] = key.split('/');
    return places.map(({ HostIp, HostPort }) => ({
      container: Number(own),
      protocol: protocol.toUpperCase() as RunningPort['protocol'],
      host: Number(HostPort),
      address: HostIp === '0.0.0.0' ? '' : HostIp,
    }));
  });
}

function containerOf(
  it: Inspected,
  podName: string,
  own: v.InferOutput<typeof image> | undefined,
): RunningContainer {
  const { Config, HostConfig } = it;
  const test = Config.Healthcheck?.Test.slice(1) ?? [];
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
    ...(test.length > 0 && { health: test }),
    own: imageOf(own),
  };
}

function imageOf(it: v.InferOutput<typeof image> | undefined): RunningImage {
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

function mountOf(it: Inspected['Mounts'][number]): RunningMount {
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
