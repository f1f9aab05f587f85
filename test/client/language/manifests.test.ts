import { expect, test } from 'vitest';
import { looksLikeManifest } from '../../../client/language/manifests.ts';

test.each([
  ['a pod', 'apiVersion: v1\nkind: Pod\n'],
  ['a pod without its apiVersion', 'kind: Pod\nmetadata:\n'],
  ["a kind podman doesn't play", 'apiVersion: networking.k8s.io/v1\nkind: Ingress\n'],
  ['the second document of a file', 'a: b\n---\nkind: "ConfigMap"\n'],
  ['keys in quotes and of another order', '"kind": Job\n"apiVersion": batch/v1\n'],
  ['Windows line ends', 'apiVersion: v1\r\nkind: Pod\r\n'],
])('%s is a manifest', (_, text) => {
  expect(looksLikeManifest(text)).toBe(true);
});

test.each([
  ['an empty file', ''],
  ['a compose file', 'services:\n  web:\n    image: nginx\n'],
  ['a kind that is not at the start of a line', 'spec:\n  kind: Pod\n  apiVersion: v1\n'],
  ["another tool's kind", 'kind: Podcast\nversion: 1\n'],
  ['a comment', '# kind: Pod\n'],
])('%s is none', (_, text) => {
  expect(looksLikeManifest(text)).toBe(false);
});
