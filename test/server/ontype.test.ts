import { describe, expect, test } from 'vitest';
import configuration from '../../syntaxes/language-configuration.json' with { type: 'json' };
import { checkEnter } from '../check-editor.ts';

const pod = 'kind: Pod\nmetadata:\n  name: web\nspec:\n';

describe('after a line break one goes on', () => {
  test('in the map that an item begins', () => {
    checkEnter(`${pod}  containers:\n  - name: app\n  <|>`, `${pod}  containers:\n  - name: app\n    <|>`);
    checkEnter(
      `${pod}  containers:\n    -   name: app\n<|>`,
      `${pod}  containers:\n    -   name: app\n        <|>`,
    );
    checkEnter(`${pod}  containers:\n  - \n  <|>`, `${pod}  containers:\n  - \n    <|>`);
  });
  test('beside the entry above', () => {
    checkEnter(
      `${pod}  containers:\n  - name: app\n    image: nginx\n<|>\n  restartPolicy: Never\n`,
      `${pod}  containers:\n  - name: app\n    image: nginx\n    <|>\n  restartPolicy: Never\n`,
    );
    checkEnter(
      `${pod}  containers:\n  - args: [a, b] # all\n  <|>`,
      `${pod}  containers:\n  - args: [a, b] # all\n    <|>`,
    );
  });
  test('below a key, where the file has its maps', () => {
    checkEnter(`${pod}  securityContext:\n  <|>`, `${pod}  securityContext:\n    <|>`);
    checkEnter(
      'kind: Pod\nmetadata:\n    name: web\nspec:\n  <|>',
      'kind: Pod\nmetadata:\n    name: web\nspec:\n    <|>',
    );
  });
  test('below a key, where the file has its lists', () => {
    checkEnter(
      `${pod}  containers:\n    <|>\n  volumes:\n  - name: a\n`,
      `${pod}  containers:\n  <|>\n  volumes:\n  - name: a\n`,
    );
    checkEnter(
      `${pod}  containers:\n  <|>\n  volumes:\n    - name: a\n`,
      `${pod}  containers:\n    <|>\n  volumes:\n    - name: a\n`,
    );
  });
  test('before what the key has already', () => {
    checkEnter(`${pod}<|>\n   containers: []\n`, `${pod}   <|>\n   containers: []\n`);
  });
  test('in the text that a block scalar begins', () => {
    checkEnter(
      `${pod}  containers:\n  - args:\n    - |\n    <|>`,
      `${pod}  containers:\n  - args:\n    - |\n      <|>`,
    );
    checkEnter(
      'kind: ConfigMap\ndata:\n  a: >-\n  <|>\n     text\n',
      'kind: ConfigMap\ndata:\n  a: >-\n     <|>\n     text\n',
    );
  });
  test('without tabs', () => {
    checkEnter(`${pod}\t<|>`, `${pod}  <|>`);
  });
});

describe('nothing moves', () => {
  test.each([
    ['where the line stands right', `${pod}  containers:\n  - name: app\n    <|>`],
    ['where something stands behind the cursor', `${pod}  containers:\n  - name: app\n  <|>image: nginx\n`],
    ['below an empty line', `${pod}  hostNetwork: true\n\n<|>`],
    ['below a comment', `${pod}  # why\n<|>`],
    ['below a key whose value belongs on its line', `${pod}  hostname:\n<|>`],
    ['within brackets', `${pod}  containers: [\n<|>\n  ]\n`],
    ['within quotes', `${pod}  hostname: "a\n<|>\n  b"\n`],
    ['within a block scalar', 'kind: ConfigMap\ndata:\n  a: |\n    if x:\n<|>\n    text\n'],
    ["in another tool's file", 'services:\n  web:\n<|>'],
    ['on the first line', '<|>'],
  ])('%s', (_, text) => {
    checkEnter(text, text);
  });
});

describe("VS Code's own Enter", () => {
  /** The indentation of the new line, by the rules of vscode's `onEnterRules` with two blanks to a tab. */
  function afterEnter(line: string): string {
    const rule = configuration.onEnterRules.find((it) => new RegExp(it.beforeText).test(line));
    const { indent, appendText = '' } = rule?.action ?? { indent: 'none' };
    return (/^ */.exec(line)?.[0] ?? '') + (indent === 'indent' ? '  ' : '') + appendText;
  }
  test.each([
    ['spec:', '  '],
    ['  containers: # all', '    '],
    ['  base: &base', '    '],
    ['  - name: web', '    '],
    ['  - securityContext:', '      '],
    ['  - "quoted": a', '    '],
    ['    run.sh: |', '      '],
    ['  - |-', '    '],
    ['  - args: >', '      '],
    ['  name: web', '  '],
    ['  - plain', '  '],
    ['  - "a: b"', '  '],
    ['  # note:', '  '],
    ['- http://example.com', ''],
    ['---', ''],
  ])('after %j goes on at %j', (line, indent) => {
    expect(afterEnter(line)).toBe(indent);
  });
});
