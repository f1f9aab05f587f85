import { InsertTextFormat } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Snippet } from '../yaml/write.ts';

/**
 * What is inserted, in the syntax of LSP (3.18, "Snippet Syntax"); plain text for clients without snippets, and where
 * nothing is to be filled in: of that an editor can tell that it changes nothing, and that Enter begins a new line.
 */
export function toInsert(
  { snippets }: Client,
  snippet: Snippet,
): { readonly format: InsertTextFormat; readonly newText: string } {
  if (!snippets || snippet.every((it) => typeof it === 'string')) {
    const texts = snippet.map((it) => (typeof it === 'string' ? it : (it.placeholder ?? '')));
    return { format: InsertTextFormat.PlainText, newText: texts.join('') };
  }
  const texts = snippet.map((it) =>
    typeof it === 'string' ? escaped(it) : stopText(it.stop, it.placeholder),
  );
  return { format: InsertTextFormat.Snippet, newText: texts.join('') };
}

function stopText(stop: number, placeholder: string | undefined): string {
  return placeholder === undefined ? `$${stop}` : `\${${stop}:${escaped(placeholder)}}`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
