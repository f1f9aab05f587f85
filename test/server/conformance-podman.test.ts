import { describe, expect, test } from 'vitest';
import { judgePodman, podmanMisses, readPodmanCases } from '../../scripts/conformance/podman.mts';
import { reasons } from '../../scripts/conformance/podman-reasons.mts';
import { loadSchema } from '../../server/schema/kubernetes.ts';

const schema = loadSchema();
const judgements = readPodmanCases().map((it) => judgePodman(it, schema));

describe('beside what podman 5.4.2 did', () => {
  test('what it refuses is an error, what it changes is told, and what it plays is no error', () => {
    expect(podmanMisses(judgements)).toEqual([]);
    expect(judgements.length).toBeGreaterThan(190);
  });

  test('no reason is given for what is told as it should be', () => {
    const right = judgements.filter((it) => it.right).map((it) => it.podmanCase.name);
    expect(right.filter((it) => reasons.has(it))).toEqual([]);
  });
});
