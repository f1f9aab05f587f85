/**
 * What podman has of a pod, read as a manifest could say it: from `podman pod inspect`, `container inspect` and
 * `image inspect`. As tolerant as read.ts.
 */
import * as v from 'valibot';
import type { RunningHost, RunningPod, RunningPort } from '../../server/protocol-running.ts';
import type { Command } from './command.ts';
import type { Pod } from './pod.ts';
import type { Run } from './run.ts';
import {
  containerOf,
  inspectedContainer,
  inspectedImage,
  type InspectedContainer,
} from './running-container.ts';
import { textsInTar } from './tar.ts';

const asking = 10_000;
const words = v.nullish(v.array(v.string()), []);
const pairs = v.nullish(v.record(v.string(), v.string()), {});

const pod = v.object({
  Name: v.string(),
  Labels: pairs,
  SharedNamespaces: words,
  InfraConfig: v.nullish(
    v.object({ HostAdd: words, DNSServer: words, DNSSearch: words, DNSOption: words }),
    {},
  ),
});

/**
 * Asks podman for what it has of a pod, and for the files in those of its volumes that `configMaps` names. Fails as
 * `run` does, also where the pod goes away meanwhile.
 */
export async function readRunning(
  run: Run,
  { id, name, containers }: Pod,
  configMaps: readonly string[] = [],
): Promise<RunningPod> {
  // An init container that has run is gone, or was as the manifest says.
  const asked = containers.filter((it) => it.role !== 'init').map((it) => it.id);
  const [own, inspected] = await Promise.all([run(inspectPod(id)), run(inspectWhole(asked))]);
  const main = inspected.filter((it) => containers.some((one) => one.id === it.Id && one.role === 'main'));
  const images = main.length === 0 ? [] : await run(inspectOwn([...new Set(main.map((it) => it.Image))]));
  const infra = inspected.find((it) => !main.includes(it)) ?? inspected[0];
  const usualGrace = infra?.Config.StopTimeout ?? 0;
  return {
    name,
    byHand: main.length > 0 && main.every((it) => it.Config.CreateCommand.length > 0),
    labels: own.Labels,
    hostname: infra?.Config.Hostname ?? name,
    hostNetwork: infra?.HostConfig.NetworkMode === 'host',
    restartPolicy: policyOf(main[0]?.HostConfig.RestartPolicy?.Name ?? 'always'),
    hosts: own.InfraConfig.HostAdd.map(hostOf),
    dns: {
      nameservers: own.InfraConfig.DNSServer,
      searches: own.InfraConfig.DNSSearch,
      options: own.InfraConfig.DNSOption,
    },
    sharesProcesses: own.SharedNamespaces.includes('pid'),
    hostPID: main[0]?.HostConfig.PidMode === 'host',
    hostIPC: main[0]?.HostConfig.IpcMode === 'host',
    grace: main[0]?.Config.StopTimeout ?? usualGrace,
    usualGrace,
    ports: infra ? portsOf(infra) : [],
    contents: await contentsOf(
      run,
      configMaps.filter((it) => main.some(({ Mounts }) => Mounts.some((mount) => mount.Name === it))),
    ),
    containers: main.map((it) =>
      containerOf(
        it,
        name,
        images.find((one) => one.Id === it.Image),
      ),
    ),
  };
}

async function contentsOf(run: Run, volumes: readonly string[]): Promise<RunningPod['contents']> {
  const read = await Promise.all(
    volumes.map(async (it): Promise<[string, Readonly<Record<string, string>>][]> => {
      try {
        const files = await run(exportVolume(it));
        return files ? [[it, files]] : [];
      } catch {
        // Over a connection podman may not have it, and a volume may go meanwhile: then nobody knows what is in it.
        return [];
      }
    }),
  );
  return Object.fromEntries(read.flat());
}

/** All that a volume holds, as an archive on standard output. */
function exportVolume(name: string): Command<ReturnType<typeof textsInTar>> {
  return { args: ['volume', 'export', '--', name], timeout: asking, read: textsInTar };
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

function inspectWhole(ids: readonly string[]): Command<readonly InspectedContainer[]> {
  return {
    args: ['container', 'inspect', '--format', 'json', '--', ...ids],
    timeout: asking,
    read: (stdout) => v.parse(v.array(inspectedContainer), JSON.parse(stdout)),
  };
}

function inspectOwn(ids: readonly string[]): Command<readonly v.InferOutput<typeof inspectedImage>[]> {
  return {
    args: ['image', 'inspect', '--format', 'json', '--', ...ids],
    timeout: asking,
    read: (stdout) => v.parse(v.array(inspectedImage), JSON.parse(stdout)),
  };
}

/** `db:10.0.0.9`; the address may have colons. */
function hostOf(text: string): RunningHost {
  const at = text.indexOf(':');
  return { name: text.slice(0, at), address: text.slice(at + 1) };
}

/** What a person has made without a policy has none in podman 4.3, and `no` in later ones. */
function policyOf(name: string): RunningPod['restartPolicy'] {
  if (name === 'on-failure') return 'OnFailure';
  return name === 'no' || name === '' ? 'Never' : 'Always';
}

/** Such as `80/tcp` with its places on the host. */
function portsOf({ HostConfig }: InspectedContainer): readonly RunningPort[] {
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
