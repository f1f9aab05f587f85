import { mapIn, writtenMapsOf } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Rule } from '../rule.ts';
import { mergedEntries } from '../../yaml/parse.ts';

/**
 * One key in both the text and the binary data of a ConfigMap (`ValidateConfigMap`).
 *
 *     apiVersion: v1
 *     kind: ConfigMap
 *     metadata:
 *       name: settings
 *     data:
 *       icon: none
 *       ^^^^ error duplicate-data-key: 'icon' stands in 'binaryData' too. Remove one of the two.
 *     binaryData:
 *       icon: aGk=
 */
export const duplicateDataKey: Rule = {
  code: 'duplicate-data-key',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'ConfigMap').flatMap(({ map }) => {
      const data = mapIn(map, 'data');
      const binary = mapIn(map, 'binaryData');
      if (!data || !binary) return [];
      const keys = new Map(mergedEntries(binary).map((it) => [it.key.text, it]));
      return data.entries.flatMap((entry) => {
        const other = keys.get(entry.key.text);
        if (!other) return [];
        const name = quoted(entry.key.text);
        return [
          refusal(
            'duplicate-data-key',
            entry.key.span,
            `${name} stands in 'binaryData' too. Remove one of the two.`,
            {
              related: [{ span: other.key.span, message: `${name} stands here.` }],
              fixes: [
                ...fixBy("Remove it from 'data'", 'unsafe', removeEntry(document, data, entry)),
                ...fixBy("Remove it from 'binaryData'", 'unsafe', removeEntry(document, binary, other)),
              ],
            },
          ),
        ];
      });
    }),
};
