import { beforeEach, describe, expect, test, vi } from 'vitest';
import { generateKube, generateKubeWith } from '../../../client/manifest/generate.ts';
import type { Generating } from '../../../client/manifest/generating.ts';
import type { Pod } from '../../../client/podman/pod.ts';
import type { Run } from '../../../client/podman/run.ts';
import { workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const pod: Pod = { ...{ id: 'p', name: 'web', state: 'running', created: 0, ports: [] }, containers: [] };
const yaml = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web-c\n';

/** A podman of a version, whose help tells of these options. */
function generating(version: string, help: string) {
  const asked: string[] = [];
  const run: Run = (command) => {
    const line = command.args.join(' ');
    asked.push(line);
    if (line.startsWith('version')) return answer(JSON.stringify({ Client: { Version: version } }));
    return answer(line.endsWith('--help') ? help : yaml);

    function answer(stdout: string) {
      return Promise.resolve(command.read(stdout));
    }
  };
  const outside: Generating = {
    run,
    objects: () => Promise.resolve([]),
    language: { ask: () => Promise.reject(new Error('no server')) },
    refresh: () => Promise.resolve([pod]),
    pods: () => [pod],
    alone: () => [],
    podOf: () => Promise.resolve(pod),
  };
  return { asked, outside };
}

const help = '--filename --podman-only --replicas --service --type';
const newEditor = '$(new-file) New Editor';

beforeEach(() => {
  Object.assign(workbench, { picks: [], lists: [], inputs: [], shown: [], messages: [] });
});

describe('Generate Kube YAML…', () => {
  test.each<[string, string, readonly string[]]>([
    ['4.3.1', '--filename --service', ['Pod', 'Pod and Service']],
    ['4.5.0', help, ['Deployment', 'Deployment and Service']],
    ['5.2.0', help, ['Deployment', 'Deployment and Service', 'DaemonSet']],
    ['5.4.2', help, ['Deployment', 'Deployment and Service', 'DaemonSet', 'Job']],
  ])('offers what podman %s knows', async (version, options, last) => {
    const { outside } = generating(version, options);
    await generateKubeWith(outside, ['p']);
    expect(workbench.lists[0]?.slice(-last.length)).toEqual(last);
  });

  test('asks how many replicas a Deployment has, and opens it in an editor', async () => {
    const { asked, outside } = generating('5.4.2', help);
    workbench.picks = ['Deployment and Service', newEditor];
    workbench.inputs = ['3'];
    await generateKubeWith(outside, ['p']);
    expect(asked.at(-1)).toBe('kube generate --type=deployment --replicas=3 --service -- web');
    expect(workbench.shown).toEqual([yaml.replace('web-c', 'c')]);
  });

  test('does nothing where a question is left', async () => {
    const { asked, outside } = generating('5.4.2', help);
    workbench.picks = [undefined];
    await generateKubeWith(outside, ['p']);
    expect(asked.filter((it) => it.startsWith('kube generate --type'))).toEqual([]);
    workbench.picks = ['Pod', undefined];
    await generateKubeWith(outside, ['p']);
    expect(workbench.shown).toEqual([]);
  });
});

describe('Generate Kube YAML', () => {
  test('adds what podman leaves out, as the server knows it', async () => {
    const { outside } = generating('5.4.2', help);
    const ask = vi.fn(() => Promise.resolve('completed: true\n'));
    await generateKube({ ...outside, run: describing(outside.run), language: { ask: ask as never } }, ['p']);
    expect(ask).toHaveBeenCalledWith('podwright/faithful', {
      text: yaml.replace('web-c', 'c'),
      pod: expect.objectContaining({ name: 'web', byHand: false }) as unknown,
    });
    expect(workbench.shown).toEqual(['completed: true\n']);
  });

  test('without a server is what podman says', async () => {
    const { outside } = generating('5.4.2', help);
    await generateKube({ ...outside, run: describing(outside.run) }, ['p']);
    expect(workbench.shown).toEqual([yaml.replace('web-c', 'c')]);
  });
});

/** As `run`, and knows a pod without containers. */
function describing(run: Run): Run {
  return (command, options) => {
    const line = command.args.join(' ');
    if (line.startsWith('pod inspect')) return Promise.resolve(command.read('[{ "Name": "web" }]'));
    if (line.startsWith('container inspect')) return Promise.resolve(command.read('[]'));
    return run(command, options);
  };
}
