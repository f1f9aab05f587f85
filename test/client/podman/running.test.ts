import { expect, test } from 'vitest';
import type { Pod } from '../../../client/podman/pod.ts';
import { readRunning } from '../../../client/podman/running.ts';
import { recorded, versions } from '../recorded.ts';

type Recorded = {
  readonly Id: string;
  readonly Name: string;
  readonly IsInfra: boolean;
  readonly Image: string;
};

/** A pod of two containers, with a bit of everything, as real podmans described it. */
async function running(version: (typeof versions)[number], change = (it: string) => it) {
  const whole = change(recorded(version, 'whole-containers.json'));
  const containers = JSON.parse(whole) as readonly Recorded[];
  const images = [...new Set(containers.map((it) => it.Image))].map((Id) => ({
    Id,
    Config: { Entrypoint: ['entry'], Cmd: ['nginx'], Env: ['PATH=/bin'], WorkingDir: '' },
  }));
  const answers: Readonly<Record<string, string>> = {
    'pod inspect': recorded(version, 'whole-pod.json'),
    'container inspect': whole,
    'image inspect': JSON.stringify(images),
  };
  const pod = {
    ...{ id: 'p', name: 'pwx' },
    containers: containers.map((it) => ({ id: it.Id, role: it.IsInfra ? 'infra' : 'main' })),
  } as unknown as Pod;
  return readRunning(
    (command) => Promise.resolve(command.read(answers[command.args.slice(0, 2).join(' ')] ?? '')),
    pod,
  );
}

test.each(versions)('what %s says of a pod is read as a manifest says it', async (version) => {
  const pod = await running(version);
  expect(pod).toMatchObject({
    ...{
      name: 'pwx',
      byHand: false,
      labels: { app: 'pwx', tier: 'front' },
      hostname: 'pwxhost',
      hostNetwork: false,
    },
    restartPolicy: 'OnFailure',
    hosts: [
      { name: 'db', address: '10.0.0.9' },
      { name: 'db2', address: '10.0.0.9' },
    ],
    ...{ dns: { nameservers: [], searches: [], options: [] }, sharesProcesses: false },
    // podman 4.3 doesn't know how long a manifest lets its containers end.
    ...{ grace: version === 'podman-4.3.1' ? 10 : 7, usualGrace: 10 },
  });
  expect(pod.ports).toContainEqual({ container: 81, protocol: 'UDP', host: 18_972, address: '127.0.0.1' });
  expect(pod.ports).toContainEqual({ container: 80, protocol: 'TCP', host: 18_971, address: '' });
  const [web, side] = pod.containers;
  expect(web).toMatchObject({
    ...{ name: 'web', image: 'docker.io/library/nginx:1.27', process: ['entry', 'nginx'] },
    ...{ memory: 67_108_864, memoryRequest: 33_554_432, cpu: 500_000_000, readOnlyRoot: true },
    added: ['NET_ADMIN'],
    own: { entrypoint: ['entry'], environment: { PATH: '/bin' } },
  });
  expect(web?.environment).toMatchObject({ PLAIN: '1', FROM_MAP: 'fast' });
  expect(web?.mounts).toContainEqual({ path: '/hostetc', kind: 'bind', source: '/etc', readOnly: true });
  expect(web?.mounts).toContainEqual({ path: '/cache', kind: 'volume', source: 'cache', readOnly: false });
  expect(web?.health?.words.join(' ')).toBe('curl -f http://localhost:80/x || exit 1');
  expect(web?.health).toMatchObject({ delay: 0, period: 30, timeout: 1, retries: 3 });
  expect(side).toMatchObject({ name: 'side', tty: true, user: '1000:100', workingDir: '/tmp' });
});

test.each(versions)('a pod that was made by hand on %s is told from one that was played', async (version) => {
  const pod = await running(version, (whole) => {
    const containers = JSON.parse(whole) as readonly { Config: object; HostConfig: object }[];
    const made = containers.map((it) => ({
      ...it,
      Config: { ...it.Config, CreateCommand: ['podman', 'run'] },
      HostConfig: { ...it.HostConfig, RestartPolicy: { Name: version === 'podman-4.3.1' ? '' : 'no' } },
    }));
    return JSON.stringify(made);
  });
  expect(pod).toMatchObject({ byHand: true, restartPolicy: 'Never' });
});
