import { mapIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, podmanSays, type Rule } from '../rule.ts';

/**
 * One key in both the text and the binary data of a ConfigMap: podman refuses a pod that mounts it (volume.go,
 * VolumeFromConfigMap).
 *
 *     apiVersion: v1
 *     kind: ConfigMap
 *     metadata:
 *       name: site
 *     data:
 *       icon: none
 *     binaryData:
 *       icon: aGk=
 *       ^^^^ error podman-duplicate-data-key: 'icon' stands in 'data' too, and podman refuses to mount that. Remove one of the two.
 */
export const podmanDuplicateDataKey: Rule = {
  code: 'podman-duplicate-data-key',
  check: (document) =>
    writtenMapsOf(document, 'ConfigMap').flatMap(({ map }) => {
      const data = mapIn(map, 'data');
      const binary = mapIn(map, 'binaryData');
      if (!data || !binary) return [];
      return binary.entries.flatMap((entry) => {
        const other = data.entries.find((it) => it.key.text === entry.key.text);
        if (!other) return [];
        const message = `${quoted(entry.key.text)} stands in 'data' too, and podman refuses to mount that. Remove one of the two.`;
        return [
          podmanSays('podman-duplicate-data-key', 'error', entry.key.span, message, {
            related: [{ span: other.key.span, message: 'It stands here too.' }],
            fixes: fixBy("Remove it from 'binaryData'", 'unsafe', removeEntry(document, binary, entry)),
          }),
        ];
      });
    }),
};
