import { describe, expect, test } from 'vitest';
import { lensesOf } from '../../../client/manifest/lenses.ts';
import { podsOf } from '../../../client/manifest/owned.ts';
import type { Container, Pod, PodState } from '../../../client/podman/pod.ts';
import type { ManifestObject } from '../../../server/protocol.ts';

function pod(name: string, state: PodState = 'running', containers: readonly Partial<Container>[] = []): Pod {
  return {
    id: `${name} id`,
    ...{ name, state, created: 0, ports: [] },
    containers: containers.map((it) => ({ ...plain, ...it })),
  };
}

const plain: Container = {
  ...{ id: 'c', name: 'web-side', image: '', state: 'running', role: 'main', created: 0, exitCode: 0 },
  ...{ restarts: 0, ports: [], networks: [] },
};

function titles(pods: readonly Pod[] | undefined, differs = false): string {
  return lensesOf({ pods, differs })
    .map((it) => it.title)
    .join(' | ');
}

describe('above a document stands', () => {
  test.each<[string, readonly Pod[] | undefined]>([
    ['Play Kube | Down', undefined],
    ['$(circle-large-outline) Not played | Play Kube', []],
    ['$(pass-filled) Running | Replace | Down | Logs | Generate', [pod('web')]],
    ['$(loading~spin) Starting | Replace | Down | Logs | Generate', [pod('web', 'starting')]],
    ['$(circle-slash) Exited | Start | Replace | Down | Logs | Generate', [pod('web', 'exited')]],
    ['$(circle-large-outline) Created, not started | Replace | Down | Generate', [pod('web', 'created')]],
    [
      '$(warning) Degraded: side exited (3) | Replace | Down | Logs | Generate',
      [pod('web', 'degraded', [{ state: 'exited', exitCode: 3 }, {}])],
    ],
    [
      '$(warning) Degraded (2 pods) | Replace | Down | Logs | Generate',
      [pod('web-pod-0'), pod('web-pod-1', 'degraded')],
    ],
  ])('%s', (expected, pods) => {
    expect(titles(pods)).toBe(expected);
  });

  test('that what runs is something else than what is written', () => {
    expect(titles([pod('web')], true)).toBe(
      '$(pass-filled) Running, differs from the text | Compare | Replace | Down | Logs | Generate',
    );
  });

  test('that a pod was made by hand, which has only its name in common with the text', () => {
    const lenses = lensesOf({ pods: [{ ...pod('web'), byHand: true }], differs: false });
    expect(lenses[0]).toMatchObject({
      title: '$(pass-filled) Running, made by hand',
      tooltip: expect.stringContaining('only its name in common') as unknown,
    });
    expect(lensesOf({ pods: [pod('web')], differs: false })[0]?.tooltip).toBe(
      'Show the pod in the Pods view',
    );
  });

  test('names only as text', () => {
    expect(titles([pod('p', 'degraded', [{ name: '$(zap)', state: 'exited', exitCode: 1 }])])).toContain(
      '$ (zap) exited (1)',
    );
  });
});

describe('of the pods there are, an object has made', () => {
  const pods = ['web', 'web-pod', 'web-pod-0', 'web-pod-1', 'web-pod-x', 'other'].map((it) => pod(it));
  const object = (kind: string, name: string): ManifestObject => ({
    ...{ apiVersion: '', kind, name, line: 0, playable: true },
    pod: kind === 'Pod' ? name : `${name}-pod`,
  });
  const made = (first: ManifestObject, ...others: readonly ManifestObject[]) =>
    podsOf(first, [first, ...others], pods).map((it) => it.name);

  test('the one that has its name, where it is a Pod', () => {
    expect(made(object('Pod', 'web'))).toEqual(['web']);
  });

  test('those with its name and -pod, also numbered as podman 4.3 does, where it is a workload', () => {
    expect(made(object('Deployment', 'web'))).toEqual(['web-pod', 'web-pod-0', 'web-pod-1']);
  });

  test('none that another object of the file names', () => {
    expect(made(object('Deployment', 'web'), object('Pod', 'web-pod-1'))).toEqual(['web-pod', 'web-pod-0']);
  });

  test('none while it has no name', () => {
    expect(podsOf({ apiVersion: '', kind: 'Pod', line: 0, playable: true }, [], pods)).toEqual([]);
  });
});
