import { expect, test } from 'vitest';
import { manifestPlaces } from '../../../client/pods/manifests.ts';

const symbol = (kind: string, name: string, file = 'web.yaml') => ({
  ...{ kind, name, line: 3 },
  uri: `file:///w/${file}`,
});
const places = (...symbols: readonly ReturnType<typeof symbol>[]) =>
  manifestPlaces(symbols, (uri) => uri.replace('file:///w/', ''));

test('a pod is found in the file that declares it', () => {
  expect(places(symbol('Pod', 'web')).get('web')).toEqual({
    uri: 'file:///w/web.yaml',
    name: 'web.yaml',
    line: 3,
  });
});

test.each(['Deployment', 'DaemonSet', 'Job'])(
  'a pod of a %s is found by the name podman gives it',
  (kind) => {
    expect(places(symbol(kind, 'web')).has('web-pod')).toBe(true);
    expect(places(symbol(kind, 'web')).has('web')).toBe(false);
  },
);

test('the pod of a Deployment is found also as podman before 4.4 calls it', () => {
  expect(places(symbol('Deployment', 'web')).has('web-pod-0')).toBe(true);
});

test('what podman makes no pod of is none, nor is a container', () => {
  expect([
    ...places(symbol('ConfigMap', 'web'), symbol('Pod web', 'server'), symbol('constructor', 'x')),
  ]).toEqual([]);
});

test('of two files that declare a pod of one name neither is told', () => {
  expect([
    ...places(symbol('Pod', 'web'), symbol('Pod', 'web', 'b.yaml'), symbol('Pod', 'web', 'c.yaml')),
  ]).toEqual([]);
});
