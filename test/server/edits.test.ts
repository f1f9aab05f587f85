import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ManifestDocument } from '../../server/manifest/document.ts';
import {
  addItem,
  addItems,
  addItemsAbove,
  insertEntry,
  insertItem,
  replaceValue,
  setEntry,
  type TextEdit,
} from '../../server/manifest/edits.ts';
import { removeEntry, removeItem } from '../../server/manifest/removal.ts';
import type { Content } from '../../server/yaml/content.ts';
import {
  children,
  isMerge,
  type ListNode,
  type MapNode,
  type Node,
  type Path,
} from '../../server/yaml/tree.ts';
import { manifest } from '../check.ts';

describe('an entry is removed', () => {
  test.each([
    ['with its line and its comment', 'a: 1\nb: 2 # c\nc: 3\n', 'a: 1\nc: 3\n'],
    ['at the end of a text without a line break', 'a: 1\nb: 2', 'a: 1\n'],
    ['with all that is below it', 'a: 1\nb:\n  - x\n  # of x\n  - y\n# of c\nc: 3\n', 'a: 1\n# of c\nc: 3\n'],
    ['that is a block scalar', 'a: 1\nb: |\n  x\n\n  y\nc: 3\n', 'a: 1\nc: 3\n'],
    ['whose text breaks lines', 'b: "x\n  y"\nc: 3\n', 'c: 3\n'],
    ['from lines that end with CRLF', 'a: 1\r\nb: 2\r\nc: 3\r\n', 'a: 1\r\nc: 3\r\n'],
    ['that has no value', 'a: 1\nb:\n', 'a: 1\n'],
    ['that is the only one', 'b: 1 # c\n', '{} # c\n'],
    ['that is first in braces', '{b: 1, c: 2}', '{c: 2}'],
    ['that is last in braces', '{a: 1, b: 2, }', '{a: 1, }'],
    ['that is alone in braces', '{ b: 1 }', '{  }'],
    ['from JSON', '{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}\n', '{\n  "a": 1\n}\n'],
  ])('%s', (_, before, after) => {
    expect(withoutEntry(before, [], 'b')).toBe(after);
  });
  test('which leaves the dash before it to the next', () => {
    expect(withoutEntry('- b: 1 # c\n\n  # of c\n  c: 2\n', [0], 'b')).toBe('- # of c\n  c: 2\n');
    expect(withoutEntry('- - b: 1\n    c: 2\n', [0, 0], 'b')).toBe('- - c: 2\n');
  });
  test('which leaves its key an empty map', () => {
    expect(withoutEntry('a:\n  b: 1\nc: 2\n', ['a'], 'b')).toBe('a: {}\nc: 2\n');
    expect(withoutEntry('a: # of a\n  b: 1\n', ['a'], 'b')).toBe('a: # of a\n  {}\n');
  });
  test('but not where others repeat it, and not with a comment about another', () => {
    expect(withoutEntry('b: &x\n  c: 1\nd: *x\n', [], 'b')).toBeUndefined();
    expect(withoutEntry('b:\n  c: &x 1\nd: *x\n', [], 'b')).toBeUndefined();
    expect(withoutEntry('{a: 1, # of a\n b: 2}', [], 'b')).toBeUndefined();
  });
  test('but not where a question mark stands before it', () => {
    expect(withoutEntry('a: 1\n? b\n: 2\n', [], 'b')).toBeUndefined();
  });
});

describe('an item is removed', () => {
  test.each([
    ['with its line and its comment', '- a\n- b # of b\n- c\n', 1, '- a\n- c\n'],
    ['that is a map', '- a: 1\n  b: 2\n- c: 3\n', 0, '- c: 3\n'],
    ['whose dash stands on a line of its own', '- a\n-\n  b: 1\n', 1, '- a\n'],
    ['that is empty', '- a\n-\n- b\n', 1, '- a\n- b\n'],
    ['that is the only one', 'a:\n- b # c\n', 0, 'a: [] # c\n'],
    ['that is the only one, below a comment', 'a: # c\n- b\n', 0, 'a: # c\n  []\n'],
    ['that is the only one in brackets, with its comma', '[a, ]', 0, '[]'],
    ['of a list of lists', '- - a\n  - b\n- c\n', 0, '- c\n'],
    ['in brackets', '[a, b, c]', 1, '[a, c]'],
    ['first in brackets, with its anchor', '[&x a, &y b]', 0, '[&y b]'],
  ])('%s', (_, before, index, after) => {
    const of = (document: ManifestDocument) => listAt(document, before.startsWith('a:') ? ['a'] : []);
    expect(edited(before, (it) => removeItem(it, of(it), must(of(it).items[index])))).toBe(after);
  });
});

