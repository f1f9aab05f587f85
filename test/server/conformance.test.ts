import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gapFor } from '../../scripts/conformance/gaps.mts';
import { judge } from '../../scripts/conformance/judge.mts';
import { coveragePage } from '../../scripts/conformance/page.mts';
import { oddPaths, tellsOf } from '../../scripts/conformance/place.mts';
import { judgePodman, readPodmanCases } from '../../scripts/conformance/podman.mts';
import { misses, precision, recall, warned } from '../../scripts/conformance/table.mts';
import { readVectors } from '../../scripts/conformance/vectors.mts';
import { loadSchema } from '../../server/schema/kubernetes.ts';

const schema = loadSchema();
const judgements = readVectors().map((it) => judge(it, schema));
const podman = readPodmanCases().map((it) => judgePodman(it, schema));

describe('beside the verdicts of Kubernetes', () => {
  test('what it accepts has no error', () => {
    const accepted = judgements.filter((it) => !it.refused);
    expect(accepted.flatMap((it) => it.falseErrors.map(({ code }) => `${it.vector.file}: ${code}`))).toEqual(
      [],
    );
    expect(precision(judgements).all).toBeGreaterThan(100);
  });

  test('what it refuses has an error at the right place, 98 times of a hundred', () => {
    const { right, all } = recall(judgements);
    expect(all).toBeGreaterThan(300);
    expect(right / all, misses(judgements).join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  test('what it warns of is told', () => {
    expect(judgements.flatMap((it) => it.unwarned)).toEqual([]);
    expect(warned(judgements).all).toBeGreaterThan(20);
  });

  test('the page about it is as it would be made now', () => {
    const page = readFileSync(new URL('../../docs/coverage.md', import.meta.url), 'utf8');
    expect(page).toBe(coveragePage(judgements, podman));
  });

  test('what is missed is explained', () => {
    const missed = judgements.flatMap((it) => it.missed);
    expect(missed.filter((it) => gapFor(it) === undefined)).toEqual([]);
  });
});

describe('a finding tells of what the API server names', () => {
  test.each([
    ['there', 'spec.containers[0].image', true],
    ['below it', 'spec.containers[0].image.tag', true],
    ['directly above it', 'spec.containers[0]', true],
    ['two steps above it', 'spec.containers', false],
    ['in another item', 'spec.containers[1].image', false],
    ['beside it', 'spec.containers[0].name', false],
  ])('%s', (_, found, tells) => {
    expect(tellsOf(found, 'spec.containers[0].image')).toBe(tells);
  });

  test.each(oddPaths.map((it) => [it.example, it] as const))(
    'and where that is %s, at the sensible place',
    (_, { named, example, place }) => {
      expect(example).toMatch(named);
      expect(tellsOf(example.replace(named, place).replace('[*]', '[2]').replace('**', 'x'), example)).toBe(
        true,
      );
    },
  );
});
