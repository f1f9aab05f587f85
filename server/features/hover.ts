import type { ManifestDocument } from '../manifest/document.ts';
import { expectedAt } from '../manifest/expected.ts';
import { describeField, describeSupport, markdown } from '../schema/describe.ts';
import { podmanSupport } from '../schema/podman.ts';
import { subjectAt } from '../yaml/subject.ts';
import type { Path, Span } from '../yaml/tree.ts';

/** What to show of the text under the mouse, with offsets from the document's start. */
export type Hover = { readonly span: Span; readonly markdown: string };

/** Explains the field whose key or value stands at an offset; nothing for what Kubernetes doesn't know. */
export function hover(document: ManifestDocument, offset: number): Hover | undefined {
  const subject = subjectAt(document.text, document.outline, offset);
  if (!subject) return undefined;
  const { path, span, role } = subject;
  const { identity } = document;
  if (!identity.declared || !identity.shape) return undefined;
  if (role === 'value' && path.length === 1 && path[0] === 'kind') {
    const support = describeSupport(podmanSupport(identity.declared.kind, []));
    return {
      span,
      markdown: joined([`**${identity.shape.name}**`, markdown(identity.shape.description), support]),
    };
  }
  const expected = expectedAt(document, path);
  const field =
    expected?.field ?? (role === 'value' ? expectedAt(document, path.slice(0, -1))?.field : undefined);
  if (!expected || !field) return undefined;
  const value = document.text.slice(span.start, span.end).replace(/^["']|["']$/g, '');
  const meaning =
    role === 'value' && expected.type.kind === 'string' ? expected.type.meanings?.get(value) : undefined;
  const lead = meaning === undefined ? '' : `\`${value}\`: ${markdown(meaning)}`;
  const support = describeSupport(podmanSupport(...objectAndPath(document, identity.declared.kind, path)));
  return { span, markdown: joined([lead, describeField(field), support]) };
}

/** The kind of the innermost object around a path, and the path from there: an item of a `List` is one of its own. */
function objectAndPath(document: ManifestDocument, kind: string, path: Path): [string, Path] {
  if (kind !== 'List' || path.length < 2) return [kind, path];
  const item = expectedAt(document, path.slice(0, 2));
  return item?.type.kind === 'object' ? [item.type.shape.name, path.slice(2)] : [kind, path];
}

function joined(parts: readonly string[]): string {
  return parts.filter((it) => it !== '').join('\n\n');
}