describe('an entry is inserted', () => {
  test.each([
    ['behind the others', 'a: 1 # c\n', 'a: 1 # c\nx: v\n'],
    ['at the end of a text without a line break', 'a: 1', 'a: 1\nx: v'],
    ['with the line ends of the text', 'a:\r\n  b: 1\r\n', 'a:\r\n  b: 1\r\nx: v\r\n'],
    ['behind a block scalar', 'a: |\n  b\n\nc: |\n  d\n', 'a: |\n  b\n\nc: |\n  d\nx: v\n'],
    ['behind the blank lines that a block scalar keeps', 'a: |+\n  b\n\n', 'a: |+\n  b\n\nx: v\n'],
    ['into braces', '{a: 1 }', '{a: 1, x: v }'],
    ['into empty braces', '{}', '{x: v}'],
    ['into JSON', '{"a": 1}', '{"a": 1, "x": "v"}'],
  ])('%s', (_, before, after) => {
    expect(edited(before, (it) => insertEntry(it, mapAt(it, []), 'x', 'v'))).toBe(after);
  });
  test('below a key, as deep as the file indents', () => {
    const value = { b: [{ c: 1, d: {} }], e: ['yes'] };
    const before = 'p:\n    q:\n        r: 1\n';
    expect(edited(before, (it) => insertEntry(it, mapAt(it, ['p']), 'x', value))).toBe(
      `${before}    x:\n        b:\n            - c: 1\n              d: {}\n        e:\n            - "yes"\n`,
    );
  });
});

describe('an item is added', () => {
  const item = { name: 'x', emptyDir: {} };
  test.each([
    ['to an indented list', 'l:\n  - name: a # c\n', 'l:\n  - name: a # c\n  - name: x\n    emptyDir: {}\n'],
    ['to a list at its key', 'l:\n- name: a\nm: 1\n', 'l:\n- name: a\n- name: x\n  emptyDir: {}\nm: 1\n'],
    ['to brackets', 'l: [{name: a}]\n', 'l: [{name: a}, {name: x, emptyDir: {}}]\n'],
    ['to empty brackets', 'l: []\n', 'l: [{name: x, emptyDir: {}}]\n'],
    ['to a key without a value', 'l: # c\nm: 1\n', 'l: # c\n  - name: x\n    emptyDir: {}\nm: 1\n'],
    ['in place of null', 'l: ~ # c\n', 'l: [{name: x, emptyDir: {}}] # c\n'],
    ['under a key that is not there yet', 'm: 1\n', 'm: 1\nl:\n  - name: x\n    emptyDir: {}\n'],
    ['to a key without a value in braces', '{l: }', '{l: [{name: x, emptyDir: {}}] }'],
  ])('%s', (_, before, after) => {
    expect(edited(before, (it) => addItem(it, mapAt(it, []), 'l', item))).toBe(after);
  });
});

