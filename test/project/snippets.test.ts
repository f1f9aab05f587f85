import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { variants } from '../../server/patterns/variants.ts';
import { remarks } from '../check.ts';
import { expand, manifestOf, snippets, tabStops, unclearStops } from './snippet.ts';

test('each snippet is a whole file, or a container to insert, and is called so', () => {
  const names = snippets().map((it) => it.name);
  expect(new Set(names).size).toBe(names.length);
  const parts = snippets().filter((it) => !it.isFileTemplate);
  expect(parts.map((it) => it.name)).toEqual(names.filter((it) => /^Container\b/.test(it)));
});

test('each variant of a pattern can be had as a whole pod and as a container to insert', () => {
  const names = snippets().map((it) => it.name);
  const missing = variants.filter(
    ({ title }) => names.filter((it) => it.endsWith(`: ${title}`)).length !== 2,
  );
  expect(missing).toEqual([]);
});

// VS Code offers what has one wherever a word begins like it: within names, and in YAML that is no manifest.
test('no snippet has a prefix', () => {
  expect(snippets().filter((it) => it.prefix !== undefined)).toEqual([]);
});

describe.each(snippets())('the snippet $name', (snippet) => {
  test('says what it is in one sentence', () => {
    expect(snippet.description).toMatch(/^[A-Z].*\.$/);
  });

  test('asks for each thing once, in the order of the text, and leaves the cursor behind it', () => {
    const stops = tabStops(snippet.body);
    expect(stops.slice(0, -1)).toEqual(stops.slice(0, -1).map((_, index) => index + 1));
    expect(stops.at(-1)).toBe(0);
    expect(unclearStops(snippet.body)).toEqual([]);
    expect(snippet.body.endsWith('\n$0')).toBe(true);
  });

  test('is indented by spaces, so that YAML takes it with any tab size', () => {
    expect(snippet.body).not.toContain('\t');
  });

  test('is right as it is, with all its defaults', () => {
    const text = manifestOf(snippet);
    expect(parseAllDocuments(text).flatMap((it) => it.errors)).toEqual([]);
    expect(remarks(text)).toEqual([]);
  });
});

describe('expanding a snippet', () => {
  test.each([
    ['text and escapes', 'a \\$HOME \\} \\\\ }', 'a $HOME } \\ }'],
    ['a default', '${1:web}', 'web'],
    ['a mirror, also before its default', '$1-data ${1:web} ${1}', 'web-data web web'],
    ['the first of a choice', '${1|Always,Never|}', 'Always'],
    ['a default that holds others', '${1:port $2}, ${2:80}', 'port 80, 80'],
    ['nothing where the cursor ends', 'a$0', 'a'],
  ])('gives %s', (_, body, text) => {
    expect(expand(body)).toBe(text);
  });

  test.each(['${1:web', 'echo $HOME'])('refuses %s', (body) => {
    expect(() => expand(body)).toThrow();
  });
});
