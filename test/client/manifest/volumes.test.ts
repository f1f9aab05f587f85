import { describe, expect, test } from 'vitest';
import { volumesOf } from '../../../client/manifest/volumes.ts';

describe('the volumes of a manifest', () => {
  test('are those of claims, ConfigMaps and Secrets, also in lists and workloads, each once', () => {
    const text =
      'kind: List\nitems:\n- kind: PersistentVolumeClaim\n  metadata: { name: data }\n' +
      '- kind: Job\n  spec: { template: { spec: { volumes: [{ configMap: { name: settings } }] } } }\n' +
      '---\nkind: Pod\nspec: { volumes: [{ persistentVolumeClaim: { claimName: data } }, { secret: { secretName: key } }] }\n';
    expect(volumesOf(text)).toEqual(['data', 'settings', 'key']);
  });

  test.each([
    ['an emptyDir, which goes with its pod', 'kind: Pod\nspec: { volumes: [{ name: a, emptyDir: {} }] }\n'],
    ['a folder of this machine', 'kind: Pod\nspec: { volumes: [{ name: a, hostPath: { path: /a } }] }\n'],
    ['a name that is none', 'kind: PersistentVolumeClaim\nmetadata: { name: 5 }\n'],
    ['a text that is no manifest', '- a\n- [\n'],
    ['nothing', ''],
  ])('are not %s', (_, text) => {
    expect(volumesOf(text)).toEqual([]);
  });
});
