import { beforeEach, describe, expect, test, vi } from 'vitest';
import { compareKube, type Comparing } from '../../../client/manifest/compare.ts';
import { runningPods } from '../../../client/manifest/running.ts';
import type { Pod } from '../../../client/podman/pod.ts';
import type { Run } from '../../../client/podman/run.ts';
import { recorded } from '../recorded.ts';
import { Uri, workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const uri = Uri.file('/w/web.yaml');
const pod: Pod = { ...{ id: 'p', name: 'web', state: 'running', created: 0, ports: [] }, containers: [] };

/** A podman that describes a pod as a real one did. */
const run: Run = (command) => {
  const words = command.args.slice(0, 2).join(' ');
  if (words === 'pod inspect') {
    return Promise.resolve(command.read(recorded('podman-5.4.2', 'whole-pod.json')));
  }
  return Promise.resolve(command.read('[]'));
};

function comparing(differences: unknown, pods: readonly Pod[] | undefined = [pod]) {
  const kept: string[] = [];
  const shown: unknown[] = [];
  workbench.commands.set('vscode.diff', (...args) => shown.push(args));
  const outside = {
    run,
    language: {
      ask: () => Promise.resolve(differences),
      uriOf: String,
      objects: () =>
        Promise.resolve([
          { apiVersion: 'v1', kind: 'Pod', name: 'web', pod: 'web', line: 0, playable: true },
        ]),
    },
    refresh: () => Promise.resolve(pods),
    documents: {
      keep: ({ text }: { text: string }) => {
        kept.push(text);
        return Uri.parse('podwright:/web.yaml');
      },
    },
    where: () => undefined,
  } as unknown as Comparing;
  return { outside, kept, shown };
}

beforeEach(() => {
  Object.assign(workbench, { messages: [] });
});

describe('Compare with Running Pod', () => {
  test('shows what runs on the left and the file on the right', async () => {
    const { outside, kept, shown } = comparing({ count: 1, text: 'kind: Pod # as it runs\n' });
    await compareKube(outside, [uri]);
    expect(kept).toEqual(['kind: Pod # as it runs\n']);
    expect(shown).toMatchObject([[{ scheme: 'podwright' }, uri, 'web (running) ↔ web.yaml']]);
  });

  test.each<[string, unknown, readonly Pod[], string]>([
    ['nothing differs', { count: 0, text: '' }, [pod], "'web' runs as it is written in 'web.yaml'."],
    ['nothing runs', null, [], "Nothing of 'web.yaml' runs that it could be compared with."],
  ])('says so where %s', async (_, differences, pods, message) => {
    const { outside, shown } = comparing(differences, pods);
    await compareKube(outside, [uri]);
    expect(shown).toEqual([]);
    expect(workbench.messages.map((it) => it.text)).toEqual([message]);
  });

  test('fails where podman does not answer', async () => {
    const { outside } = comparing(null);
    const silent = { ...outside, refresh: () => Promise.resolve(undefined) };
    await expect(compareKube(silent, [uri])).rejects.toThrow('could not be listed');
  });
});

describe('what runs', () => {
  test('is asked for once for each set of containers, and told of when it is known', async () => {
    const changed = vi.fn();
    const asked = vi.fn(run) as unknown as Run;
    const running = runningPods(asked, changed);
    expect(running(pod, [])).toBeUndefined();
    expect(running(pod, [])).toBeUndefined();
    await vi.waitUntil(() => changed.mock.calls.length > 0);
    expect(running(pod, [])).toMatchObject({ labels: { app: 'pwx' } });
    const calls = vi.mocked(asked).mock.calls.length;
    running({ ...pod, state: 'degraded' }, []);
    expect(vi.mocked(asked).mock.calls).toHaveLength(calls);
    running({ ...pod, id: 'another' }, []);
    expect(vi.mocked(asked).mock.calls.length).toBeGreaterThan(calls);
  });

  test('is unknown where podman can not say', async () => {
    const changed = vi.fn();
    const failing: Run = () => Promise.reject(new Error('gone'));
    const running = runningPods(failing, changed);
    expect(running(pod, [])).toBeUndefined();
    await Promise.resolve();
    expect(running(pod, [])).toBeUndefined();
    expect(changed).not.toHaveBeenCalled();
  });
});
