import { describe, expect, test } from 'vitest';
import {
  checkCompletion,
  checkOffers,
  checkOffersAmong,
  checkOffersFirst,
  offer,
} from '../../check-completion.ts';

const head = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n';
const limits = (line: string) =>
  `${head}  containers:\n    - resources:\n        limits:\n          ${line}\n`;

describe('amounts', () => {
  test.each([
    ['cpu', ['100m', '250m', '500m', '1']],
    ['memory', ['64Mi', '128Mi', '256Mi']],
    ['ephemeral-storage', ['1Gi', '2Gi']],
    ['hugepages-2Mi', ['2Mi', '64Mi']],
    ['hugepages-1Gi', ['1Gi', '2Gi']],
  ])('of %s are offered as people have them', (resource, expected) => {
    checkOffersFirst(limits(`${resource}: <|>`), expected);
  });

  test.each([
    ['memory: <|>', '128Mi', '134,217,728 bytes'],
    ['memory: <|>', '1Gi', '1,073,741,824 bytes'],
    ['cpu: <|>', '500m', '0.5 CPU'],
    ['cpu: <|>', '1', '1 CPU'],
    ['memory: 1<|>', '1k', '1,000 bytes'],
    ['ephemeral-storage: 1.5<|>', '1.5Gi', '1,610,612,736 bytes'],
  ])('say what they come to: %s %s is %s', (line, label, detail) => {
    expect(offer(limits(line), label).detail).toBe(detail);
  });

  test.each([
    ['memory: 12<|>', ['12Mi', '12Gi', '12Ki', '12Ti', '12M', '12G', '12k', '12T', '12']],
    ['memory: 12M<|>', ['12Mi', '12Gi', '12Ki', '12Ti', '12M', '12G', '12k', '12T', '12']],
    ['cpu: 12<|>', ['12m', '12']],
    ['ephemeral-storage: "1.5<|>"', ['1.5Mi', '1.5Gi']],
  ])('go on from the number that is typed: %s', (line, expected) => {
    checkOffersFirst(limits(line), expected);
  });

  test('of memory that podman misreads say so, and come last', () => {
    const text = limits('memory: 1.5<|>');
    expect(offer(text, '1.5Gi').detail).toBe('podman takes it for 1,610,612,736,000,000,000 bytes');
    expect(offer(text, '1.5Gi', { target: 'kubernetes' }).detail).toBe('1,610,612,736 bytes');
    checkOffersFirst(text, ['1.5M', '1.5G']);
    checkOffersFirst(text, ['1.5Mi', '1.5Gi'], { target: 'kubernetes' });
  });

  test('are asked for again as they are typed', () => {
    expect(offer(limits('memory: 12<|>'), '12Mi').followsTyping).toBe(true);
    expect(offer(limits('memory: <|>'), '64Mi').followsTyping).toBe(false);
  });

  test('replace the number', () => {
    checkCompletion(limits('memory: 12<|>'), '12Mi', limits('memory: 12Mi'));
    checkCompletion(limits('memory: "12<|>"'), '12Mi', limits('memory: "12Mi"'));
    checkCompletion(`${head}  overhead: {memory: 1<|>}`, '1Mi', `${head}  overhead: {memory: 1Mi}`);
  });

  test('that the document has for the resource come first', () => {
    checkOffersFirst(
      `${head}  containers:\n    - resources:\n        limits:\n          memory: 300Mi\n        requests:\n          memory: <|>\n`,
      ['300Mi', '64Mi'],
    );
  });

  test('of other fields are offered, too', () => {
    checkOffersAmong(`${head}  volumes:\n    - emptyDir:\n        sizeLimit: <|>`, ['64Mi', '1Gi']);
    checkOffersAmong(
      'apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  resources:\n    requests:\n      storage: <|>',
      ['1Gi', '10Gi'],
    );
  });

  test('of a resource that nobody knows are not made up', () => {
    checkOffers(limits('example.com/gpu: <|>'), []);
  });
});

describe('a divisor', () => {
  const divisor = (resource: string) =>
    `${head}  containers:\n    - env:\n        - valueFrom:\n            resourceFieldRef:\n              resource: ${resource}\n              divisor: <|>\n`;
  test('fits the resource', () => {
    checkOffers(divisor('limits.cpu'), ['1', '1m']);
    checkOffers(divisor('limits.memory'), ['1', '1Ki', '1Mi', '1Gi']);
  });
});
