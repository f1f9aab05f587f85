import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { setEntry } from '../../manifest/edits.ts';
import { entryIn, givenIn, isNull, mapsOf, textIn } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { labelValue } from '../../schema/names.ts';
import { fixBy, refusal, type Fix, type Problem, type Rule } from '../rule.ts';
import type { MapNode, Path, Span } from '../../yaml/tree.ts';

/**
 * A toleration whose parts don't go together.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       tolerations:
 *         - key: dedicated
 *           operator: Exists
 *           value: gpu
 *           ^^^^^ error toleration-mismatch: With 'operator: Exists' any value is tolerated. Remove 'value'.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const tolerationMismatch: Rule = {
  code: 'toleration-mismatch',
  only: 'kubernetes',
  // pkg/apis/core/validation/validation.go, ValidateTolerations
  check: (document) => [
    ...mapsOf(document, 'Toleration')
      .filter((it) => it.node === it.map && !isBroken(document, it.map))
      .flatMap(({ map, path }) => [
        ...withoutKey(document, map, path),
        ...secondsWithoutEffect(document, map, path),
        ...valueOf(document, map),
      ]),
    ...emptyItems(document),
  ],
};

const everyKey = "A toleration without 'key' tolerates every taint and needs 'operator: Exists'.";

function withoutKey(document: ManifestDocument, map: MapNode, path: Path): Problem[] {
  if ((textIn(map, 'key') ?? '') !== '' || textIn(map, 'operator') === 'Exists') return [];
  const span = givenIn(map, 'operator')?.value.span ?? map.entries[0]?.key.span ?? map.span;
  return [
    refusal('toleration-mismatch', span, everyKey, {
      path: [...path, 'operator'],
      fixes: set(document, map, 'operator', 'Exists'),
    }),
  ];
}

/** A null item is a toleration of nothing at all. */
function emptyItems(document: ManifestDocument): Problem[] {
  return document.typed
    .filter(({ type, field, node }) => {
      const isOne = type.kind === 'object' && type.shape.name === 'Toleration';
      return isOne && !field && isNull(node) && !isBroken(document, node);
    })
    .map(({ node, path, parent }) => {
      const span = node.span.end > node.span.start ? node.span : (parent?.entry?.key.span ?? node.span);
      return refusal('toleration-mismatch', span, everyKey, { path: [...path, 'operator'] });
    });
}

function secondsWithoutEffect(document: ManifestDocument, map: MapNode, path: Path): Problem[] {
  const seconds = givenIn(map, 'tolerationSeconds');
  if (!seconds || textIn(map, 'effect') === 'NoExecute') return [];
  const message = "'tolerationSeconds' only means something with 'effect: NoExecute'.";
  const span = givenIn(map, 'effect')?.value.span ?? seconds.key.span;
  return [
    refusal('toleration-mismatch', span, message, {
      path: [...path, 'effect'],
      fixes: [
        ...set(document, map, 'effect', 'NoExecute'),
        ...fixBy("Remove 'tolerationSeconds'", 'unsafe', removeEntry(document, map, seconds)),
      ],
    }),
  ];
}

/** The value a toleration compares with: none for Exists, a label's for Equal, and numbers only behind a gate. */
function valueOf(document: ManifestDocument, map: MapNode): Problem[] {
  const operator = textIn(map, 'operator') ?? '';
  const value = textIn(map, 'value') ?? '';
  const entry = entryIn(map, 'value');
  if (operator === 'Gt' || operator === 'Lt') {
    const span = entryIn(map, 'operator')?.value.span ?? map.span;
    const message = `${quoted(operator)} needs a cluster with the feature gate TaintTolerationComparisonOperators. Use 'Equal' or 'Exists'.`;
    return [refusal('toleration-mismatch', span, message)];
  }
  if (!entry || value === '') return [];
  if (operator === 'Exists') {
    const message = "With 'operator: Exists' any value is tolerated. Remove 'value'.";
    const fixes = fixBy("Remove 'value'", 'safe', removeEntry(document, map, entry));
    return [refusal('toleration-mismatch', entry.key.span, message, { fixes })];
  }
  return wrongValue(value, entry.value.span);
}

function wrongValue(value: string, span: Span): Problem[] {
  const wrong = labelValue(value);
  return wrong === undefined ? [] : [refusal('toleration-mismatch', span, `${quoted(value)} ${wrong}.`)];
}

function set(document: ManifestDocument, map: MapNode, key: string, value: string): readonly Fix[] {
  return fixBy(`Set '${key}: ${value}'`, 'unsafe', setEntry(document, map, key, value));
}
