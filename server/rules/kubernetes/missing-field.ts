import { fixBy, refusal, type Fix, type Problem, type Rule } from '../rule.ts';
import { casesOf, isEmpty, spotsAt, valueText } from '../../manifest/dependency.ts';
import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { entryIn, givenIn, isNull, type Found } from '../../manifest/find.ts';
import { unknownKeys } from '../../manifest/misspelt.ts';
import { isObject } from '../../manifest/object.ts';
import { setAt } from '../../manifest/set-at.ts';
import { starterFor } from '../../manifest/starter.ts';
import { podmanReads } from '../../manifest/support.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { required } from '../../schema/dependencies.ts';
import { withArticle } from '../../schema/describe.ts';
import { podmanDoesWithout } from '../../schema/podman-leniency.ts';
import type { Field, Shape } from '../../schema/shape.ts';
import { emptyLists } from '../../schema/starters.ts';
import type { MapNode, Path } from '../../yaml/tree.ts';

/**
 * A field that Kubernetes requires is absent, or has no value.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - image: docker.io/library/nginx:1.27
 *           ^^^^^ error missing-field: This Container lacks 'name'.
 */
export const missingField: Rule = {
  code: 'missing-field',
  check: (document) => [
    ...document.typed.flatMap((it) => (isBroken(document, it.node) ? [] : inMap(document, it))),
    ...dependent(document),
  ],
};

/** What a map lacks of the fields its shape requires; an item that is null lacks all of them. */
function inMap(document: ManifestDocument, typed: TypedNode): Problem[] {
  const { node, type } = typed;
  if (type.kind !== 'object') return [];
  if (node.kind !== 'map') return typed.field || !isNull(node) ? [] : emptyItem(typed, type.shape);
  return missing(document, typed, node, type.shape).map((name) => ({
    ...problem(document, typed, node, [name]),
    ...(troublesPodman(document, typed, name) && { also: 'podman' }),
  }));
}

function missing(
  document: ManifestDocument,
  typed: TypedNode,
  node: MapNode,
  shape: Shape,
): readonly string[] {
  const missed: string[] = [];
  for (const it of shape.fields.values()) {
    const isNeeded = it.required || (it.name === 'name' && isName(typed, node));
    if (isNeeded && !isGiven(node, shape, it)) missed.push(it.name);
  }
  if (missed.length === 0) return missed;
  // A misspelt key is reported as such; what it means is not missing too.
  const misspelt = new Set(unknownKeys(document, node, shape).values());
  return missed.filter((it) => !misspelt.has(it));
}

/** Whether a map needs the name of a whole object, which only `generateName` makes up for (`ValidateObjectMeta`). */
function isName({ parent, type }: TypedNode, node: MapNode): boolean {
  if (type.kind !== 'object' || type.shape.name !== 'ObjectMeta') return false;
  const generated = givenIn(node, 'generateName');
  return parent !== undefined && isObject(parent) && (!generated || isEmpty(generated.value));
}

/** Whether a field says anything: to the API server, empty text and empty lists say nothing. */
function isGiven(node: MapNode, shape: Shape, { name, type }: Field): boolean {
  const entry = givenIn(node, name);
  if (!entry) return false;
  const mayBeEmpty = type.kind === 'list' && emptyLists.has(`${shape.name}.${name}`);
  return mayBeEmpty || !isEmpty(entry.value);
}

function emptyItem({ node, path, parent }: TypedNode, shape: Shape): Problem[] {
  const first = [...shape.fields.values()].find((it) => it.required);
  if (!first) return [];
  const written = node.span.end > node.span.start;
  const span = written ? node.span : (parent?.entry?.key.span ?? node.span);
  const message = `This item is empty, and ${withArticle(shape.name)} needs '${first.name}'.`;
  return [refusal('missing-field', span, message, { path: [...path, ...pathTo(first)] })];
}

/** What is required because of what stands beside it. */
function dependent(document: ManifestDocument): Problem[] {
  return casesOf(document, required).flatMap(({ found, dependency: { fields, when }, reasons }) =>
    fields
      .map((it) => it.split('.'))
      .filter((steps) => isLacking(found, steps))
      .map((steps) => {
        const told = problem(document, found, found.map, steps);
        const reason = reasons.at(-1);
        if (!reason) return told;
        const { key, value } = reason;
        const said = when.at(-1)?.is ? `${key.text}: ${valueText(value) ?? ''}` : key.text;
        return { ...told, span: key.span, message: `'${said}' needs '${steps.join('.')}' beside it.` };
      }),
  );
}

/** Whether nothing stands at a field; where its shape requires the first step anyway, that is told by itself. */
function isLacking({ map, type }: Found, steps: readonly string[]): boolean {
  const [first = ''] = steps;
  const shape = type.kind === 'object' ? type.shape : undefined;
  if (shape?.fields.get(first)?.required && !givenIn(map, first)) return false;
  return spotsAt(map, steps.join('.')).every((it) => isEmpty(it.entry.value));
}

function problem(
  document: ManifestDocument,
  { type, entry, parent, path }: TypedNode,
  node: MapNode,
  steps: readonly string[],
): Problem {
  const [first = ''] = steps;
  const empty = entryIn(node, first);
  const own = node.entries.find((it) => it === empty);
  const shape = type.kind === 'object' ? type.shape : undefined;
  const field = shape?.fields.get(first);
  const subject =
    shape?.name === 'ObjectMeta' ? 'The metadata' : `${parent ? 'This' : 'A'} ${shape?.name ?? 'map'}`;
  const name = steps.join('.');
  return refusal(
    'missing-field',
    own?.key.span ?? entry?.key.span ?? node.entries[0]?.key.span ?? node.span,
    steps.length === 1 && empty ? `'${name}' needs a value.` : `${subject} lacks '${name}'.`,
    {
      path: [...path, ...(steps.length > 1 || !field ? steps : pathTo(field))],
      fixes: shape ? fixes(document, node, shape, steps) : [],
    },
  );
}

/** The path at which the API server misses a field: that of the first of the fields required in it. */
function pathTo({ name, type }: Field, depth = 0): Path {
  if (type.kind !== 'object' || depth > 3) return [name];
  if (type.shape.name === 'ObjectMeta') return [name, 'name'];
  const first = [...type.shape.fields.values()].find((it) => it.required);
  return first ? [name, ...pathTo(first, depth + 1)] : [name];
}

function fixes(
  document: ManifestDocument,
  node: MapNode,
  shape: Shape,
  steps: readonly string[],
): readonly Fix[] {
  const name = steps.join('.');
  const starter = starterFor(node, `${shape.name}.${name}`);
  if (starter === undefined) return [];
  const edit = setAt(document, node, steps, starter);
  return fixBy(`Add '${name}'`, 'unsafe', edit);
}

function troublesPodman(document: ManifestDocument, { type, path }: TypedNode, name: string): boolean {
  const shape = type.kind === 'object' ? type.shape.name : '';
  return podmanReads(document, [...path, name]) && !podmanDoesWithout(`${shape}.${name}`);
}
