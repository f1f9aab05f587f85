import { SymbolKind, type DocumentSymbol as LspSymbol } from 'vscode-languageserver';
import { toRange, type Origin } from './range.ts';
import type { Request } from './request.ts';
import { answer, eachDocument } from './session.ts';
import { symbols, type DocumentSymbol } from '../features/symbols.ts';
import type { Span } from '../yaml/tree.ts';

export const documentSymbolRequest: Request = {
  capabilities: () => ({ documentSymbolProvider: true }),
  listen: (session) => {
    session.connection.onDocumentSymbol(({ textDocument }, token) =>
      answer(session, token, [], textDocument.uri, (file) =>
        eachDocument(session.read(file), token, ({ start, document }) =>
          symbols(document).map((it) => toDocumentSymbol({ file, start }, it)),
        ),
      ),
    );
  },
};

function toDocumentSymbol(origin: Origin, symbol: DocumentSymbol): LspSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKinds[symbol.sort],
    range: toRange(origin, symbol.span),
    selectionRange: toRange(origin, within(symbol.selection, symbol.span)),
    children: symbol.children.map((it) => toDocumentSymbol(origin, it)),
  };
}

const symbolKinds = {
  object: SymbolKind.Class,
  map: SymbolKind.Module,
  list: SymbolKind.Array,
  item: SymbolKind.Object,
  text: SymbolKind.String,
} as const satisfies Record<DocumentSymbol['sort'], SymbolKind>;

/** LSP wants a selection to lie in its symbol. */
function within(inner: Span, outer: Span): Span {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(inner.end, start), outer.end) };
}
