import type { Problem, Rule } from './rule.ts';
import { isBroken, type ManifestDocument } from '../manifest/document.ts';
import { unknownKeys } from '../manifest/misspelt.ts';
import { podmanReads } from '../manifest/support.ts';
import type { TypedNode } from '../manifest/typed.ts';
import { podmanDoesWithout } from '../schema/podman-leniency.ts';
import type { Shape } from '../schema/shape.ts';
import { mergedEntries } from '../yaml/parse.ts';
import { scalarKind } from '../yaml/scalar.ts';
import { resolved, type MapNode, type Node } from '../yaml/tree.ts';

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
  check: (document) =>
    document.typed.flatMap((it) => {
      const { node, type } = it;
      if (node.kind !== 'map' || type.kind !== 'object' || isBroken(document, node)) return [];
      return missing(node, type.shape).map((name) => ({
        ...problem(it, node, name),
        ...(troublesPodman(document, it, name) && { also: 'podman' }),
      }));
    }),
};

function missing(node: MapNode, shape: Shape): string[] {
  const present = mergedEntries(node).filter((it) => !isNull(it.value));
  const names = new Set(present.map((it) => it.key.text));
  // A misspelt key is reported as such; what it means is not missing too.
  const misspelt = new Set(unknownKeys(node, shape).values());
  return [...shape.fields.values()]
    .filter((it) => it.required && !names.has(it.name) && !misspelt.has(it.name))
    .map((it) => it.name);
}

function troublesPodman(document: ManifestDocument, { type, path }: TypedNode, name: string): boolean {
  const shape = type.kind === 'object' ? type.shape.name : '';
  return podmanReads(document, [...path, name]) && !podmanDoesWithout(`${shape}.${name}`);
}

function isNull(value: Node): boolean {
  const node = resolved(value);
  return node?.kind === 'scalar' && scalarKind(node) === 'null';
}

function problem({ type, entry, parent }: TypedNode, node: MapNode, name: string): Problem {
  const empty = node.entries.find((it) => it.key.text === name);
  const shape = type.kind === 'object' ? type.shape.name : '';
  const subject = parent ? `This ${shape}` : `A ${shape}`;
  return {
    code: 'missing-field',
    voice: 'kubernetes',
    severity: 'error',
    span: empty?.key.span ?? entry?.key.span ?? node.entries[0]?.key.span ?? node.span,
    message: empty ? `'${name}' needs a value.` : `${subject} lacks '${name}'.`,
  };
}
