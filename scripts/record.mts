/**
 * record.mts PODMAN - writes what a podman prints to test/client/recordings/podman-VERSION, for the tests of its readers.
 * The podman must have the images of scripts/podman/images.txt and nothing under the names used here, which are removed.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';
import { root } from './project.mts';

const [podman = 'podman'] = process.argv.slice(2);
const busybox = 'docker.io/library/busybox:1.37';
const web = 'quay.io/example/web';

const { Client } = JSON.parse(await ask('version', '--format', 'json')) as { Client: { Version: string } };
const folder = join(root, 'test', 'client', 'recordings', `podman-${Client.Version}`);
await mkdir(folder, { recursive: true });

await removeAll();
const others = await ask('ps', '--all', '--quiet');
if (others !== '') throw new Error('The podman has containers, which would be recorded too: remove them.');
try {
  await write('version.json', await ask('version', '--format', 'json'));
  for (const record of [
    starting,
    badCommand,
    roles,
    whole,
    beside,
    published,
    images,
    volumes,
    connections,
  ]) {
    await record();
    await removeAll();
  }
} finally {
  await removeAll();
}

/** A pod while its first init container runs, when it runs, and what happens to it. */
async function starting(): Promise<void> {
  const playing = play('web');
  await until(async () => (await ask('ps', '--format', '{{.Names}}')).includes('web-first'));
  await write('ps-starting.json', await ask('ps', '--all', '--pod', '--format', 'json'));
  await writeInspected('inspect-starting.json', ['web-first', 'web-second', 'web-srv', 'web-side'], outer);
  await write('play.txt', (await playing).stdout);
  await write('ps-running.json', await ask('ps', '--all', '--pod', '--format', 'json'));
  await writeInspected('inspect-running.json', ['web-srv', 'web-side'], outer);
  await write('generate.yaml', await ask('kube', 'generate', '--', 'web'));
  const events = await eventsDuring(async () => {
    await ask('pod', 'stop', 'web');
    await ask('pod', 'start', 'web');
    await ask('exec', 'web-srv', 'true');
  });
  await write('events.jsonl', lines(events));
}

async function badCommand(): Promise<void> {
  const { stdout, stderr } = await play('bad');
  await write('play-bad-command.stdout.txt', stdout);
  await write('play-bad-command.stderr.txt', stderr);
  await write('ps-bad-command.json', await ask('ps', '--all', '--pod', '--format', 'json'));
  await writeInspected('inspect-bad-command.json', ['bad-srv', 'bad-side'], outer);
}

/** While the init container is still there. */
async function roles(): Promise<void> {
  const playing = play('roles');
  await until(async () => (await ask('ps', '--format', '{{.Names}}')).includes('roles-prepare'));
  const names = ['prepare', 'app', 'logs', 'database', 'cache'].map((it) => `roles-${it}`);
  await writeInspected('inspect-roles.json', names, inner);
  await playing;
}

async function whole(): Promise<void> {
  await play('whole');
  const pod = await ask('pod', 'inspect', '--format', 'json', 'pwx');
  await write('whole-pod.json', pod);
  const infra = /"InfraContainerID": "(\w+)"/.exec(pod)?.[1] ?? '';
  await writeInspected('whole-containers.json', [infra, 'pwx-web', 'pwx-side'], entire);
}

/** A pod without containers, one with a container that has all sorts inside, and a container of its own. */
async function beside(): Promise<void> {
  await ask('pod', 'create', '--infra=false', '--name=zz-bare');
  await ask('pod', 'create', '--name=zz-full', '--publish=18999:80');
  const inside = ['--volume=zz-data:/data', '--volume=/tmp:/host:ro', '--env=DB_PASSWORD=hunter2'];
  const greeting = '--env=GREETING=a=b $(trash)';
  await run('--pod=zz-full', '--name=zz-inside', ...inside, greeting, busybox, 'sleep', '1000');
  const health = ['--health-cmd=test -e /well', '--publish=127.0.0.1:18998:80', '--volume=/scratch'];
  await run('--name=zz-alone', ...health, busybox, 'sleep', '1000');
  await ask('exec', 'zz-alone', 'touch', '/well');
  await ask('healthcheck', 'run', 'zz-alone');
  await write('ps-beside.json', await ask('ps', '--all', '--pod', '--format', 'json'));
  await write('pods.json', await ask('pod', 'ps', '--format', 'json'));
  await write('inspect-inside.json', await ask('container', 'inspect', '--format', 'json', 'zz-inside'));
  await write('volumes-used.json', await ask('volume', 'ls', '--filter=name=zz-data', '--format', 'json'));
  await write('networks.json', await ask('network', 'ls', '--format', 'json'));
  const checks = await eventsDuring(async () => {
    await ask('healthcheck', 'run', 'zz-alone');
    await ask('exec', 'zz-alone', 'rm', '/well');
    // Its third failure in a row makes it unhealthy.
    for (let count = 1; count <= 3; count += 1) {
      await execa(podman, ['healthcheck', 'run', 'zz-alone'], { reject: false });
    }
  });
  const told = checks.filter((it) => /"health_status":"(un)?healthy"/.test(it));
  await write('events-health.jsonl', lines([told[0], told.at(-1)]));
}

async function published(): Promise<void> {
  await ask('pod', 'create', '--name=web', '--publish=18081:80');
  for (const name of ['srv', 'side']) await run('--pod=web', `--name=web-${name}`, busybox, 'sleep', '300');
  const ports = ['--publish=18082:80', '--publish=127.0.0.1:19000-19002:9000-9002/udp'];
  await run('--name=lone', ...ports, busybox, 'sleep', '300');
  const filters = ['--filter', 'status=running', '--filter', 'status=paused'];
  await write('ps-published.json', await ask('ps', '--pod', ...filters, '--format', 'json'));
}

