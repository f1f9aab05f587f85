import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../../../client/podman/command.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import type { Container, Local, Pod } from '../../../client/podman/pod.ts';
import type { Run, RunOptions } from '../../../client/podman/run.ts';
import { states } from '../../../client/pods/actions/life.ts';
import { podCommands } from '../../../client/pods/actions/table.ts';
import { readOnlyDocuments } from '../../../client/pods/documents.ts';
import { workbench } from '../vscode.ts';
import { container, pod } from './known.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const infra = container({ id: 'web0', name: 'infra', role: 'infra' });
const server = container({ id: 'web1', name: 'web-server', image: 'nginx:1' });
const shipper = container({ id: 'web2', name: 'web-shipper', image: 'busybox:1', state: 'exited' });
const web = pod({ id: 'web', name: 'web', state: 'degraded', containers: [infra, server, shipper] });
const done = pod({ id: 'done', name: 'done', state: 'exited', ports: [], containers: [] });
const alone = container({ id: 'alone', name: 'alone', ports: [] });

let local: Local;
let ran: string[];
let shownStats: { ids: readonly string[]; title: string }[];
let answers: Map<string, string | PodmanError>;

beforeEach(() => {
  local = { pods: [web, done], alone: [alone] };
  ran = [];
  shownStats = [];
  answers = new Map();
  Object.assign(workbench, {
    ...{
      presses: [],
      messages: [],
      picks: [],
      lists: [],
      inputs: [],
      terminals: [],
      opened: [],
      shown: [],
      details: [],
    },
    ...{ clipboard: '', onProgress: () => undefined },
  });
  workbench.commands.clear();
});

const run: Run = <T>(command: Command<T>, options?: RunOptions) => {
  const line = command.args.join(' ');
  ran.push(line);
  const answer = answers.get(line) ?? '';
  if (answer instanceof PodmanError) {
    for (const it of answer.stderr.split('\n')) options?.onLine?.(it);
    return Promise.reject(answer);
  }
  return Promise.resolve(command.read(answer));
};

async function press(command: string, ...args: readonly unknown[]): Promise<void> {
  const table = podCommands({
    run,
    refresh: () => Promise.resolve(),
    local: () => local,
    where: () => ({ path: '/usr/bin/podman', connection: 'far' }),
    documents: readOnlyDocuments(),
    reveal: () => Promise.resolve(),
    stats: { show: (it) => Promise.resolve(void shownStats.push(it)), dispose: () => undefined },
  });
  await table[`podwright.${command}`]?.(...args);
}

const said = () => workbench.messages.map((it) => it.text);

describe('what is done to several rows', () => {
  test('is done to pods in one call and to containers in another', async () => {
    await press('restart', 'web', ['web', 'alone', 'done']);
    expect(ran).toEqual(['pod restart -- web done', 'container restart -- alone']);
  });

  test('is not done once more to the containers of a selected pod', async () => {
    await press('stop', 'web', ['web', 'web1', 'web0']);
    expect(ran).toEqual(['pod stop --ignore -- web']);
  });

  test('is left out for those in a state it makes no sense in', async () => {
    await press('pause', 'alone', ['alone', 'done', 'web2']);
    expect(ran).toEqual(['container pause -- alone']);
  });

  test('means only the row that was clicked where that is not selected', async () => {
    await press('start', 'done', ['web', 'alone']);
    expect(ran).toEqual(['pod start -- done']);
  });

  test('is tried for containers, too, where the pods failed, and the failure is told', async () => {
    answers.set('pod stop --ignore -- web', new PodmanError('refused', 'No.'));
    await expect(press('stop', 'web', ['web', 'alone'])).rejects.toThrow('No.');
    expect(ran).toEqual(['pod stop --ignore -- web', 'container stop --ignore -- alone']);
  });

  test('says so where nothing is left to do', async () => {
    await press('unpause', 'alone');
    expect(ran).toEqual([]);
    expect(said()).toEqual(['There is no pod or container to do that with.']);
  });
});

