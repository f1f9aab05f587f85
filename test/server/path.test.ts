import { expect, test } from 'vitest';
import { manifest } from '../check.ts';
import { fixture, only, yaml } from '../fixture.ts';
import { pathAt, pathText } from '../../server/manifest/path.ts';

/** The path of what the marked range of a one-document file stands on, as the API server writes it. */
function pathOf(marked: string): string {
  const { text, ranges } = fixture(marked);
  const { document } = only(manifest(text).documents, 'document');
  return pathText(document, pathAt(document, only(ranges, 'range')));
}

const pod = (container: string) => yaml`
  apiVersion: v1
  kind: Pod
  spec:
    containers:
      - name: a
      - ${container}
`;

test.each([
  ['a value', 'image: <|nginx|>', 'spec.containers[1].image'],
  ['a key', '<|image|>: nginx', 'spec.containers[1].image'],
  ['a part of a value', 'image: ng<|in|>x', 'spec.containers[1].image'],
  ['a key with its value', '<|image: nginx|>', 'spec.containers[1].image'],
  ['an item', 'args: [a, <|b|>]', 'spec.containers[1].args[1]'],
  ['all items', 'args: <|[a, b]|>', 'spec.containers[1].args'],
  [
    'a free key',
    'resources: { limits: { <|nvidia.com/gpu|>: 1 } }',
    'spec.containers[1].resources.limits[nvidia.com/gpu]',
  ],
  ['a key there is none of', '<|imag|>: nginx', 'spec.containers[1].imag'],
  [
    'an item of a list of ports',
    'ports: [{ containerPort: 80, hostPort: <|x|> }]',
    'spec.containers[1].ports[0].hostPort',
  ],
])('%s has its path', (_, container, path) => {
  expect(pathOf(pod(container))).toBe(path);
});

test('the whole document has none, and an object of a List has that of its item', () => {
  expect(pathOf('<|a: b\nc: d|>\n')).toBe('');
  expect(
    pathOf(
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    data: { <|a.b|>: c }\n',
    ),
  ).toBe('items[0].data[a.b]');
});
