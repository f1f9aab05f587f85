import { expect, test } from 'vitest';
import { changedRows } from '../../../client/pods/changes.ts';
import { rowsOf } from '../../../client/pods/rows.ts';
import { listedPods, printedPods } from '../../../scripts/bench/pods.mts';
import { container, known, pod } from './known.ts';

const before = known({
  local: {
    pods: ['a', 'b'].map((it) =>
      pod({ id: it, name: it, containers: [container({ id: `${it}1` }), container({ id: `${it}2` })] }),
    ),
    alone: [],
  },
});

test('nothing is painted anew where nothing changed', () => {
  expect(changedRows(rowsOf(before), rowsOf(before))).toEqual([]);
});

test('of a thousand containers the one that changed is painted anew', () => {
  const containers = (state: 'running' | 'exited') =>
    Array.from({ length: 1000 }, (_, at) =>
      container({ id: `c${at}`, state: at === 500 ? state : 'running' }),
    );
  const rows = (state: 'running' | 'exited') =>
    rowsOf(known({ local: { pods: [pod({ containers: containers(state) })], alone: [] } }));
  expect(changedRows(rows('running'), rows('exited'))).toEqual(['c500']);
});

test('what one container’s end paints anew is the same among few pods and among many', async () => {
  const repainted = async (pods: number) => {
    const rows = async (ended?: number) =>
      rowsOf(known({ local: await listedPods(printedPods(pods, ended)) }));
    const changes = changedRows(await rows(), await rows(Math.floor(pods / 2)));
    return changes === 'all' ? changes : changes.length;
  };
  expect(await repainted(5)).toBe(1);
  expect(await repainted(200)).toBe(1);
});

test('a pod is painted anew with its containers where those came or went', () => {
  const [a, b] = before.local.pods;
  const fewer = {
    ...before,
    local: { pods: [a, { ...b, containers: b?.containers.slice(1) }], alone: [] },
  } as typeof before;
  expect(changedRows(rowsOf(before), rowsOf(fewer))).toEqual(['b']);
});

test('everything is painted anew where pods came or went', () => {
  const fewer = { ...before, local: { pods: before.local.pods.slice(1), alone: [] } };
  expect(changedRows(rowsOf(before), rowsOf(fewer))).toBe('all');
  expect(changedRows(rowsOf(fewer), rowsOf(before))).toBe('all');
});
