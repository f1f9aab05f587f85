import { describe, expect, test } from 'vitest';
import { tryCase } from '../fuzz/case.ts';
import { corpus } from '../fuzz/corpus.ts';

/** What `npm run fuzz` once found, and what showed much at once. */
describe('nothing is wrong any more with what the fuzzer found', () => {
  test.each([...corpus()])('%s', async (_, it) => {
    const { faults } = await tryCase(it);
    expect(faults).toEqual([]);
  });
});
