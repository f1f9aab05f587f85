import type { Explain } from './asked.ts';
import { codeBlock } from '../../schema/markup.ts';
import { grouped } from '../../schema/plain.ts';

/** More than this is not decoded: nobody reads it in a hover. */
const longest = 100_000;

/**
 * What stands in a Secret's or ConfigMap's base64, where that is text.
 * It is shown here alone, where a person points at it: nowhere is a secret's text shown unasked.
 */
export const decoded: Explain = ({ place, text }) => {
  if (place !== 'Secret.data{}' && place !== 'ConfigMap.binaryData{}') return undefined;
  const bytes = bytesOf(text.replace(/\s/g, ''));
  if (!bytes || bytes.length === 0) return undefined;
  const plain = textOf(bytes);
  const size = `${grouped(String(bytes.length))} ${bytes.length === 1 ? 'byte' : 'bytes'}`;
  return plain === undefined ? `${size}, no text.` : `${size} of text:\n\n${codeBlock(plain, 'text')}`;
};

function bytesOf(base64: string): Uint8Array | undefined {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64);
  if (!isBase64 || base64.length > longest) return undefined;
  return Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
}

/** The bytes as text; nothing where they are no UTF-8, or hold what no text does. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Control characters other than tabs and line breaks.
    return /[^\P{Cc}\t\n\r]/u.test(text) ? undefined : text;
  } catch {
    // The bytes are no UTF-8: that is what was asked.
    return undefined;
  }
}
