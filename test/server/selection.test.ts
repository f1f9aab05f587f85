import { expect, test } from 'vitest';
import { selectionsAt } from '../check-editor.ts';

const pod = 'kind: Pod\nspec:\n  containers:\n';

test('a selection grows from the word to the value, the entry, the item, the list, and on', () => {
  expect(selectionsAt(`${pod}  - name: app\n    image: quay.io/my-te<|>am/nginx\n  - name: log\n`)).toEqual([
    'my-team',
    'quay.io/my-team/nginx',
    'image: quay.io/my-team/nginx',
    'name: app\n    image: quay.io/my-team/nginx',
    '- name: app\n    image: quay.io/my-team/nginx',
    '- name: app\n    image: quay.io/my-team/nginx\n  - name: log',
    'containers:\n  - name: app\n    image: quay.io/my-team/nginx\n  - name: log',
    'spec:\n  containers:\n  - name: app\n    image: quay.io/my-team/nginx\n  - name: log',
    'kind: Pod\nspec:\n  containers:\n  - name: app\n    image: quay.io/my-team/nginx\n  - name: log',
    'kind: Pod\nspec:\n  containers:\n  - name: app\n    image: quay.io/my-team/nginx\n  - name: log\n',
  ]);
});

test('what is quoted is selected without its quotes first', () => {
  expect(selectionsAt(`${pod}    - name: "my <|>app"\n`).slice(0, 4)).toEqual([
    'app',
    'my app',
    '"my app"',
    'name: "my app"',
  ]);
});

test('from a key it grows to its entry', () => {
  expect(selectionsAt(`${pod}    - na<|>me: app\n`).slice(0, 3)).toEqual([
    'name',
    'name: app',
    '- name: app',
  ]);
});

test('in brackets it grows to the item, all items, and the brackets', () => {
  expect(selectionsAt(`${pod}    - args: [--port=80, {a: "x<|>"}]\n`).slice(0, 7)).toEqual([
    'x',
    '"x"',
    'a: "x"',
    '{a: "x"}',
    '--port=80, {a: "x"}',
    '[--port=80, {a: "x"}]',
    'args: [--port=80, {a: "x"}]',
  ]);
});

test('in a block scalar it grows to the line, the text, and the text with its header', () => {
  expect(
    selectionsAt(`${pod}    - args:\n      - |\n        echo a\n        echo <|>b\n`).slice(0, 5),
  ).toEqual([
    'b',
    'echo b',
    'echo a\n        echo b',
    '|\n        echo a\n        echo b',
    '- |\n        echo a\n        echo b',
  ]);
});

test('in a comment it grows to the line and to the comments around it', () => {
  expect(selectionsAt(`kind: Pod\nspec:\n  # one\n  # tw<|>o\n  hostNetwork: true\n`).slice(0, 4)).toEqual([
    'two',
    '# two',
    '# one\n  # two',
    'spec:\n  # one\n  # two\n  hostNetwork: true',
  ]);
});

test('in broken text it grows as far as the text can be read', () => {
  expect(selectionsAt(`${pod}    - name: "app\n      image: ng<|>inx\n      args: [\n`).slice(0, 4)).toEqual([
    'nginx',
    'image: nginx',
    'name: "app\n      image: nginx\n      args: [',
    '- name: "app\n      image: nginx\n      args: [',
  ]);
});

test("another tool's file is left to the editor", () => {
  expect(selectionsAt('services:\n  we<|>b:\n    image: nginx\n')).toEqual([]);
});
