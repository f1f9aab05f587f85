import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClusterError } from '../../../client/cluster/error.ts';
import {
  apply,
  compare,
  listNamespaces,
  readContexts,
  remove,
  tryToApply,
  type KubectlCall,
} from '../../../client/cluster/kubectl.ts';
import { kubectlRunner } from '../../../client/cluster/run.ts';
import { realKubectl } from './real-kubectl.ts';
import { invalid, startApi, status, type Api, type KubeObject } from './api.ts';

const found = await realKubectl();
const current: { api?: Api } = {};
const place = { context: 'dev', namespace: 'default' };

const web = pod('web', 'nginx:1.25');
const both = `${web}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: b}\n`;

function pod(name: string, image: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: '${image}'}]}\n`;
}

/** Refuses by a pod's name. */
function refuse(object: KubeObject): Record<string, unknown> | undefined {
  const { name } = object.metadata;
  const port = ['spec.containers[0].ports[0].hostPort', 'Invalid value: 70000: must be less'] as const;
  if (name === 'one') return invalid(object, [port]);
  if (name === 'two') return invalid(object, [port, ['spec.containers[0].image', 'Required value']]);
  if (name === 'strict') {
    const words = 'strict decoding error: unknown field "spec.foo", unknown field "spec.bar"';
    return status(400, 'BadRequest', `Pod in version "v1" cannot be handled as a Pod: ${words}`);
  }
  if (name === 'locked') {
    const said = 'is forbidden: User "eve" cannot create resource "pods" in API group ""';
    return status(403, 'Forbidden', `pods "locked" ${said}`);
  }
  return undefined;
}

beforeAll(async () => {
  current.api = await startApi(refuse);
});
afterAll(() => current.api?.close());

async function kubectl<T>(call: KubectlCall<T>): Promise<T> {
  const env = { ...call.env, KUBECONFIG: current.api?.config ?? '', HOME: '/nonexistent' };
  return kubectlRunner(() => found ?? 'kubectl')({ ...call, env });
}

async function failureOf(call: KubectlCall<unknown>): Promise<ClusterError> {
  const error = await kubectl(call).catch((it: unknown) => it);
  if (error instanceof ClusterError) return error;
  throw new Error(`It did not fail: ${String(error)}`);
}

// Where there is none, nothing is skipped: a run may have to be without skips.
if (found !== undefined) {
  describe('a real kubectl', () => {
    test('tells its contexts and the namespaces of each', async () => {
      expect(await kubectl(readContexts)).toMatchObject({
        current: 'dev',
        contexts: [
          { name: 'dev', cluster: 'dev', namespace: 'default' },
          { name: 'gone', namespace: 'team' },
        ],
      });
      expect(await kubectl(listNamespaces('dev'))).toEqual(['default', 'team', 'kube-system']);
    });

    test('tries, applies, compares and deletes', async () => {
      expect(await kubectl(tryToApply(place, both))).toEqual([
        'pod/web created (server dry run)',
        'configmap/conf created (server dry run)',
      ]);
      expect(current.api?.kept()).toEqual([]);
      expect(await kubectl(apply(place, both))).toEqual(['pod/web created', 'configmap/conf created']);
      expect(current.api?.kept()).toEqual(['default/pods/web', 'default/configmaps/conf']);
      expect(await kubectl(compare(place, both))).toBe('');
      const patch = await kubectl(compare(place, both.replace('1.25', '1.27')));
      expect(patch).toContain('-  - image: nginx:1.25\n+  - image: nginx:1.27\n');
      expect(await kubectl(remove(place, both))).toEqual(['pod "web" deleted', 'configmap "conf" deleted']);
      expect(await kubectl(remove(place, both))).toEqual([]);
    });

    test('says what is invalid, one matter each', async () => {
      const failure = await failureOf(tryToApply(place, pod('two', 'a')));
      expect(failure).toMatchObject({ kind: 'invalid' });
      expect(failure.complaints.map((it) => it.text)).toEqual([
        'Pod "two" is invalid: spec.containers[0].ports[0].hostPort: Invalid value: 70000: must be less',
        'Pod "two" is invalid: spec.containers[0].image: Required value',
      ]);
    });

    test('says it also of several objects at once', async () => {
      const all = ['one', 'two', 'strict', 'web'].map((it) => pod(it, 'a')).join('---\n');
      const { complaints } = await failureOf(tryToApply(place, all));
      expect(complaints.map((it) => it.text.replace(/: (?:Invalid|Required) .*/, ''))).toEqual([
        'Pod "one" is invalid: spec.containers[0].ports[0].hostPort',
        'Pod "two" is invalid: spec.containers[0].ports[0].hostPort',
        'Pod "two" is invalid: spec.containers[0].image',
        'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.foo"',
        'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.bar"',
      ]);
    });

    test('says it of a comparison, which then is no difference', async () => {
      const { complaints } = await failureOf(compare(place, pod('one', 'a')));
      expect(complaints).toHaveLength(1);
    });

    test.each([
      ['forbidden', "'eve' may not create pods there.", place, pod('locked', 'a')],
      [
        'refused',
        "There is no namespace 'nope' in the cluster: make it first, or choose another.",
        { ...place, namespace: 'nope' },
        web,
      ],
      [
        'unconfigured',
        "kubectl's configuration has no context 'lost' any more.",
        { ...place, context: 'lost' },
        web,
      ],
      ['refused', 'The file declares nothing.', place, '\n'],
      ['invalid', "The cluster knows no kind 'Foo' in 'v1'.", place, web.replace('kind: Pod', 'kind: Foo')],
      [
        'invalid',
        "It stands in namespace 'team', and not in 'default' that was chosen.",
        place,
        web.replace('{name', '{namespace: team, name'),
      ],
    ] as const)('says what kind of failure it is: %s, %s', async (kind, message, where, text) => {
      expect(await failureOf(tryToApply(where, text))).toMatchObject({ kind, message });
    });

    test('says that a cluster does not answer', async () => {
      const failure = await failureOf(listNamespaces('gone'));
      expect(failure).toMatchObject({
        kind: 'unreachable',
        message: 'The cluster at 127.0.0.1:1 does not answer: is it running, and is the network there?',
      });
    });

    test('takes no name for a flag or a command', async () => {
      const hostile = { context: '--help $(touch /tmp/x)', namespace: '; ls' };
      expect(await failureOf(tryToApply(hostile, web))).toMatchObject({ kind: 'unconfigured' });
    });
  });
}

test('what is no kubectl is told', async () => {
  const missing = kubectlRunner(() => '/nowhere/kubectl')(readContexts);
  await expect(missing).rejects.toMatchObject({ kind: 'missing' });
});

test('nothing is started where it may not be', async () => {
  const forbidden = kubectlRunner(() => {
    throw new ClusterError('untrusted', 'No.');
  });
  await expect(forbidden(readContexts)).rejects.toMatchObject({ kind: 'untrusted' });
});

test('a call is cancelled before and while it runs', async () => {
  const program = new URL('../standin/podman.mjs', import.meta.url).pathname;
  const abort = new AbortController();
  const running = kubectlRunner(() => program)(
    { args: ['hang'], read: (it) => it },
    { signal: abort.signal },
  );
  abort.abort();
  await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
});
