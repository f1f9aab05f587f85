import { fieldsOf } from '../../manifest/fields.ts';
import { mapIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { mostBytes, mostData, type LengthLimit } from '../../schema/limits.ts';
import { refusal, type Problem, type Rule } from '../rule.ts';
import { textOf, type Node } from '../../yaml/tree.ts';

/**
 * Text, or all that a map holds, that is longer than Kubernetes takes.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       hostnameOverride: a.rather.long.name.that.goes.on.until.it.is.longer.than.sixty.four
 *                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error too-long: 'hostnameOverride' has 66 bytes, and 64 are allowed at the most.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const tooLong: Rule = {
  code: 'too-long',
  only: 'kubernetes',
  check: (document) => [
    ...fieldsOf(document, mostBytes).flatMap(({ typed: { node, entry, path }, row }) => {
      const span = node.kind === 'scalar' ? node.span : entry?.key.span;
      const bytes = measured(node, row.counts);
      return span && bytes > row.most ? [problem(span, `'${path.at(-1) ?? ''}'`, bytes, row.most)] : [];
    }),
    ...writtenMapsOf(document, 'ConfigMap', 'Secret').flatMap(data),
  ],
};

function measured(node: Node, counts: LengthLimit['counts']): number {
  switch (counts) {
    case 'text':
      return bytesIn(textOf(node) ?? '');
    case 'items':
      return node.kind === 'list' ? bytesIn(node.items.map((it) => textOf(it) ?? '').join(' ')) : 0;
    case 'keys and values':
      return node.kind === 'map'
        ? sum(node.entries.map((it) => bytesIn(it.key.text) + bytesIn(textOf(it.value) ?? '')))
        : 0;
  }
}

/** All that a ConfigMap or Secret carries: text counts as it is, base64 as what it stands for. */
function data({ map, type }: Found): Problem[] {
  const config = type.kind === 'object' && type.shape.name === 'ConfigMap';
  const plain = config ? 'data' : 'stringData';
  const encoded = config ? 'binaryData' : 'data';
  const bytes =
    sum(textsOf(map, plain).map(bytesIn)) +
    sum(textsOf(map, encoded).map((it) => Math.floor((it.replace(/[\s=]/g, '').length * 3) / 4)));
  if (bytes <= mostData) return [];
  const entry = map.entries.find((it) => it.key.text === plain || it.key.text === encoded);
  return entry ? [problem(entry.key.span, 'All of it together', bytes, mostData)] : [];
}

function textsOf(map: Found['map'], key: string): string[] {
  return (mapIn(map, key)?.entries ?? []).map((it) => textOf(it.value) ?? '');
}

function problem(span: Problem['span'], name: string, bytes: number, most: number): Problem {
  const figure = (it: number) => it.toLocaleString('en-US');
  const message = `${name} has ${figure(bytes)} bytes, and ${figure(most)} are allowed at the most.`;
  return refusal('too-long', span, message);
}

function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, it) => total + it, 0);
}
