import { expect, test } from 'vitest';
import { keptPodRows } from '../../../client/pods/kept-rows.ts';
import { rowsOf, type Known } from '../../../client/pods/rows.ts';
import { container, known, now, pod } from './known.ts';

const id = 'a'.repeat(64);
const one = pod({ containers: [container({ id, started: now - 90_000 })] });
const variables = [{ name: 'TOKEN', value: 'x' }];
const before = known({
  local: { pods: [one], alone: [] },
  details: new Map([[id, { kind: 'known', value: { mounts: [], variables, restarts: 0 } }]]),
});
const usage = { id: id.slice(0, 12), name: '', cpu: 1, memory: 1, network: '', disk: '', processes: '' };

test('a pod of which nothing is new keeps its row, also while the time goes on', () => {
  const rowOfPod = keptPodRows();
  const [row] = rowsOf(before, rowOfPod);
  expect(rowsOf({ ...before, now: now + 1000 }, rowOfPod)[0]).toBe(row);
});

test.each<[string, Partial<Known>]>([
  ['an age has grown', { now: now + 60_000 }],
  ['a container has run for longer than its pod’s age tells', { now: now + 30_000 }],
  ['podman says another thing of it', { local: { pods: [{ ...one, state: 'degraded' }], alone: [] } }],
  [
    'what is in a container could not be known',
    { details: new Map([[id, { kind: 'failed', message: 'No.' }]]) },
  ],
  ['a hidden value is to be seen', { unmasked: new Set([`${id}/variable/TOKEN`]) }],
  ['it uses more of the machine', { usages: new Map([[usage.id, usage]]) }],
  ['its manifest is known', { manifests: new Map([['web', { uri: 'file:///a', name: 'a', line: 0 }]]) }],
])('a row is made anew where %s', (_, more) => {
  const rowOfPod = keptPodRows();
  const rows = rowsOf(before, rowOfPod);
  const after = { ...before, ...more };
  expect(rowsOf(after, rowOfPod)).toEqual(rowsOf(after));
  expect(rowsOf(after, rowOfPod)).not.toEqual(rows);
});
