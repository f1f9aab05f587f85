import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
} from 'vscode-languageserver';
import { leftIn } from './beside.ts';
import { toMarkup, type Client } from './client.ts';
import { toRange, type Origin } from './range.ts';
import type { Request } from './request.ts';
import { answerAt } from './session.ts';
import { toText } from './snippet.ts';
import { ownCompletions } from '../features/beside.ts';
import { complete, nothingKnown } from '../features/completion.ts';
import type { Completion } from '../features/completion/offer.ts';

export const completionRequest: Request = {
  capabilities: () => ({ completionProvider: { triggerCharacters: [' ', '-', ':'] } }),
  listen: (session) => {
    session.connection.onCompletion((params, token) =>
      answerAt(session, token, [], params, ({ document, offset, origin }) =>
        ownCompletions(
          complete(document, offset, nothingKnown),
          leftIn(session, origin.file.uri, document),
        ).map((it, rank) => toCompletionItem(session.client(), origin, it, rank)),
      ),
    );
  },
};

/** `rank` is the item's place in the list: clients sort by text. */
function toCompletionItem(client: Client, origin: Origin, it: Completion, rank: number): CompletionItem {
  const suggest = client.suggestCommand;
  return {
    label: it.label,
    kind: completionKinds[it.sort],
    detail: it.detail,
    sortText: String(rank).padStart(4, '0'),
    filterText: it.filter,
    preselect: rank === 0,
    insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // We write the indentation ourselves.
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(origin, it.edit.span), newText: toText(client, it.edit.insert) },
    documentation: toMarkup(client, it.documentation()),
    ...(it.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(it.leadsToValues && suggest !== undefined && { command: { command: suggest, title: 'Suggest' } }),
  };
}

const completionKinds = {
  field: CompletionItemKind.Property,
  key: CompletionItemKind.Property,
  item: CompletionItemKind.Struct,
  value: CompletionItemKind.EnumMember,
  boolean: CompletionItemKind.EnumMember,
  kind: CompletionItemKind.Class,
  name: CompletionItemKind.Reference,
  local: CompletionItemKind.Constant,
  folder: CompletionItemKind.Folder,
  amount: CompletionItemKind.Unit,
} as const satisfies Record<Completion['sort'], CompletionItemKind>;
