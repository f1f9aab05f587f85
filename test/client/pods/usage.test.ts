import { describe, expect, test } from 'vitest';
import { PodmanError } from '../../../client/podman/error.ts';
import type { Run } from '../../../client/podman/run.ts';
import { rowsOf } from '../../../client/pods/rows.ts';
import type { Usages } from '../../../client/pods/rows/usage.ts';
import { watchUsage } from '../../../client/pods/usage.ts';
import { container, find, known, pod } from './known.ts';

const usage = (id: string, cpu: number, memory: number) => ({
  ...{ id, cpu, memory, name: id },
  ...{ network: '', disk: '', processes: '' },
});

describe('rows', () => {
  const one = container({ id: 'a'.repeat(64) });
  const two = container({ id: 'b'.repeat(64), state: 'exited' });
  const rows = (usages: Usages) =>
    rowsOf(known({ usages, local: { pods: [pod({ containers: [one, two] })], alone: [] } }));
  const some: Usages = new Map([
    ['a'.repeat(12), usage('a'.repeat(12), 3.14159, 34_000_000)],
    ['c'.repeat(12), usage('c'.repeat(12), 1, 1)],
  ]);

  test('say what a container and its whole pod use, once that is known', () => {
    expect(find(rows(some), one.id)?.description).toContain(' · 3.1 % CPU · 34 MB · ');
    expect(rows(some)[0]?.description).toBe('Running · 3.1 % CPU · 34 MB · 8080→80 · 3 min');
    expect(rows(some)[0]?.spoken).toContain('3.1 % CPU');
  });

  test('say nothing of a container that does not run', () => {
    expect(find(rows(some), two.id)?.description).not.toContain('CPU');
    expect(rows(new Map())[0]?.description).not.toContain('CPU');
  });
});

describe('podman is asked', () => {
  test('again and again, but not while the view is hidden, nor after a person had enough', async () => {
    const { watch, asked, tick, look, shown } = setUp();
    await watch.start();
    expect([asked(), shown()]).toEqual([1, 1]);
    await tick();
    expect(asked()).toBe(2);
    look(false);
    await tick();
    expect(asked()).toBe(2);
    look(true);
    await tick();
    expect(asked()).toBe(3);
    watch.stop();
    await tick();
    expect([asked(), shown()]).toEqual([3, 0]);
  });

  test('no more where it does not say, and that is told', async () => {
    const { watch, asked, tick } = setUp(new PodmanError('refused', 'No stats without cgroups v2.'));
    await expect(watch.start()).rejects.toThrow('No stats');
    await tick();
    expect(asked()).toBe(1);
  });
});

function setUp(failure?: PodmanError) {
  let asked = 0;
  let visible = true;
  let shown = 0;
  const timers = new Set<() => void>();
  const run: Run = (command) => {
    asked += 1;
    return failure ? Promise.reject(failure) : Promise.resolve(command.read('[{"id": "abc"}]'));
  };
  const watch = watchUsage({
    run,
    isVisible: () => visible,
    show: (usages) => (shown = usages.size),
    after: (_, then) => {
      timers.add(then);
      return () => timers.delete(then);
    },
  });
  return {
    watch,
    asked: () => asked,
    shown: () => shown,
    look: (isVisible: boolean) => (visible = isVisible),
    tick: async () => {
      for (const then of timers) {
        timers.delete(then);
        then();
      }
      for (let n = 0; n < 20; n += 1) await Promise.resolve();
    },
  };
}
