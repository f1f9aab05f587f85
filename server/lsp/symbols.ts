import { SymbolKind, type DocumentSymbol as LspSymbol } from 'vscode-languageserver';
import { leftIn } from './beside.ts';
import { isUnit } from './is-unit.ts';
import { toRange, type Origin } from './range.ts';
import type { Request } from './request.ts';
import { answer, eachDocument } from './session.ts';
import { unitSymbols } from './units.ts';
import { symbols, type DocumentSymbol } from '../features/symbols.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { Target } from '../protocol.ts';

export const documentSymbolRequest: Request = {
  capabilities: () => ({ documentSymbolProvider: true }),
  listen: (session) => {
    session.connection.onDocumentSymbol(({ textDocument }, token) =>
      answer(session, token, [], textDocument.uri, (file) =>
        isUnit(file)
          ? unitSymbols(file)
          : eachDocument(session.read(file), token, ({ start, document }) =>
              leftIn(session, file.uri, document).symbols
                ? []
                : document
                    .derive(outlines[session.settings().target])
                    .map((it) => toDocumentSymbol({ file, start }, it)),
            ),
      ),
    );
  },
};

/** What is kept of a document is kept by its function. */
const outlines = {
  podman: (document: ManifestDocument) => symbols(document, 'podman'),
  kubernetes: (document: ManifestDocument) => symbols(document, 'kubernetes'),
  both: (document: ManifestDocument) => symbols(document, 'both'),
} as const satisfies Record<Target, unknown>;

function toDocumentSymbol(origin: Origin, symbol: DocumentSymbol): LspSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKinds[symbol.sort],
    range: toRange(origin, symbol.span),
    selectionRange: toRange(origin, symbol.selection),
    children: symbol.children.map((it) => toDocumentSymbol(origin, it)),
  };
}

/** The kinds whose icons editors draw most alike to what they stand for here. */
const symbolKinds = {
  object: SymbolKind.Class,
  container: SymbolKind.Module,
  port: SymbolKind.Interface,
  variable: SymbolKind.Variable,
  volume: SymbolKind.Struct,
  mount: SymbolKind.Field,
  hook: SymbolKind.Event,
  map: SymbolKind.Namespace,
  list: SymbolKind.Array,
  item: SymbolKind.Object,
  text: SymbolKind.String,
} as const satisfies Record<DocumentSymbol['sort'], SymbolKind>;
