import { expect, test } from 'vitest';
import table from '../../../server/schema/kubernetes.generated.json' with { type: 'json' };
import { pagedTypes, referencePage } from '../../../server/schema/pages.ts';

test.each([
  ['Container', 'core/pod-v1/#Container'],
  ['HostPathVolumeSource', 'core/persistent-volume-v1/#HostPathVolumeSource'],
  ['ObjectMeta', 'definitions/object-meta-v1-meta/#ObjectMeta'],
  ['RollingUpdateDeployment', 'apps/deployment-v1/#DeploymentSpec'],
])('of %s the API reference tells at %s', (type, page) => {
  expect(referencePage(type)).toBe(`https://kubernetes.io/docs/reference/kubernetes-api/${page}`);
});

test('every type that has a page is a type there is', () => {
  expect(pagedTypes.filter((it) => !Object.hasOwn(table.shapes, it))).toEqual([]);
});

test('of a List nothing is told', () => {
  expect(referencePage('List')).toBeUndefined();
});
