import { badEdits, editsFor, misplaced, plainText, type Texts } from './answers.ts';
import type { Fault } from './fault.ts';
import { isRecord } from '../../server/lsp/json.ts';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-protocol';

/** Completions and actions of one answer that are tried out. */
const mostTried = 16;

/** What is wrong with an answer about a file. */
export function faultsIn(
  method: string,
  answer: unknown,
  file: TextDocument,
  texts: Texts,
): readonly Fault[] {
  return [...misplaced(answer, file.uri, texts), ...editsIn(method, answer, file)].map((it) => ({
    ...it,
    sort: `${it.sort} ${method}`,
  }));
}

function editsIn(method: string, answer: unknown, file: TextDocument): readonly Fault[] {
  switch (method) {
    case 'textDocument/completion':
      return shapesOf(itemsOf(answer) as CompletionItem[]).flatMap((it) =>
        badEdits(it.label, acceptedEdits(it), file),
      );
    case 'textDocument/codeAction':
      return (Array.isArray(answer) ? answer : [])
        .slice(0, mostTried)
        .flatMap((it: unknown) =>
          isRecord(it) ? badEdits(String(it['title']), editsFor(file.uri, it['edit']), file) : [],
        );
    case 'textDocument/rename':
      return badEdits('rename', editsFor(file.uri, answer), file);
    default:
      return [];
  }
}

function itemsOf(answer: unknown): readonly unknown[] {
  return isRecord(answer) && Array.isArray(answer['items']) ? answer['items'] : [];
}

/** Of completions that differ in their words alone, one. */
function shapesOf(items: readonly CompletionItem[]): readonly CompletionItem[] {
  const shapes = items.map((it) => {
    const [edit] = acceptedEdits(it);
    const shape = edit?.newText.replace(/[a-z][\w./-]*/gi, 'a') ?? '';
    return [`${edit?.range.start.character ?? ''} ${shape}`, it] as const;
  });
  return [...new Map(shapes).values()].slice(0, mostTried);
}

function acceptedEdits({ textEdit, additionalTextEdits = [], insertTextFormat }: CompletionItem): TextEdit[] {
  if (!textEdit || !('range' in textEdit)) return additionalTextEdits;
  const newText = insertTextFormat === 2 ? plainText(textEdit.newText) : textEdit.newText;
  return [{ range: textEdit.range, newText }, ...additionalTextEdits];
}

/** The kinds of things that an answer says, by which a scene is known to show something new. */
export function situationsIn(method: string, answer: unknown): readonly string[] {
  const words = [...wordsIn(answer)].map((it) => `${method} ${it}`);
  return [`${method} ${answer === null ? 'nothing' : typeof answer}`, ...words];
}

/** Messages, titles, kinds and such of an answer, without the names and numbers in them. */
function* wordsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const it of value) yield* wordsIn(it);
    return;
  }
  if (!isRecord(value)) return;
  for (const key of ['message', 'title', 'kind', 'detail', 'code']) {
    const word = value[key];
    if (typeof word === 'string' || typeof word === 'number') yield `${key} ${bare(String(word))}`;
  }
  for (const it of Object.values(value)) yield* wordsIn(it);
}

function bare(text: string): string {
  return text.replace(/'[^']*'|[\w./-]*\d[\w./-]*/g, '_').slice(0, 80);
}