describe('items are added', () => {
  test.each([
    ['behind others', 'l:\n  - 1\n', 'l:\n  - 1\n  - a\n  - b\n'],
    ['in brackets', 'l: [1]\n', 'l: [1, a, b]\n'],
    ['where there is no list', 'x: 1\n', 'x: 1\nl:\n  - a\n  - b\n'],
    ['below an empty list, whose comment stays', 'l: [] # c\nx: 1\n', 'l: # c\n  - a\n  - b\nx: 1\n'],
    ['within an empty list that has an anchor', 'l: &x []\n', 'l: &x [a, b]\n'],
    ['within an empty list in braces', '{l: []}', '{l: [a, b]}'],
    [
      'behind comments about the last',
      'l:\n  - 1\n    # of 1\n  # of l\n',
      'l:\n  - 1\n    # of 1\n  - a\n  - b\n  # of l\n',
    ],
  ])('%s', (_, before, after) => {
    expect(edited(before, (it) => addItems(it, mapAt(it, []), 'l', ['a', 'b']))).toBe(after);
  });
  test.each([
    ['above the entry', 'x: 1\nn: 2\n', 'x: 1\nl:\n  - a\nn: 2\n'],
    ['to the list there is', 'n: 2\nl:\n  - 1\n', 'n: 2\nl:\n  - 1\n  - a\n'],
    ['behind all where the entry has a comment', '# of n\nn: 2\n', '# of n\nn: 2\nl:\n  - a\n'],
    ['behind all where there is no such entry', 'x: 1\n', 'x: 1\nl:\n  - a\n'],
  ])('%s', (_, before, after) => {
    expect(edited(before, (it) => addItemsAbove(it, mapAt(it, []), 'n', 'l', ['a']))).toBe(after);
  });
});

test('text of several lines is written as it is, where that can be read again', () => {
  const entry = (value: string) => edited('a: 1\n', (it) => insertEntry(it, mapAt(it, []), 'b', value));
  expect(entry('x: $1\ny\n')).toBe('a: 1\nb: |\n  x: $1\n  y\n');
  expect(entry('x\ny')).toBe('a: 1\nb: "x\\ny"\n');
  expect(entry(' x\ny\n')).toBe('a: 1\nb: " x\\ny\\n"\n');
  const item = edited('- a\n', (it) => insertItem(it, listAt(it, []), 'x\ny\n'));
  expect(item).toBe('- a\n- |\n  x\n  y\n');
});

describe('a value is replaced', () => {
  test.each([
    ['a: b # c\n', 'x', 'a: x # c\n'],
    ['a: b\n', '8', 'a: "8"\n'],
    ['a: b\n', 8, 'a: 8\n'],
    ["a: 'b'\n", "it's", "a: 'it''s'\n"],
    ['a: "b"\n', 'x"', 'a: "x\\""\n'],
    ['a: |\n  b\nc: 1\n', 'x', 'a: "x"\nc: 1\n'],
    ['a:\n  b: 1\n', {}, 'a:\n  {}\n'],
  ])('%s', (before, value, after) => {
    expect(edited(before, (it) => replaceValue(it, nodeAt(it, ['a']), value))).toBe(after);
  });
  test('or given where there was none, but not where it comes from another map', () => {
    expect(edited('a:\n', (it) => setEntry(it, mapAt(it, []), 'a', 'x'))).toBe('a: x\n');
    expect(edited('b: 1\n', (it) => setEntry(it, mapAt(it, []), 'a', 'x'))).toBe('b: 1\na: x\n');
    expect(
      edited('o: &o {a: 1}\nm:\n  <<: *o\n', (it) => setEntry(it, mapAt(it, ['m']), 'a', 'x')),
    ).toBeUndefined();
  });
});

const folder = new URL('../manifests/', import.meta.url);
const files = readdirSync(folder).filter((it) => it.endsWith('.yaml'));

describe.each(files)('in %s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const documents = manifest(text).documents.map((it) => it.document);

  test('anything can be taken out, and the rest means what it meant', () => {
    for (const document of documents) {
      for (const node of nodesOf(document)) {
        const parts = node.kind === 'map' ? node.entries : node.kind === 'list' ? node.items : [];
        parts.forEach((_, index) => {
          checkRemoval(document, node as MapNode | ListNode, index);
        });
      }
    }
  });

  test('anything can be put in, and the rest means what it meant', () => {
    for (const document of documents) {
      for (const node of nodesOf(document)) {
        if (node.kind === 'map') {
          checkInsertion(document, node, insertEntry(document, node, 'added', content));
        }
        if (node.kind === 'list') checkInsertion(document, node, insertItem(document, node, content));
      }
    }
  });
});