describe('without a row', () => {
  test('those in a fitting state are offered, and what is picked is meant', async () => {
    workbench.picks = ['web'];
    await press('start');
    expect(workbench.lists).toEqual([['web', 'web-shipper', 'done']]);
    expect(ran).toEqual(['pod start -- web']);
  });

  test('a name that would draw an icon or break the line is only text', async () => {
    local = { pods: [], alone: [container({ name: '$(trash)\n\u202Egpj.exe', state: 'exited' })] };
    await press('start');
    expect(workbench.lists).toEqual([[String.raw`\$(trash) gpj.exe`]]);
  });
});

describe('a signal', () => {
  test('is sent when it is picked', async () => {
    workbench.picks = ['SIGHUP'];
    await press('kill', 'web1');
    expect(ran).toEqual(['container kill --signal SIGHUP -- web1']);
  });

  test('is not sent when none is picked', async () => {
    await press('kill', 'web1');
    expect(ran).toEqual([]);
  });
});

describe('removing', () => {
  test('asks, and names what is lost', async () => {
    await press('remove', 'web', ['web', 'alone']);
    expect(said()).toEqual(['Remove 2 pods and containers?']);
    expect(workbench.details).toEqual([
      "Pod 'web', degraded, with web-server, web-shipper\nContainer 'alone', running\n\n" +
        'What was written outside of volumes is lost. Named volumes stay.',
    ]);
    expect(ran).toEqual([]);
  });

  test('stops before, so that what runs may end in order', async () => {
    workbench.presses = ['Remove'];
    await press('remove', 'web');
    expect(ran).toEqual(['pod stop --ignore -- web', 'pod rm --ignore -- web']);
  });

  test('by force kills', async () => {
    workbench.presses = ['Kill and Remove'];
    await press('forceRemove', 'alone');
    expect(said()).toEqual(["Kill and Remove the container 'alone'?"]);
    expect(ran).toEqual(['container rm --force --time 0 --ignore -- alone']);
  });

  test('leaves the infra container to its pod', async () => {
    workbench.presses = ['Remove'];
    await press('remove', 'web0');
    expect(ran).toEqual([]);
  });

  test('of all that stopped means what the question named', async () => {
    workbench.presses = ['Remove'];
    await press('removeStopped');
    expect(workbench.details).toEqual([expect.stringContaining("Pod 'done', exited, with no containers")]);
    expect(ran).toEqual(['pod rm --ignore -- done']);
  });

  test('of all that stopped does nothing where nothing has', async () => {
    local = { pods: [web], alone: [alone] };
    await press('removeStopped');
    expect(said()).toEqual(['No pod and no container outside of pods has stopped.']);
  });
});

