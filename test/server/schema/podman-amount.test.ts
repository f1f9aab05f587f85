import { describe, expect, test } from 'vitest';
import { podmanBytes } from '../../../server/schema/podman-amount.ts';

describe('podman takes for bytes of memory', () => {
  test.each([
    ['128Mi', 134_217_728n],
    ['0', 0n],
    ['1.5G', 1_500_000_000n],
    ['1e9', 1_000_000_000n],
    ['100Gi', 107_374_182_400n],
    ['-1Mi', -1_048_576n],
  ])('of %s what Kubernetes does: %s', (text, bytes) => {
    expect(podmanBytes(text)).toBe(bytes);
  });

  test.each([
    ['64m', 64n],
    ['2000m', 2000n],
    ['2.5', 25n],
    ['1.5Gi', 1_610_612_736_000_000_000n],
    ['0.5Mi', 524_288_000_000_000n],
    ['1.0Mi', 1_048_576_000_000_000n],
    ['10E', 10n],
  ])('of %s only its digits: %s', (text, bytes) => {
    expect(podmanBytes(text)).toBe(bytes);
  });

  test.each(['', '64MB', 'lots', '16.5Gi'])('nothing of %s', (text) => {
    expect(podmanBytes(text)).toBeUndefined();
  });
});
