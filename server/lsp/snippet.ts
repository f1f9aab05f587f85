import type { Client } from './client.ts';
import type { Snippet } from '../yaml/write.ts';

/** A snippet in the syntax of LSP (3.18, "Snippet Syntax"), or its bare text for clients without snippets. */
export function toText({ snippets }: Pick<Client, 'snippets'>, snippet: Snippet): string {
  if (!snippets) return snippet.map((it) => (typeof it === 'string' ? it : (it.placeholder ?? ''))).join('');
  return snippet
    .map((it) => (typeof it === 'string' ? escaped(it) : stopText(it.stop, it.placeholder)))
    .join('');
}

function stopText(stop: number, placeholder: string | undefined): string {
  return placeholder === undefined ? `$${stop}` : `\${${stop}:${escaped(placeholder)}}`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
