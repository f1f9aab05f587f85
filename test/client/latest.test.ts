import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latest } from '../../client/latest.ts';

describe('of several asks', () => {
  test('in whatever order answers come, what is shown never gets older and ends with the last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 6 }), async (scheduler, count) => {
        const shown: number[] = [];
        const { ask } = latest<number>((it) => shown.push(it));
        const asks = Array.from({ length: count }, (_, n) =>
          ask(() => scheduler.schedule(Promise.resolve(n))),
        );
        await scheduler.waitIdle();
        await Promise.all(asks);
        expect(shown).toEqual([...shown].sort((a, b) => a - b));
        expect(shown.at(-1)).toBe(count - 1);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 100) },
    );
  });

  test('the older is told that it is no longer wanted', async () => {
    const { ask } = latest<string>(() => undefined);
    const signals: AbortSignal[] = [];
    const noted = (signal: AbortSignal) => {
      signals.push(signal);
      return Promise.resolve('');
    };
    await Promise.all([ask(noted), ask(noted)]);
    expect(signals.map((it) => it.aborted)).toEqual([true, false]);
  });

  test('the failure of the last is the asker’s, that of an older is nobody’s', async () => {
    const { ask } = latest<string>(() => undefined);
    const fails = () => Promise.reject(new Error('no'));
    const older = ask(fails);
    const last = ask(fails);
    await expect(older).resolves.toBeUndefined();
    await expect(last).rejects.toThrow('no');
  });

  test('one that is dropped is not shown', async () => {
    const shown: string[] = [];
    const { ask, drop } = latest<string>((it) => shown.push(it));
    const asking = ask(() => Promise.resolve('late'));
    drop();
    await asking;
    expect(shown).toEqual([]);
  });
});
