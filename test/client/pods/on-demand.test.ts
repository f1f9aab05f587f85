import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onDemand } from '../../../client/pods/on-demand.ts';

test('is asked once while nothing changes, and told when it is known', async () => {
  const { looked, asked, changes } = setUp();
  looked.look('a', 'running');
  expect(looked.known().get('a')).toEqual({ kind: 'asking' });
  looked.look('a', 'running');
  await settle();
  looked.look('a', 'running');
  expect(asked).toEqual(['a']);
  expect(changes()).toBe(1);
  expect(looked.known().get('a')).toEqual({ kind: 'known', value: 'a1' });
});

test('stays known while it is asked for anew', async () => {
  const { looked } = setUp();
  looked.look('a', 'running');
  await settle();
  looked.look('a', 'exited');
  expect(looked.known().get('a')).toEqual({ kind: 'known', value: 'a1' });
  await settle();
  expect(looked.known().get('a')).toEqual({ kind: 'known', value: 'a2' });
});

test('is forgotten when nobody looks, also where the answer comes later', async () => {
  const { looked, changes } = setUp();
  looked.look('a', 'running');
  looked.close('a');
  await settle();
  expect([...looked.known()]).toEqual([]);
  expect(changes()).toBe(0);
});

test('tells why there is no answer', async () => {
  const looked = onDemand(
    () => Promise.reject(new Error('No.')),
    () => undefined,
  );
  looked.look('a', '');
  await settle();
  expect(looked.known().get('a')).toEqual({ kind: 'failed', message: 'No.' });
});

test('never goes back to an older answer, in whatever order podman answers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 6 }), async (scheduler, asks) => {
      let count = 0;
      const seen: number[] = [];
      const looked = onDemand(
        () => {
          count += 1;
          return scheduler.schedule(Promise.resolve(count));
        },
        () => {
          const it = looked.known().get('a');
          if (it?.kind === 'known') seen.push(it.value);
        },
      );
      for (let n = 0; n < asks; n += 1) looked.look('a', `${n}`);
      await scheduler.waitIdle();
      expect(seen).toEqual([asks]);
    }),
    { numRuns: 50 },
  );
});

function setUp() {
  const asked: string[] = [];
  let changes = 0;
  const looked = onDemand(
    (id) => {
      asked.push(id);
      return Promise.resolve(`${id}${asked.length}`);
    },
    () => (changes += 1),
  );
  return { looked, asked, changes: () => changes };
}

async function settle(): Promise<void> {
  for (let n = 0; n < 10; n += 1) await Promise.resolve();
}
