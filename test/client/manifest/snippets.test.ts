import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { offerSnippets } from '../../../client/manifest/snippets.ts';
import { expand, snippets } from '../../project/snippet.ts';
import { workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

type Item = {
  readonly label: string;
  readonly insertText: { readonly value: string };
  readonly documentation: { readonly value: string };
  readonly range: object;
  readonly sortText: string;
};
type Provider = {
  readonly provideCompletionItems: (document: object, position: object) => Promise<readonly Item[]>;
};

beforeAll(() => {
  offerSnippets(fileURLToPath(new URL('../../../snippets', import.meta.url)));
});

/** What is offered at the cursor, `<|>`. */
async function offered(marked: string): Promise<readonly Item[]> {
  const above = marked.split('<|>')[0]?.split('\n') ?? [];
  const text = marked.replace('<|>', '');
  const document = { getText: () => text, lineAt: (line: number) => ({ text: text.split(/\r?\n/)[line] }) };
  const position = { line: above.length - 1, character: above.at(-1)?.length };
  return (workbench.context.get('completion') as Provider).provideCompletionItems(document, position);
}

describe('whole manifests are offered where a document is still empty', () => {
  test.each([
    ['in an empty file', '<|>'],
    ['behind what is typed', 'po<|>'],
    ['below a comment', '# The web server\n<|>\n'],
    ['behind another document', 'kind: Pod\n---\npod<|>'],
    ['before another document', '<|>\n---\nkind: Pod\n'],
    ['between documents, with CRLF', 'kind: Pod\r\n--- # next\r\n<|>\r\n---\r\nkind: Pod\r\n'],
  ])('%s', async (_, marked) => {
    const labels = (await offered(marked)).map((it) => it.label);
    expect(labels).toContain('Pod with a sidecar: log shipper');
    expect(labels).toEqual(snippets().flatMap((it) => (it.isFileTemplate ? [it.name] : [])));
  });
});

describe('nothing is offered', () => {
  test.each([
    ['in a name', 'kind: Pod\nmetadata:\n  name: ap<|>\n'],
    ['behind a key', 'kind: <|>'],
    ['where an object has begun above', 'kind: Pod\n<|>'],
    ['where an object begins below', '<|>\nkind: Pod\n'],
    ['in the middle of a word', 'po<|>d'],
    ['at a list', '- <|>'],
    ['further right', '  <|>'],
    ['behind a marker', '--- <|>'],
    ['where a marker carries a value', '--- {kind: Pod}\n<|>'],
  ])('%s', async (_, marked) => {
    expect(await offered(marked)).toEqual([]);
  });
});

test('the word at the cursor is replaced, and what is shown is what is inserted with nothing typed over', async () => {
  const items = await offered('---\npod<|>');
  expect(items[0]?.range).toMatchObject({ start: { line: 1, character: 0 }, end: { line: 1, character: 3 } });
  for (const { insertText, documentation } of items) {
    expect(documentation.value).toBe(expand(insertText.value));
  }
  expect(items.map((it) => it.sortText).toSorted()).toEqual(items.map((it) => it.sortText));
});