/** An image of two names, a nameless one, and some stand-ins. */
async function images(): Promise<void> {
  const expose = ['5353/udp', '8080', '8443/tcp'].flatMap((it) => ['--change', `EXPOSE ${it}`]);
  // The same name again leaves the first without one.
  for (const changes of [[], expose]) {
    const input = Buffer.alloc(10_240);
    await execa(podman, ['import', '--quiet', ...changes, '-', `${web}:1.0`], { input });
  }
  await ask('tag', `${web}:1.0`, `${web}:stable`);
  const wanted = /example\/web|alpine:|busybox:|redis:|podman-pause|"Names":null/;
  const all = JSON.parse(await ask('images', '--format', 'json')) as readonly {
    Names?: readonly string[];
  }[];
  await write('images.json', json(all.filter((it) => !it.Names || wanted.test(it.Names.join()))));
  await write('image-inspect.json', await ask('image', 'inspect', '--format', 'json', `${web}:1.0`, busybox));
}

async function volumes(): Promise<void> {
  const names = ['postgres-a-credentials', 'vol2', 'zz-data'];
  for (const it of names) await ask('volume', 'create', it);
  const filters = names.map((it) => `--filter=name=^${it}$`);
  await write('volumes.json', await ask('volume', 'ls', ...filters, '--format', 'json'));
  // Some podmans take no pipe of Node's as the standard input here; any file does.
  for (const it of ['db-password', 'zz-token']) await ask('secret', 'create', it, '/etc/os-release');
  const secrets = await ask('secret', 'ls', '--format', '{{json .}}');
  await write('secrets.jsonl', secrets);
}

async function connections(): Promise<void> {
  await ask('system', 'connection', 'add', 'zz-away', 'ssh://me@127.0.0.1:1/run/p.sock');
  await write('connections.json', await ask('system', 'connection', 'list', '--format', 'json'));
}

/** What is recorded of a container; the rest is long and nobody reads it. */
type Part = { readonly Config: object; readonly HostConfig: object } & Readonly<Record<string, unknown>>;

function outer(it: Part): unknown {
  const { Id, Created, Name, OCIConfigPath, State, Config, HostConfig } = it;
  return {
    ...{ Id, Created, Name, OCIConfigPath, State: pick(State as object, 'Status') },
    ...{
      Config: pick(Config, 'Annotations', 'CreateCommand'),
      HostConfig: pick(HostConfig, 'RestartPolicy'),
    },
  };
}

function inner(it: Part): unknown {
  const { Id, Created, Path, Args, Name, ImageName, OCIConfigPath, Mounts, Config, HostConfig } = it;
  return {
    ...{ Id, Created, Path, Args, Name, ImageName, OCIConfigPath, Mounts },
    Config: pick(Config, 'Env', 'Annotations', 'CreateCommand'),
    HostConfig: pick(HostConfig, 'RestartPolicy'),
  };
}

function entire(it: Part): unknown {
  return pick(
    it,
    ...['Id', 'Name', 'Path', 'Args', 'ImageName', 'Image', 'Mounts', 'Config'],
    'HostConfig',
    'IsInfra',
  );
}

function pick(from: object, ...keys: readonly string[]): unknown {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}

async function writeInspected(file: string, names: readonly string[], part: (it: Part) => unknown) {
  const all = JSON.parse(await ask('container', 'inspect', '--format', 'json', ...names)) as readonly Part[];
  await write(file, json(all.map(part)));
}

async function play(name: string) {
  const input = await readFile(join(root, 'scripts', 'record', `${name}.yaml`));
  return execa(podman, ['kube', 'play', '-'], { input, reject: false, stripFinalNewline: false });
}

async function run(...args: readonly string[]): Promise<void> {
  await ask('run', '--detach', ...args);
}

async function ask(...args: readonly string[]): Promise<string> {
  return (await execa(podman, args, { stripFinalNewline: false })).stdout;
}

/** What podman tells while something is done, and in the second after it. */
async function eventsDuring(act: () => Promise<void>): Promise<readonly string[]> {
  const following = execa(podman, ['events', '--format', 'json'], { reject: false });
  // podman doesn't say when it has begun to follow.
  await setTimeout(1000);
  await act();
  await setTimeout(1000);
  following.kill();
  return (await following).stdout.split('\n').filter((it) => it !== '');
}

function lines(all: readonly (string | undefined)[]): string {
  return `${all.join('\n')}\n`;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(100);
}

async function removeAll(): Promise<void> {
  const pods = ['web', 'bad', 'roles', 'pwx', 'zz-bare', 'zz-full'];
  const volumes = ['scratch', 'roles-logs', 'pwx-config', 'pwx-data', 'pwx-secret', 'cache'];
  for (const args of [
    ['pod', 'rm', '--force', '--time=0', '--ignore', ...pods],
    ['rm', '--force', '--time=0', '--ignore', '--volumes', 'zz-alone', 'lone'],
    ['volume', 'rm', '--force', ...volumes, 'postgres-a-credentials', 'vol2', 'zz-data'],
    ['secret', 'rm', 'db-password', 'zz-token', 'pwx-secret'],
    ['image', 'rm', '--force', `${web}:1.0`, `${web}:stable`],
    ['system', 'connection', 'remove', 'zz-away'],
  ]) {
    await execa(podman, args, { reject: false });
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(join(folder, file), text);
}