describe('volumes, secrets and networks', () => {
  const using = (name: string, ...ids: readonly string[]) =>
    answers.set(
      `ps --all --pod --filter volume=${name} --format json`,
      JSON.stringify(ids.map((Id) => ({ Id }))),
    );

  test('are removed by name after a question that says what is lost', async () => {
    using('data');
    using('-cache');
    workbench.presses = ['Remove'];
    await press('remove', 'volume/data', ['volume/data', 'volume/-cache', 'web']);
    expect(said()).toEqual(['Remove 2 volumes?']);
    expect(workbench.details).toEqual([
      "Volume 'data'\nVolume '-cache'\n\nWhat is in a volume is lost with it.",
    ]);
    expect(ran.at(-1)).toBe('volume rm -- data -cache');
  });

  test('stay where the question is not answered', async () => {
    using('data');
    await press('remove', 'volume/data');
    expect(ran.filter((it) => it.includes(' rm '))).toEqual([]);
  });

  test('are left where podman would not remove them, and it is told who uses them', async () => {
    using('data', 'web1', 'alone');
    await press('remove', 'volume/data');
    expect(said()).toEqual(["The volume 'data' stays, because 'web', 'alone' use it."]);
    local = { pods: [pod({ ...web, containers: [{ ...infra, networks: ['front'] }] })], alone: [] };
    await press('remove', 'network/front', ['network/front']);
    expect(said().at(-1)).toBe("The network 'front' stays, because 'web' uses it.");
    expect(ran.filter((it) => it.includes(' rm '))).toEqual([]);
  });

  test('that are in use stay when others go', async () => {
    using('data', 'web1');
    using('old');
    workbench.presses = ['Remove'];
    await press('remove', 'volume/old', ['volume/data', 'volume/old']);
    expect(said()).toEqual(["Remove the volume 'old'?"]);
    expect(workbench.details.join()).toContain("The volume 'data' stays, because 'web' uses it.");
    expect(ran.at(-1)).toBe('volume rm -- old');
  });

  test('a secret goes also from under a pod that has a copy, which is named', async () => {
    using('key', 'web1');
    const given = [
      { Id: 'alone', Config: { Secrets: [{ Name: 'key' }] } },
      { Id: 'web2', Config: {} },
    ];
    answers.set('container inspect --format json -- web0 web1 web2 alone', JSON.stringify(given));
    workbench.presses = ['Remove'];
    await press('remove', 'secret/key');
    expect(workbench.details.join()).toMatch(
      /^Secret 'key', used by 'web', 'alone'\n\nThe value of a secret/,
    );
    expect(ran.at(-1)).toBe('secret rm -- key');
  });

  test('are looked at and copied by name', async () => {
    answers.set('network inspect -- front', '[{"name": "front"}]');
    await press('inspect', 'network/front');
    expect(workbench.shown).toEqual(['[{"name": "front"}]']);
    await press('copyName', 'volume/a', ['volume/a', 'secret/b']);
    expect(workbench.clipboard).toBe('a\nb');
  });

  test('can fake nothing in a question', async () => {
    const name = 'a\n\u202Egpj.exe';
    using(name);
    await press('remove', `volume/${name}`);
    expect(said()).toEqual(["Remove the volume 'a gpj.exe'?"]);
    expect(workbench.details.join().split('\n')[0]).toBe("Volume 'a gpj.exe'");
  });
});

describe('copying', () => {
  test.each([
    ['copyId', 'web\nalone'],
    ['copyName', 'web\nalone'],
    ['copyImage', 'nginx:1\nbusybox:1\ndocker.io/library/nginx:1.27'],
  ])('%s puts each on a line of its own', async (command, text) => {
    await press(command, 'web', ['web', 'alone']);
    expect(workbench.clipboard).toBe(text);
  });

  test('the address of a container in a pod is that of the pod', async () => {
    answers.set('container inspect --format json -- web0', networks({ a: '10.88.0.4', b: '10.89.0.2' }));
    await press('copyIp', 'web1');
    expect(workbench.clipboard).toBe('10.88.0.4\n10.89.0.2');
  });

  test('says where there is no address', async () => {
    answers.set('container inspect --format json -- alone', networks({ a: '' }));
    await press('copyIp', 'alone');
    expect(workbench.clipboard).toBe('');
    expect(said().join()).toMatch(/^It has no IP address of its own/);
  });
});

describe('a port', () => {
  const ports = [
    { host: 8080, container: 80, count: 1, protocol: 'tcp' },
    { host: 5353, container: 53, count: 1, protocol: 'udp' },
  ];

  test('is opened at once where it is the only one a browser can open', async () => {
    local = { pods: [pod({ id: 'p', ports })], alone: [] };
    await press('openPort', 'p');
    expect(workbench.opened).toEqual(['http:localhost:8080/']);
  });

  test('is chosen where there are several, and secure where that is the custom', async () => {
    const more = [...ports, { address: '::1', host: 9000, container: 8443, count: 2, protocol: 'tcp' }];
    local = { pods: [pod({ id: 'p', ports: more })], alone: [] };
    workbench.picks = ['::1:9000→8443'];
    await press('openPort', 'p');
    expect(workbench.lists).toEqual([['8080→80', '::1:9000→8443', '::1:9001→8444']]);
    expect(workbench.opened).toEqual(['https:[::1]:9000/']);
  });

  test('is missed where there is none', async () => {
    await press('openPort', 'done');
    expect(said()).toEqual(["'done' publishes no port that a browser could open."]);
  });

  test('is the one whose row was clicked', async () => {
    const more = [...ports, { host: 9000, container: 90, count: 1, protocol: 'tcp' }];
    local = { pods: [], alone: [container({ id: 'c', ports: more })] };
    await press('openPort', 'c/port/:9000/tcp');
    expect(workbench.opened).toEqual(['http:localhost:9000/']);
  });
});

