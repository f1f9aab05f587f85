import {
  CompletionItemKind,
  CompletionItemTag,
  CompletionTriggerKind,
  InsertTextMode,
  type CancellationToken,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver';
import { leftIn } from './beside.ts';
import { toMarkup, type Client } from './client.ts';
import { toRange, type Origin } from './range.ts';
import type { Request } from './request.ts';
import { isUnit } from './is-unit.ts';
import { answerAt, knownAround, type Session, type Spot } from './session.ts';
import { toInsert } from './snippet.ts';
import { unitCompletion } from './units.ts';
import { ownCompletions } from '../features/beside.ts';
import { complete, wants } from '../features/completion.ts';
import type { Completion } from '../features/completion/offer.ts';
import { followsTyping, likely, worthShowing } from '../features/completion/typing.ts';

/** What may begin a name or a value, and what stands before a new key, item or value. */
const triggerCharacters = [' ', '-', ':', '"', "'", '/', '$', '(', '[', '{', ',', '='];

export const completionRequest: Request = {
  capabilities: () => ({ completionProvider: { triggerCharacters, resolveProvider: true } }),
  listen: (session) => {
    /** The last list that was sent, for what the client asks of it later: it shows one list at a time. */
    let last: readonly Completion[] = [];
    session.connection.onCompletion((params, token) => {
      const file = session.files.get(params.textDocument.uri);
      if (file && isUnit(file)) return unitCompletion(session, params, token);
      // It begins the values of units only.
      if (params.context?.triggerCharacter === '=') return null;
      return answerAt<CompletionList | null>(session, token, null, params, async (spot) => {
        const { completions, isComplete } = await completionsAt(session, spot, token);
        const shown = shownFor(params.context?.triggerKind, completions, spot);
        if (!token.isCancellationRequested) last = shown;
        const items = shown.map((it, rank) => toCompletionItem(session.client(), spot.origin, it, rank));
        return { isIncomplete: !isComplete, items };
      });
    });
    session.connection.onCompletionResolve((item) => {
      const found = typeof item.data === 'number' ? last[item.data] : undefined;
      return found?.label === item.label ? { ...item, ...documentation(session.client(), found) } : item;
    });
  },
};

type Answer = {
  readonly completions: readonly Completion[];
  /** Whether it stays the same while the word at the cursor goes on. */
  readonly isComplete: boolean;
};

async function completionsAt(session: Session, spot: Spot, token: CancellationToken): Promise<Answer> {
  const { document, offset, origin, here } = spot;
  const wanted = wants(document, offset);
  const local = wanted && (await session.local(wanted, token));
  if (token.isCancellationRequested) return { completions: [], isComplete: true };
  const names = session.client().knowsPodman ? (local?.names ?? []) : undefined;
  const known = { ...knownAround(session, here), local: names };
  const completions = ownCompletions(
    complete(document, offset, known),
    leftIn(session, origin.file.uri, document),
  );
  const isComplete = !followsTyping(completions) && local?.isLate !== true;
  return { completions, isComplete };
}

/** What of a list a client shows that asks for one by itself, as letters are typed: Enter had better stay Enter. */
function shownFor(
  asking: CompletionTriggerKind | undefined,
  completions: readonly Completion[],
  { document, offset }: Spot,
): readonly Completion[] {
  const { text } = document;
  switch (asking) {
    // Who presses Enter behind `spec:` means a new line, and gets what stands there only when asking for it.
    case CompletionTriggerKind.TriggerCharacter:
      return likely(completions, text, offset).filter((it) => !beginsBelow(it));
    // So a list is asked for that is shown already, and never the one that a person asks for.
    case CompletionTriggerKind.TriggerForIncompleteCompletions:
      return worthShowing(completions, text, offset);
    default:
      return likely(completions, text, offset);
  }
}

/** Whether it begins with a line break. */
function beginsBelow({ edit: { insert } }: Completion): boolean {
  const first = insert.find((it) => it !== '');
  return typeof first === 'string' && /^\r?\n/.test(first);
}

/** `rank` is the item's place in the list: clients sort by text. */
function toCompletionItem(client: Client, origin: Origin, it: Completion, rank: number): CompletionItem {
  const suggest = client.suggestCommand;
  const { format, newText } = toInsert(client, it.edit.insert);
  return {
    label: it.label,
    kind: completionKinds[it.sort],
    detail: it.detail,
    ...(client.describesLabels && { labelDetails: { description: it.detail } }),
    sortText: String(rank).padStart(4, '0'),
    filterText: it.filter,
    preselect: rank === 0,
    insertTextFormat: format,
    // We write the indentation ourselves.
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(origin, it.edit.span), newText },
    ...(it.more.length > 0 && {
      additionalTextEdits: it.more.map(({ span, insert }) => ({
        range: toRange(origin, span),
        newText: insert,
      })),
    }),
    ...(it.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(it.leadsToValues && suggest !== undefined && { command: { command: suggest, title: 'Suggest' } }),
    // Documentation would be most of the answer, and only one item of the list shows it.
    ...(client.resolvesDocumentation ? { data: rank } : documentation(client, it)),
  };
}

function documentation(client: Client, it: Completion): Pick<CompletionItem, 'documentation'> {
  const text = it.documentation();
  return text === '' ? {} : { documentation: toMarkup(client, text) };
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
  pattern: CompletionItemKind.Snippet,
} as const satisfies Record<Completion['sort'], CompletionItemKind>;
