import { ResponseError, LSPErrorCodes, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { rangeIn } from './location.ts';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answerAt } from './session.ts';
import type { Workspace } from './workspace.ts';
import { renamable, rename, type Refusal, type RenameEdit } from '../features/rename.ts';

export const renameRequest: Request = {
  capabilities: ({ asksBeforeRename }) => ({
    renameProvider: asksBeforeRename ? { prepareProvider: true } : true,
  }),
  listen: (session) => {
    const { connection, workspace, settings } = session;
    connection.onPrepareRename(async (params, token) => {
      const found = await answerAt(session, token, null, params, async ({ here, offset, origin }) => {
        await workspace.settled();
        const it = renamable(workspace.names(), here, offset);
        if (!it || 'refusal' in it) return it ?? null;
        return { range: toRange(origin, it.span), placeholder: it.text };
      });
      return allowed(found);
    });
    connection.onRenameRequest(async (params, token) => {
      const found = await answerAt(session, token, null, params, async ({ here, offset }) => {
        await workspace.settled();
        return rename(workspace.names(), here, offset, params.newName.trim(), settings().target);
      });
      const edits = allowed(found);
      return edits && toWorkspaceEdit(workspace, edits);
    });
  },
};

/** Editors show a person the message of a request that fails (LSP 3.17, "Rename Request"). */
function allowed<T>(found: T | Refusal): T {
  if (isRefusal(found)) throw new ResponseError(LSPErrorCodes.RequestFailed, found.refusal);
  return found;
}

function isRefusal(found: unknown): found is Refusal {
  return typeof found === 'object' && found !== null && 'refusal' in found;
}

function toWorkspaceEdit(workspace: Workspace, edits: readonly RenameEdit[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { at, span, insert } of edits) {
    const range = rangeIn(workspace, at, span);
    if (range) (changes[at.uri] ??= []).push({ range, newText: insert });
  }
  return { changes };
}
