import { expect, test } from 'vitest';
import { outlineOf } from '../check.ts';

test('a document is one object, its fields below it, items by their names', () => {
  const text = [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: {name: web}',
    'spec:',
    '  containers:',
    '    - name: app',
    '      image: docker.io/library/nginx:1.27',
    '      args: [--debug]',
    '  volumes:',
    '    - emptyDir: {}',
    '',
  ].join('\n');
  expect(outlineOf(text)).toMatchInlineSnapshot(`
    "object web (Pod)
      text apiVersion (v1)
      text kind (Pod)
      map metadata
        text name (web)
      map spec
        list containers
          item app (docker.io/library/nginx:1.27)
            text name (app)
            text image (docker.io/library/nginx:1.27)
            list args
              item --debug
        list volumes
          item [0]
            map emptyDir"
  `);
});

test('each document of a file has its own object', () => {
  const text = 'kind: Pod\nmetadata:\n  name: a\n---\nkind: ConfigMap\nmetadata:\n  name: b\n';
  expect(
    outlineOf(text)
      .split('\n')
      .filter((it) => it.startsWith('object')),
  ).toEqual(['object a (Pod)', 'object b (ConfigMap)']);
});

test("another tool's file has no outline of ours", () => {
  expect(outlineOf('services:\n  web:\n    image: nginx\n')).toBe('');
});
