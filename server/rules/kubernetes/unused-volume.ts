import type { ManifestDocument } from '../../manifest/document.ts';
import { removeEntry, removeItem } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { advice, fixBy, type Problem, type Rule } from '../rule.ts';
import type { Mention } from '../../symbols/mention.ts';
import { unused } from '../../symbols/unresolved.ts';
import { siteAt } from '../../symbols/walk.ts';

/**
 * A volume that no container of its pod mounts.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *       volumes:
 *         - name: data
 *                 ^^^^ hint unused-volume: No container mounts the volume 'data'.
 *           emptyDir: {}
 */
export const unusedVolume: Rule = {
  code: 'unused-volume',
  check: (document) => {
    // What can't be read may mount it.
    if (document.parsed.problems.length > 0) return [];
    return unused(document)
      .filter((it) => it.kind === 'volume')
      .map((it) => problem(document, it));
  },
};

function problem(document: ManifestDocument, { text, span, path }: Mention): Problem {
  const message = `No container mounts the volume ${quoted(text)}.`;
  return advice('unused-volume', 'hint', span, message, {
    tag: 'unnecessary',
    fixes: fixBy(`Remove the volume '${text}'`, 'unsafe', removal(document, path)),
  });
}

/** Of the last volume there is, 'volumes' goes too. */
function removal(document: ManifestDocument, path: Mention['path']): ReturnType<typeof removeItem> {
  const list = siteAt(document, path.slice(0, -2));
  const item = siteAt(document, path.slice(0, -1));
  const spec = list?.parent?.node;
  if (list?.node.kind !== 'list' || !item || !list.entry || spec?.kind !== 'map') return undefined;
  return list.node.items.length === 1 && spec.entries.includes(list.entry)
    ? removeEntry(document, spec, list.entry)
    : removeItem(document, list.node, item.node);
}
