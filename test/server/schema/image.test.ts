import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kubernetesPull, onDockerTerms, podmanPull, readImage } from '../../../server/schema/image.ts';

const hash = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  ['nginx', { repository: 'nginx' }],
  ['nginx:1.27-alpine', { repository: 'nginx', tag: '1.27-alpine' }],
  ['library/nginx', { repository: 'library/nginx' }],
  ['quay.io/team/app:v1', { registry: 'quay.io', repository: 'team/app', tag: 'v1' }],
  ['localhost/mine', { registry: 'localhost', repository: 'mine' }],
  ['localhost:5000/mine:1', { registry: 'localhost:5000', repository: 'mine', tag: '1' }],
  ['[::1]:5000/mine', { registry: '[::1]:5000', repository: 'mine' }],
  ['Registry/mine', { registry: 'Registry', repository: 'mine' }],
  ['a/b/c/d_e__f--g.h', { repository: 'a/b/c/d_e__f--g.h' }],
  [`nginx@${hash}`, { repository: 'nginx', digest: hash }],
  [`quay.io/a/b:1@${hash}`, { registry: 'quay.io', repository: 'a/b', tag: '1', digest: hash }],
  ['nginx:5000', { repository: 'nginx', tag: '5000' }],
])('%s is read', (text, expected) => {
  expect(readImage(text)).toEqual(expected);
});

test.each([
  '',
  'Nginx',
  'nginx:',
  'nginx:a b',
  'nginx@sha256:12',
  '/nginx',
  'nginx/',
  'a//b',
  'docker://nginx',
  'nginx:1:2',
  'a/B/c',
  '-nginx',
  `nginx:${'x'.repeat(129)}`,
  'a'.repeat(64),
  `a/${'b'.repeat(255)}`,
  '${IMAGE}',
])('%s is no image name', (text) => {
  expect(readImage(text)).toBeUndefined();
});

test.each([
  ['nginx', 'docker.io', 'library/nginx'],
  ['docker.io/nginx', 'docker.io', 'library/nginx'],
  ['index.docker.io/me/app', 'docker.io', 'me/app'],
  ['me/app', 'docker.io', 'me/app'],
  ['quay.io/app', 'quay.io', 'app'],
])('Docker means by %s what %s has as %s', (text, registry, repository) => {
  const image = readImage(text);
  expect(image && onDockerTerms(image)).toEqual({ registry, repository });
});

describe('without a pull policy', () => {
  test.each([
    ['nginx', 'Always', 'missing'],
    ['nginx:latest', 'Always', 'missing'],
    ['nginx:1', 'IfNotPresent', 'missing'],
    ['docker.io/nginx', 'Always', 'missing'],
    ['docker.io/library/nginx', 'Always', 'newer'],
    ['quay.io/a/b:latest', 'Always', 'newer'],
    ['quay.io/a/b:1', 'IfNotPresent', 'missing'],
    [`quay.io/a/b@${hash}`, 'IfNotPresent', 'newer'],
  ])('%s is pulled %s by Kubernetes, and when %s by podman', (text, kubernetes, podman) => {
    const image = readImage(text);
    expect(image && kubernetesPull(image)).toBe(kubernetes);
    expect(image && podmanPull(image)).toBe(podman);
  });
});

test('any text is read at once, and what is read says what was written', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('abA0-_./:@[]')), maxLength: 400 }),
      (text) => {
        const image = readImage(text);
        if (!image) return;
        const { registry, repository, tag, digest } = image;
        const pieces = [registry && `${registry}/`, repository, tag && `:${tag}`, digest && `@${digest}`];
        expect(pieces.join('')).toBe(text);
      },
    ),
  );
});
