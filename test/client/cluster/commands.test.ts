import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { kubeApply } from '../../../client/cluster/by-podman.ts';
import { withoutFolders } from '../../../client/cluster/compare.ts';
import { readClusterFailure } from '../../../client/cluster/complaint.ts';
import { ClusterError } from '../../../client/cluster/error.ts';
import type { KubectlCall } from '../../../client/cluster/kubectl.ts';
import type { RunKubectl } from '../../../client/cluster/run.ts';
import { openClusters } from '../../../client/cluster/table.ts';
import type { Command } from '../../../client/podman/command.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import type { Run } from '../../../client/podman/run.ts';
import type { ManifestObject } from '../../../server/protocol.ts';
import { pod } from '../manifest/answering.ts';
import { memento, Uri, workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const uri = Uri.file('/w/web.yaml');
const text = 'kind: Pod\n';
const claim: ManifestObject = { ...pod, kind: 'PersistentVolumeClaim', name: 'data', playable: false };
const place = { start: { line: 4, character: 2 }, end: { line: 4, character: 7 } };
const configuration = JSON.stringify({
  'current-context': 'dev',
  clusters: [{ name: 'a', cluster: { server: 'https://far' } }],
  contexts: [
    { name: '$(x) prod', context: { cluster: 'a', user: 'me' } },
    { name: 'dev', context: { cluster: 'a', user: 'me', namespace: 'mine' } },
  ],
});

/** A kubectl that answers by how its arguments begin, and a server that answers by request. */
function clusters(
  answers: Readonly<Record<string, string | ClusterError>>,
  around: {
    objects?: readonly ManifestObject[];
    differences?: readonly unknown[];
    podman?: PodmanError;
  } = {},
) {
  const asked: string[] = [];
  const calls: KubectlCall<unknown>[] = [];
  const played: string[] = [];
  const kubectl: RunKubectl = async (call) => {
    const line = call.args.join(' ');
    asked.push(line);
    calls.push(call);
    const known: Readonly<Record<string, string | ClusterError>> = {
      'config view': configuration,
      'get namespaces': 'namespace/default\nnamespace/mine\n',
      ...answers,
    };
    const answer = Object.entries(known).find(([start]) => line.startsWith(start))?.[1] ?? '';
    if (answer instanceof ClusterError) throw answer;
    return Promise.resolve(call.read(answer));
  };
  const run = ((command: Command<unknown>) => {
    played.push(command.args.join(' '));
    return around.podman ? Promise.reject(around.podman) : Promise.resolve(command.read(''));
  }) as Run;
  const shown: { name: string; text: string }[] = [];
  const { commands } = openClusters(memento(), {
    kubectl,
    run,
    log: () => undefined,
    documents: {
      keep: () => uri as never,
      show: (it) => {
        shown.push(it);
        return Promise.resolve();
      },
    },
    language: {
      uriOf: String,
      objects: () => Promise.resolve(around.objects ?? [pod]),
      ask: (request) =>
        Promise.resolve((request === 'podwright/elsewhere' ? (around.differences ?? []) : [place]) as never),
    },
  });
  const press = async (id: string, ...args: readonly unknown[]) =>
    commands[`podwright.${id}`]?.(uri, ...args);
  return { asked, calls, played, shown, press };
}

beforeEach(() => {
  Object.assign(workbench, {
    presses: [],
    messages: [],
    details: [],
    picks: [],
    lists: [],
    inputs: [],
    onProgress: () => undefined,
  });
  workbench.told.clear();
  workbench.texts.clear();
  workbench.texts.set(uri.toString(), { text, dirty: false, saved: false });
});

const applied = { 'apply --filename': 'pod/web created\n' };
const at = '--context=dev --namespace=mine';

describe('Apply to Cluster', () => {
  test('asks where, tries it out, applies it, and says all along where', async () => {
    workbench.picks = ['dev', 'mine'];
    workbench.presses = ['Apply'];
    const { asked, calls, press } = clusters(applied);
    await press('applyToCluster');
    expect(workbench.lists).toEqual([
      ['dev', String.raw`\$(x) prod`],
      ['mine', 'default', '$(edit) Type a name…'],
    ]);
    expect(asked.slice(1)).toEqual([
      'get namespaces --output=name --request-timeout=5s --context=dev',
      `apply --dry-run=server --filename=- ${at}`,
      `apply --filename=- ${at}`,
    ]);
    expect(calls.at(-1)?.stdin).toBe(text);
    expect(workbench.messages.map((it) => it.text)).toEqual([
      "Apply 'web.yaml' to context 'dev', namespace 'mine'?",
      "Applied 'web.yaml' to context 'dev', namespace 'mine': pod/web created.",
    ]);
  });

  test('offers what was chosen last for the file first', async () => {
    workbench.picks = [String.raw`\$(x) prod`, 'default', undefined];
    workbench.presses = ['Apply'];
    const { press } = clusters(applied);
    await press('applyToCluster');
    await press('applyToCluster');
    expect(workbench.lists.at(-1)).toEqual([String.raw`\$(x) prod`, 'dev']);
  });

  test.each([
    ['the context', [undefined], []],
    ['the namespace', ['dev', undefined], []],
    ['the question', ['dev', 'mine'], ['Cancel']],
  ] as const)('sends nothing when a person leaves %s', async (_, picks, presses) => {
    Object.assign(workbench, { picks: [...picks], presses: [...presses] });
    const { asked, press } = clusters(applied);
    await press('applyToCluster');
    expect(asked.filter((it) => it.startsWith('apply'))).toEqual([]);
  });

  test('lets the namespace be typed where they can not be listed', async () => {
    workbench.picks = ['dev'];
    workbench.inputs = ['typed'];
    workbench.presses = ['Apply'];
    const { asked, press } = clusters({ ...applied, 'get namespaces': new ClusterError('forbidden', 'No.') });
    await press('applyToCluster');
    expect(asked.at(-1)).toBe('apply --filename=- --context=dev --namespace=typed');
  });

  test('says what is different there before, and shows all of it', async () => {
    workbench.picks = ['dev', 'mine'];
    workbench.presses = ['Show Differences', 'Apply'];
    const differences = [{ kind: 'differs', message: 'A *port* of the node.', place }];
    const { asked, shown, press } = clusters(applied, { differences });
    await press('applyToCluster');
    expect(workbench.details[0]).toBe(
      'What is different there than with podman:\n• Line 5: A *port* of the node.',
    );
    expect(shown[0]?.text).toContain(String.raw`- Line 5: A \*port\* of the node\.`);
    expect(asked.at(-1)).toMatch(/^apply --filename/);
  });

  test('tells what the trial finds where it stands, and applies nothing', async () => {
    workbench.picks = ['dev', 'mine'];
    workbench.presses = ['Apply'];
    const stderr = 'The Pod "web" is invalid: spec.containers[0].image: Required value\n';
    const { asked, press } = clusters({ ...applied, 'apply --dry-run': readClusterFailure(stderr) });
    await expect(press('applyToCluster')).rejects.toThrow(
      "'web.yaml' in context 'dev', namespace 'mine': spec.containers[0].image: Required value.",
    );
    expect(workbench.told.get(uri.toString())).toMatchObject([
      { source: 'kubernetes', message: 'spec.containers[0].image: Required value.', range: place },
    ]);
    expect(asked.at(-1)).toMatch(/^apply --dry-run/);
  });

  test('says that there is no cluster', async () => {
    const { press } = clusters({ 'config view': '{"contexts":null}' });
    await expect(press('applyToCluster')).rejects.toMatchObject({ kind: 'unconfigured' });
  });
});

describe('without kubectl', () => {
  const missing = { 'config view': new ClusterError('missing', 'No kubectl.') };

  async function withConfig<T>(action: (file: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'podwright-config-'));
    try {
      const file = join(folder, 'config');
      await writeFile(file, 'clusters: [{name: a, cluster: {server: "https://far"}}]\n');
      vi.stubEnv('KUBECONFIG', file);
      return await action(file);
    } finally {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    }
  }

  test('podman applies it, to the cluster that it takes', async () => {
    workbench.inputs = ['mine'];
    workbench.presses = ['Apply'];
    await withConfig(async (file) => {
      const { played, press } = clusters(missing);
      await press('applyToCluster');
      expect(played).toEqual([`kube apply --kubeconfig=${file} --ns=mine --file=/w/web.yaml`]);
      expect(workbench.messages[0]?.text).toBe(
        "Apply 'web.yaml' to cluster 'a' (https://far), namespace 'mine'?",
      );
    });
  });

  test('what the API server answers podman is told where it stands', async () => {
    workbench.inputs = ['mine'];
    workbench.presses = ['Apply'];
    const stderr = String.raw`Error: {"kind":"Status","message":"Pod \"web\" is invalid: spec.x: Required value","code":422}`;
    await withConfig(async () => {
      const { press } = clusters(missing, { podman: new PodmanError('refused', 'No.', { stderr }) });
      await expect(press('applyToCluster')).rejects.toMatchObject({ kind: 'invalid' });
      expect(workbench.told.get(uri.toString())).toMatchObject([{ message: 'spec.x: Required value.' }]);
    });
  });

  test('what podman would not take is refused before', async () => {
    const { played, press } = clusters(missing, { objects: [pod, { ...pod, kind: 'ConfigMap' }] });
    await expect(press('applyToCluster')).rejects.toThrow('podman applies no ConfigMap to a cluster');
    expect(played).toEqual([]);
  });

  test('nothing can be compared or deleted', async () => {
    const { press } = clusters(missing);
    await expect(press('compareWithCluster')).rejects.toMatchObject({ kind: 'missing' });
    await expect(press('deleteFromCluster')).rejects.toMatchObject({ kind: 'missing' });
  });

  test('its arguments are no flags but ours', () => {
    expect(kubeApply({ config: '-c', namespace: '--x', file: '-f' }).args.slice(2)).toEqual([
      '--kubeconfig=-c',
      '--ns=--x',
      '--file=-f',
    ]);
  });
});