describe('looking', () => {
  test('what podman says opens as JSON that can only be read, without marks that turn text around', async () => {
    answers.set('pod inspect --format json -- web', '[\n  {"Name": "we\u202Eb"}\n]\n');
    await press('inspect', 'web');
    expect(workbench.shown).toEqual(['[\n  {"Name": "we b"}\n]\n']);
  });

  test('a health check that fails is an answer, not an error', async () => {
    local = { pods: [], alone: [container({ id: 'c', name: 'c', health: 'healthy' })] };
    answers.set('healthcheck run -- c', new PodmanError('refused', 'It failed.', { stderr: 'unhealthy\n' }));
    await press('checkHealth', 'c');
    expect(said()).toEqual(["'c' is not healthy: its health check failed just now."]);
  });

  test('a container without a health check is told so', async () => {
    await press('checkHealth', 'alone');
    expect(said()).toEqual(["'alone' has no health check, such as a livenessProbe."]);
    expect(ran).toEqual([]);
  });

  test('a health check that cannot be run is an error', async () => {
    local = { pods: [], alone: [container({ id: 'c', name: 'c', health: 'healthy' })] };
    answers.set('healthcheck run -- c', new PodmanError('refused', 'No such container.'));
    await expect(press('checkHealth', 'c')).rejects.toThrow('No such container.');
  });

  test('a mount that is not on this disk is told, and where it would be', async () => {
    answers.set('container inspect --format json -- alone', mounts('/nowhere/data'));
    await press('showMounts', 'alone');
    expect(said().join()).toMatch(/^'\/nowhere\/data' can't be read here/);
  });

  test('a mount is shown in the file manager', async () => {
    workbench.files.add('/srv/data');
    workbench.commands.set('revealFileInOS', (uri) => workbench.opened.push(String(uri)));
    answers.set('container inspect --format json -- alone', mounts('/srv/data'));
    await press('showMounts', 'alone');
    expect(workbench.opened).toEqual(['file:///srv/data']);
  });
});

describe('stats', () => {
  test('are of what is selected', async () => {
    await press('showStats', 'web', ['web', 'web1', 'alone']);
    expect(shownStats).toEqual([{ ids: ['web', 'alone'], title: '2 pods and containers' }]);
  });

  test('are of all where nothing is', async () => {
    await press('showStats');
    expect(shownStats).toEqual([{ ids: [], title: '' }]);
  });
});

describe('getting inside', () => {
  const terminal = () => workbench.terminals.map((it) => it.options);

  test('takes the first shell there is, by an executable and arguments', async () => {
    answers.set('exec -- web1 bash -c exit', new PodmanError('refused', 'No bash.'));
    await press('shell', 'web1');
    expect(terminal()).toMatchObject([
      {
        name: 'ash in web-server',
        shellPath: '/usr/bin/podman',
        shellArgs: ['--connection=far', 'exec', '--interactive', '--tty', '--', 'web1', 'ash'],
      },
    ]);
  });

  test('of a pod means its only running container', async () => {
    await press('shell', 'web');
    expect(terminal()).toMatchObject([{ name: 'bash in web-server' }]);
  });

  test('says where there is no shell, and offers another program', async () => {
    for (const shell of ['bash', 'ash', 'sh']) {
      answers.set(`exec -- web1 ${shell} -c exit`, new PodmanError('refused', 'None.'));
    }
    workbench.presses = ['Run Another Program'];
    workbench.inputs = ['/app --say "a b; $(rm)"'];
    await press('shell', 'web1');
    expect(said()).toEqual(["There is no shell in 'web-server': it has neither bash nor ash nor sh."]);
    expect(terminal()).toMatchObject([
      { shellArgs: expect.arrayContaining(['web1', '/app', '--say', 'a b; $(rm)']) as string[] },
    ]);
  });

  test('a podman that fails otherwise is not taken for a missing shell', async () => {
    answers.set('exec -- web1 bash -c exit', new PodmanError('timeout', 'It hangs.'));
    await expect(press('shell', 'web1')).rejects.toThrow('It hangs.');
    expect(terminal()).toEqual([]);
  });

  test('attaching hands no signals on, so that closing the terminal ends nothing', async () => {
    await press('attach', 'web1');
    expect(terminal()).toMatchObject([
      { shellArgs: ['--connection=far', 'attach', '--sig-proxy=false', '--', 'web1'] },
    ]);
  });

  test('a terminal whose name came from outside is called by one plain line', async () => {
    local = { pods: [], alone: [container({ id: 'c', name: 'a\u001b]0;b\u0007\nc' })] };
    await press('attach', 'c');
    expect(terminal()).toMatchObject([{ name: 'Attached to a c' }]);
  });
});

describe('package.json offers', () => {
  const { contributes } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { contributes: { menus: Record<string, { command?: string; when: string }[]> } };
  const rows = contributes.menus['view/item/context'] ?? [];
  const all: readonly (Pod['state'] | Container['state'])[] = [
    ...(['created', 'starting', 'running', 'degraded', 'paused', 'exited', 'dead'] as const),
    ...(['stopping', 'removing', 'unknown'] as const),
  ];

  test.each(Object.entries(states))('%s in the states it makes sense in', (verb, fitting) => {
    const offers = rows.filter((it) => it.command === `podwright.${verb}`);
    expect(offers.length).toBeGreaterThan(0);
    for (const { when } of offers) {
      const pattern = new RegExp(/viewItem =~ \/(.+)\/ &&/.exec(when)?.[1] ?? '');
      for (const kind of ['pod', 'container'] as const) {
        const offered = all.filter((state) => pattern.test(`${kind}.${state}`));
        expect(offered.toSorted()).toEqual([...fitting[kind]].sort());
      }
    }
  });

  test("to remove, inspect and name what pods use, but not to remove podman's own network", () => {
    const offered = (viewItem: string) =>
      rows
        .filter(({ when }) => new RegExp(/viewItem =~ \/(.+)\/ &&/.exec(when)?.[1] ?? '^$').test(viewItem))
        .map((it) => it.command?.replace('podwright.', ''))
        .sort();
    for (const it of ['volume', 'secret', 'network']) {
      expect(offered(it), it).toEqual(['copyName', 'inspect', 'remove']);
    }
    expect(offered('network.usual')).toEqual(['copyName', 'inspect']);
  });

  test('nothing for the infra container that only its pod can do', () => {
    const offered = rows.filter(({ when }) =>
      new RegExp(/viewItem =~ \/(.+)\/ &&/.exec(when)?.[1] ?? '^$').test('container.infra'),
    );
    expect(offered.map((it) => it.command)).not.toContain('podwright.remove');
    expect(offered.map((it) => it.command)).toContain('podwright.inspect');
  });
});

function networks(addresses: Readonly<Record<string, string>>): string {
  const all = Object.entries(addresses).map(([name, IPAddress]) => [name, { IPAddress }]);
  return JSON.stringify([{ NetworkSettings: { Networks: Object.fromEntries(all) as unknown } }]);
}

function mounts(path: string): string {
  return JSON.stringify([{ Mounts: [{ Type: 'bind', Source: path, Destination: '/data', RW: true }] }]);
}
