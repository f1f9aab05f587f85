/**
 * The snippets for whole manifests, offered where a manifest begins.
 * VS Code would offer them at any place of any YAML file, within names and values too, if they had a prefix.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CompletionItem,
  CompletionItemKind,
  languages,
  MarkdownString,
  Range,
  SnippetString,
  type Disposable,
} from 'vscode';
import { documentsOf } from './documents.ts';

/** As VS Code reads it from a file of snippets; `isFileTemplate` says that it makes a whole file. */
type Snippet = {
  readonly description: string;
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
};

/** `folder` is where the files of snippets are; they are read when they are first needed. */
export function offerSnippets(folder: string): Disposable {
  let reading: ReturnType<typeof readSnippets> | undefined;
  return languages.registerCompletionItemProvider(
    { language: 'yaml' },
    {
      provideCompletionItems: async (document, { line, character }) => {
        // Asked at every word of any YAML: most places are told by their line alone.
        if (!mayBegin(document.lineAt(line).text, character)) return [];
        if (!isEmptyAround(document.getText(), line)) return [];
        reading ??= readSnippets(folder);
        const replaced = new Range(line, 0, line, character);
        return (await reading).map(([name, it], place) => itemOf(name, it, { place, replaced }));
      },
    },
  );
}

/** The snippets that make a whole file, by name. */
async function readSnippets(folder: string): Promise<readonly (readonly [name: string, Snippet])[]> {
  const files = ['manifests.json', 'patterns.json'].map(async (it) => readFile(join(folder, it), 'utf8'));
  const snippets = (await Promise.all(files)).flatMap((it) =>
    Object.entries(JSON.parse(it) as Record<string, Snippet>),
  );
  return snippets.filter(([, it]) => it.isFileTemplate === true);
}

/** Whether nothing but the beginning of a word, up to a column, stands on a line. */
function mayBegin(line: string, column: number): boolean {
  return /^[A-Za-z]*$/.test(line.slice(0, column)) && line.slice(column).trim() === '';
}

/** Whether nothing but comments stands in the document around a line, zero-based, of a file. */
function isEmptyAround(text: string, line: number): boolean {
  const numbers = documentsOf(text);
  return text
    .split(/\r?\n/)
    .filter((_, at) => at !== line && numbers[at] === numbers[line])
    .every((it) => /^(?:---|\.\.\.)?\s*(?:#.*)?$/.test(it));
}

function itemOf(
  name: string,
  { description, body }: Snippet,
  { place, replaced }: { readonly place: number; readonly replaced: Range },
): CompletionItem {
  const item = new CompletionItem(name, CompletionItemKind.Snippet);
  item.detail = description;
  item.documentation = new MarkdownString().appendCodeblock(withDefaults(body.join('\n')), 'yaml');
  item.insertText = new SnippetString(body.join('\n'));
  item.range = replaced;
  // In the order of the files, behind the fields that a manifest begins with.
  item.sortText = `~${String(place).padStart(2, '0')}`;
  return item;
}

// An escaped character, `${1:text}`, `${1|one,another|}` or `$1`.
const stop =
  /\\(?<escaped>[$}\\])|\$\{(?<number>\d+)(?::(?<text>(?:\\.|[^}\\])*)|\|(?<first>[^,|]*)(?:,[^|]*)?\|)\}|\$(?<again>\d+)/g;

/** The text that a snippet makes when nothing is typed over. */
function withDefaults(body: string): string {
  const defaults = new Map(
    [...body.matchAll(stop)].map(({ groups = {} }) => [groups['number'], groups['text'] ?? groups['first']]),
  );
  return body.replace(stop, (...found) => {
    const { escaped, number, again } = found.at(-1) as Readonly<Record<string, string | undefined>>;
    return escaped ?? withDefaults(defaults.get(number ?? again) ?? '');
  });
}
