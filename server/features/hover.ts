import type { ManifestDocument } from '../manifest/document.ts';
import { expectedAt } from '../manifest/expected.ts';
import { describeField, markdown } from '../schema/describe.ts';
import { subjectAt } from '../yaml/subject.ts';
import type { Span } from '../yaml/tree.ts';

/** What to show of the text under the mouse, with offsets from the document's start. */
export type Hover = { readonly span: Span; readonly markdown: string };

/** Explains the field whose key or value stands at an offset; nothing for what Kubernetes doesn't know. */
export function hover(document: ManifestDocument, offset: number): Hover | undefined {
  const subject = subjectAt(document.text, document.outline, offset);
  if (!subject) return undefined;
  const { path, span, role } = subject;
  const { identity } = document;
  if (role === 'value' && path.length === 1 && path[0] === 'kind' && identity.shape) {
    return { span, markdown: `**${identity.shape.name}**\n\n${markdown(identity.shape.description)}` };
  }
  const expected = expectedAt(document, path);
  const field =
    expected?.field ?? (role === 'value' ? expectedAt(document, path.slice(0, -1))?.field : undefined);
  if (!expected || !field) return undefined;
  const value = document.text.slice(span.start, span.end).replace(/^["']|["']$/g, '');
  const meaning =
    role === 'value' && expected.type.kind === 'string' ? expected.type.meanings?.get(value) : undefined;
  const parts = [meaning === undefined ? '' : `\`${value}\`: ${markdown(meaning)}`, describeField(field)];
  return { span, markdown: parts.filter((it) => it !== '').join('\n\n---\n\n') };
}
