import { booleanOf, integerOf, scalarKind } from '../yaml/scalar.ts';
import { mergedEntries } from '../yaml/parse.ts';
import type { Content, Scalar } from '../yaml/content.ts';
import { isMerge, resolved, type Node, type ScalarNode } from '../yaml/tree.ts';

/** What a node says, to be written elsewhere, without its comments; nothing for null. */
export function contentOf(node: Node): Content | undefined {
  const it = resolved(node);
  switch (it?.kind) {
    case 'map': {
      const entries = mergedEntries(it).filter((entry) => !isMerge(entry));
      const pairs = entries.flatMap(({ key, value }) => {
        const content = contentOf(value);
        return content === undefined ? [] : [[key.text, content] as const];
      });
      return Object.fromEntries(pairs);
    }
    case 'list':
      return it.items.flatMap((item) => contentOf(item) ?? []);
    case 'scalar':
      return scalarContent(it);
    default:
      return undefined;
  }
}

/** As the reader of Kubernetes and podman takes it: `0644` is the number 420. */
function scalarContent(node: ScalarNode): Scalar | undefined {
  switch (scalarKind(node)) {
    case 'null':
      return undefined;
    case 'boolean':
      return booleanOf(node) ?? node.text;
    case 'integer':
      return integerOf(node) ?? node.text;
    case 'number':
      return Number(node.text);
    default:
      return node.text;
  }
}