describe('Compare with Cluster', () => {
  test('shows what applying would change, as a patch', async () => {
    workbench.picks = ['dev', 'mine'];
    const patch = '--- /tmp/LIVE-1/v1.Pod.mine.web\t2026\n+++ /tmp/MERGED-2/v1.Pod.mine.web\t2026\n-a\n+b\n';
    const { calls, shown, press } = clusters({ 'diff --filename': `diff -u -N x y\n${patch}` });
    await press('compareWithCluster');
    expect(shown).toMatchObject([
      {
        name: 'web.yaml (dev, mine).diff',
        text: '--- cluster/v1.Pod.mine.web\n+++ file/v1.Pod.mine.web\n-a\n+b\n',
      },
    ]);
    expect(calls.at(-1)?.env).toEqual({ KUBECTL_EXTERNAL_DIFF: '' });
  });

  test('says where nothing would change', async () => {
    workbench.picks = ['dev', 'mine'];
    const { shown, press } = clusters({});
    await press('compareWithCluster');
    expect(shown).toEqual([]);
    expect(workbench.messages[0]?.text).toBe(
      "'web.yaml' is in context 'dev', namespace 'mine' as it is written.",
    );
  });

  test('leaves lines of the patch alone that only look like names', () => {
    expect(withoutFolders('--- a\n-diff x\n')).toBe('--- a\n-diff x\n');
  });
});

