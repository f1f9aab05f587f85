import type { ManifestDocument } from './document.ts';
import { readBody, type Body } from '../yaml/body.ts';

/** What a document holds, as a person sees it (yaml/body.ts), read once; nothing for blanks and comments. */
export function bodyOf(document: ManifestDocument): Body | undefined {
  return document.derive(read);
}

function read(document: ManifestDocument): Body | undefined {
  return readBody(document.text, document.outline, () => document.parsed.root);
}
