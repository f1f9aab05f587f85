import { SymbolKind, type WorkspaceSymbol as LspSymbol } from 'vscode-languageserver';
import { guarded } from './guard.ts';
import { toRange, type Origin } from './range.ts';
import type { Request } from './request.ts';
import { isMeant, type WorkspaceSymbol } from '../features/workspace-symbols.ts';

/** Objects and containers of all manifests of the workspace, by their names and kinds. */
export const workspaceSymbolRequest: Request = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  listen: ({ connection, workspace }) => {
    connection.onWorkspaceSymbol(({ query }) =>
      guarded(connection, [], async () => {
        await workspace.settled();
        return workspace
          .files()
          .flatMap(({ file, documents }) =>
            documents.flatMap(({ start, symbols }) =>
              symbols.filter((it) => isMeant(it, query)).map((it) => toLspSymbol({ file, start }, it)),
            ),
          );
      }),
    );
  },
};

function toLspSymbol(origin: Origin, { name, sort, within, span }: WorkspaceSymbol): LspSymbol {
  return {
    name,
    kind: symbolKinds[sort],
    containerName: within,
    location: { uri: origin.file.uri, range: toRange(origin, span) },
  };
}

/** As the outline of a file has them (symbols.ts). */
const symbolKinds = {
  object: SymbolKind.Class,
  container: SymbolKind.Module,
} as const satisfies Record<WorkspaceSymbol['sort'], SymbolKind>;
