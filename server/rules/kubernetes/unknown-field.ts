import { quoted, withArticle } from '../../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { breakIn, type ManifestDocument } from '../../manifest/document.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { unknownKeys } from '../../manifest/misspelt.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { podmanHasField } from '../../schema/podman-leniency.ts';
import type { Entry, MapNode } from '../../yaml/tree.ts';

/**
 * A key that objects of this sort don't have.
 * kubectl refuses it (strict decoding); podman drops it without a word (play.go, `yaml.Unmarshal` non-strict).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - nam: web
 *           ^^^ error unknown-field: A Container has no 'nam'. Did you mean 'name'?
 *           image: docker.io/library/nginx:1.27
 */
export const unknownField: Rule = {
  code: 'unknown-field',
  check: (document) =>
    document.typed.flatMap(({ node, type }) => {
      if (node.kind !== 'map' || type.kind !== 'object') return [];
      // Behind a line at a wrong column, keys may belong elsewhere.
      const sound = breakIn(document, node) ?? Infinity;
      const unknown = [...unknownKeys(document, node, type.shape)].filter(
        ([{ key }]) => key.span.start < sound,
      );
      return unknown.map(([entry, meant]) => problem(document, node, entry, meant, type.shape.name));
    }),
};

function problem(
  document: ManifestDocument,
  map: MapNode,
  entry: Entry,
  meant: string | undefined,
  shape: string,
): Problem {
  const { key } = entry;
  const advice = meant === undefined ? 'Remove it, or move it where it belongs.' : `Did you mean '${meant}'?`;
  // podman matches names without regard to case.
  const isOtherCase = meant?.toLowerCase() === key.text.toLowerCase();
  const troublesPodman = !isOtherCase && !podmanHasField(`${shape}.${key.text}`);
  const message = `${capitalised(withArticle(shape))} has no ${quoted(key.text)}. ${advice}`;
  return refusal('unknown-field', key.span, message, {
    fixes: [
      ...(meant === undefined
        ? []
        : fixBy(`Rename to '${meant}'`, 'safe', replaceValue(document, key, meant))),
      ...fixBy(`Remove ${quoted(key.text)}`, 'unsafe', removeEntry(document, map, entry)),
    ],
    ...(troublesPodman && { also: 'podman' }),
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
