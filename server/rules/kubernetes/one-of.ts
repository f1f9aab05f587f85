import { isEmpty } from '../../manifest/dependency.ts';
import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { givenIn, isNull } from '../../manifest/find.ts';
import { unknownKeys } from '../../manifest/misspelt.ts';
import { removeEntry } from '../../manifest/removal.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import type { Shape } from '../../schema/shape.ts';
import { unions, type Union } from '../../schema/unions.ts';
import { fixBy, refusal, warning, type Problem, type Rule } from '../rule.ts';
import type { Entry, MapNode } from '../../yaml/tree.ts';

/**
 * More than one of the fields that exclude each other, or none where one is needed.
 * podman takes one of several in an order of its own and drops the others without a word.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           livenessProbe:
 *           ^^^^^^^^^^^^^ error one-of: This Probe needs one of 'exec', 'httpGet', 'tcpSocket' and 'grpc'.
 *             periodSeconds: 10
 *       volumes:
 *         - name: data
 *           emptyDir: {}
 *           hostPath: { path: /data }
 *           ^^^^^^^^ error one-of: This Volume has 'emptyDir' already. Remove one of the two.
 */
export const oneOf: Rule = {
  code: 'one-of',
  only: 'kubernetes',
  check: (document) =>
    document.typed.flatMap((typed) => {
      const shape = typed.type.kind === 'object' ? typed.type.shape : undefined;
      const union = shape && unions.get(shape.name);
      return union ? check(document, typed, shape, union) : [];
    }),
};

function check(document: ManifestDocument, typed: TypedNode, shape: Shape, union: Union): Problem[] {
  const { node } = typed;
  const emptyItem = node.kind === 'scalar' && isNull(node) && typed.parent?.type.kind === 'list';
  if (node.kind !== 'map' && !emptyItem) return [];
  const map: MapNode =
    node.kind === 'map' ? node : { kind: 'map', span: node.span, flow: false, entries: [] };
  const given = union.members
    .flatMap((it) => givenIn(map, it) ?? [])
    .filter((it) => !isEmpty(it.value))
    .toSorted((a, b) => a.key.span.start - b.key.span.start);
  const [first, ...others] = given;
  if (first) return others.map((it) => surplus(document, map, shape, first, it));
  const meant = [...unknownKeys(document, map, shape).values()].some((it) =>
    union.members.includes(it ?? ''),
  );
  if (union.need === 'at most one' || meant || isBroken(document, node)) return [];
  return [none(typed, map, shape, union)];
}

function surplus(
  document: ManifestDocument,
  map: MapNode,
  shape: Shape,
  first: Entry,
  other: Entry,
): Problem {
  const message = `This ${shape.name} has '${first.key.text}' already. Remove one of the two.`;
  return refusal('one-of', other.key.span, message, {
    related: [{ span: first.key.span, message: `'${first.key.text}' stands here.` }],
    fixes: [other, first].flatMap((it) =>
      fixBy(`Remove '${it.key.text}'`, 'unsafe', removeEntry(document, map, it)),
    ),
  });
}

function none({ entry, path }: TypedNode, map: MapNode, shape: Shape, { members, need }: Union): Problem {
  const names = members.map((it) => `'${it}'`);
  const choice = `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  const span = entry?.key.span ?? map.entries[0]?.key.span ?? map.span;
  const message = `This ${shape.name} needs one of ${choice}.`;
  return (need === 'one' ? refusal : warning)('one-of', span, message, { path });
}
