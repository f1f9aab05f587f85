import type { Mention } from './mention.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { Span } from '../yaml/tree.ts';
import { plainOrQuoted } from '../yaml/write.ts';

/**
 * The edit that puts another name in a mention's place, as its scalar must have it: in quotes where it would be a number
 * without them, and bare where quotes stand around it or it is a part of more; no name has what quotes would escape.
 */
export function nameEdit(
  { text }: ManifestDocument,
  { span, whole, role }: Mention,
  name: string,
): { readonly span: Span; readonly insert: string } {
  const isPart = role === 'refers' && (whole.start !== span.start || whole.end !== span.end);
  const isQuoted = /["']/.test(text.charAt(span.start - 1));
  return { span, insert: isPart || isQuoted ? name : plainOrQuoted(name) };
}