const content: Content = { name: 'x', list: ['1', { deep: true }], empty: {} };
const contentMeans = { name: 'x', list: ['1', { deep: 'true' }], empty: {} };

function checkRemoval(document: ManifestDocument, node: MapNode | ListNode, index: number): void {
  const edit =
    node.kind === 'map'
      ? removeEntry(document, node, must(node.entries[index]))
      : removeItem(document, node, must(node.items[index]));
  if (!edit) return;
  const whole = (it: Node): unknown => {
    if (it !== node) return undefined;
    if (node.kind === 'list') {
      return node.items.filter((_, at) => at !== index).map((item) => meaning(item, whole));
    }
    return mapMeaning({ ...node, entries: node.entries.filter((_, at) => at !== index) }, whole);
  };
  expectMeaning(document, edit, whole);
}

function checkInsertion(
  document: ManifestDocument,
  node: MapNode | ListNode,
  edit: TextEdit | undefined,
): void {
  if (!edit) return;
  expectMeaning(document, edit, (it) => {
    if (it !== node) return undefined;
    const own = meaning(node, () => undefined);
    return Array.isArray(own)
      ? [...(own as unknown[]), contentMeans]
      : { ...(own as object), added: contentMeans };
  });
}

/** Expects the edited text to be sound and to mean what the tree does, with some nodes meaning something else. */
function expectMeaning(
  { text, parsed }: ManifestDocument,
  { span, insert }: TextEdit,
  instead: (node: Node) => unknown,
): void {
  const after = text.slice(0, span.start) + insert + text.slice(span.end);
  const [placed] = manifest(after).documents;
  expect(placed?.document.parsed.problems ?? [], after).toEqual(parsed.problems);
  const root = placed?.document.parsed.root;
  const expected = parsed.root && meaning(parsed.root, instead);
  expect(root && meaning(root, () => undefined), after).toEqual(expected);
}

/** What a node says, in plain values. */
function meaning(node: Node, instead: (node: Node) => unknown): unknown {
  const other = instead(node);
  if (other !== undefined) return other;
  if (node.kind === 'alias') return node.target && meaning(node.target, instead);
  if (node.kind === 'list') return node.items.map((it) => meaning(it, instead));
  return node.kind === 'map' ? mapMeaning(node, instead) : node.text;
}

function mapMeaning({ entries }: MapNode, instead: (node: Node) => unknown): unknown {
  return Object.fromEntries(
    entries.map((it) => [isMerge(it) ? '<<' : it.key.text, meaning(it.value, instead)]),
  );
}

function nodesOf({ parsed: { root } }: ManifestDocument): Node[] {
  return root ? below(root) : [];

  function below(node: Node): Node[] {
    return [node, ...children(node).flatMap(below)];
  }
}

/** The text after an edit; nothing where there is none. */
function edited(
  text: string,
  edit: (document: ManifestDocument) => TextEdit | undefined,
): string | undefined {
  const { document } = must(manifest(text).documents[0]);
  const made = edit(document);
  return made && text.slice(0, made.span.start) + made.insert + text.slice(made.span.end);
}

function withoutEntry(text: string, path: Path, key: string): string | undefined {
  return edited(text, (document) => {
    const map = mapAt(document, path);
    return removeEntry(document, map, must(map.entries.find((it) => it.key.text === key)));
  });
}

function nodeAt({ parsed }: ManifestDocument, path: Path): Node {
  return path.reduce<Node>((node, step) => {
    if (node.kind === 'map') return must(node.entries.find((it) => it.key.text === step)).value;
    return must(node.kind === 'list' ? node.items[Number(step)] : undefined);
  }, must(parsed.root));
}

function mapAt(document: ManifestDocument, path: Path): MapNode {
  const node = nodeAt(document, path);
  if (node.kind !== 'map') throw new Error('No map stands there.');
  return node;
}

function listAt(document: ManifestDocument, path: Path): ListNode {
  const node = nodeAt(document, path);
  if (node.kind !== 'list') throw new Error('No list stands there.');
  return node;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The fixture lacks what the test asks for.');
  return value;
}
