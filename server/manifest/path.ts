import type { ManifestDocument } from './document.ts';
import { expectedAt } from './expected.ts';
import type { Node, Path, Span } from '../yaml/tree.ts';

/**
 * The path of the smallest thing of a document that holds all of a span: a value, or a key together with its value.
 * Empty where only the whole document does.
 */
export function pathAt({ parsed }: ManifestDocument, span: Span): Path {
  const path: (string | number)[] = [];
  for (let node = parsed.root; node;) {
    const step = stepInto(node, span);
    if (!step) break;
    path.push(step.name);
    node = step.value;
  }
  return path;
}

type Step = { readonly name: string | number; readonly value: Node | undefined };

function stepInto(node: Node, span: Span): Step | undefined {
  if (node.kind === 'list') {
    const index = node.items.findIndex((it) => holds(it.span, span));
    return index === -1 ? undefined : { name: index, value: node.items[index] };
  }
  const entry = node.kind === 'map' ? node.entries.find((it) => holds(it.span, span)) : undefined;
  if (!entry) return undefined;
  return { name: entry.key.text, value: holds(entry.value.span, span) ? entry.value : undefined };
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * A path as the API server writes it: `spec.containers[0].ports[1].hostPort`, and `metadata.labels[app]` where the
 * keys of a map are free (apimachinery/pkg/util/validation/field/path.go, `Path.String`).
 */
export function pathText(document: ManifestDocument, path: Path): string {
  return path
    .map((step, index) => {
      const above = expectedAt(document, path.slice(0, index))?.type;
      if (typeof step === 'number' || above?.kind === 'map') return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