describe('Delete from Cluster', () => {
  test('names what and where, and deletes it', async () => {
    workbench.picks = ['dev', 'mine'];
    workbench.presses = ['Delete'];
    const { asked, press } = clusters({ delete: 'pod "web" deleted\n' }, { objects: [pod, claim] });
    await press('deleteFromCluster');
    expect(workbench.details).toEqual([
      "• Pod 'web'\n• PersistentVolumeClaim 'data'\nWith a claim may go what its volume holds.",
    ]);
    expect(asked.at(-1)).toBe(`delete --ignore-not-found=true --filename=- ${at}`);
    expect(workbench.messages.at(-1)?.text).toBe(
      "'web.yaml' in context 'dev', namespace 'mine': pod \"web\" deleted.",
    );
  });

  test('of one document names and deletes no other pod', async () => {
    const two = 'kind: Pod\n---\nkind: Pod\n';
    workbench.texts.set(uri.toString(), { text: two, dirty: false, saved: false });
    workbench.picks = ['dev', 'mine'];
    workbench.presses = ['Delete'];
    const { calls, press } = clusters({}, { objects: [pod, { ...pod, name: 'b', line: 2, pod: 'b' }] });
    await press('deleteFromCluster', 2);
    expect(workbench.details).toEqual(["• Pod 'b'"]);
    expect(calls.at(-1)?.stdin).toBe('\n---\nkind: Pod\n');
  });

  test('deletes nothing that it was not told to', async () => {
    workbench.picks = ['dev', 'mine'];
    const { asked, press } = clusters({});
    await press('deleteFromCluster');
    expect(asked.filter((it) => it.startsWith('delete'))).toEqual([]);
  });
});
