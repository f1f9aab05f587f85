import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../server/cli/arguments.ts';

const read = (words: string) => readArguments(words.split(' ').filter((it) => it !== ''));

describe('the words behind podwright', () => {
  test('are a command and paths, and all else has a default', () => {
    expect(read('check pod.yaml manifests')).toEqual({
      kind: 'check',
      options: {
        paths: ['pod.yaml', 'manifests'],
        target: 'podman',
        podman: undefined,
        rules: {},
        format: 'text',
        severity: 'error',
        fix: false,
      },
    });
  });
  test('may hold every option, before the paths and behind them', () => {
    const words =
      '--target=both check a.yaml --podman-version 4.9 --format sarif --severity hint --fix --rule unknown-field=warning --rule duplicate-key=off';
    expect(read(words)).toMatchObject({
      options: {
        paths: ['a.yaml'],
        target: 'both',
        podman: '4.9',
        format: 'sarif',
        severity: 'hint',
        fix: true,
        rules: { 'unknown-field': 'warning', 'duplicate-key': 'off' },
      },
    });
  });
  test('mean standard input by a dash, and a file by anything behind two', () => {
    expect(read('check -')).toMatchObject({ options: { paths: ['-'] } });
    expect(read('check -- --odd.yaml')).toMatchObject({ options: { paths: ['--odd.yaml'] } });
  });
  test.each([
    ['--help', 'help'],
    ['check -h', 'help'],
    ['--version', 'version'],
  ])('%s', (words, kind) => {
    expect(read(words)).toEqual({ kind });
  });
});

test.each([
  ['', 'Say what to do: check.'],
  ['lint a.yaml', "There is no command 'lint', only check."],
  ['check', 'Name the files or folders to check.'],
  ['check --taget both a.yaml', 'There is no option --taget. Did you mean --target?'],
  ['check -x a.yaml', 'There is no option -x. podwright --help lists them all.'],
  ['check a.yaml --target docker', "--target takes podman, kubernetes or both, not 'docker'."],
  ['check a.yaml --format', '--format needs a value.'],
  ['check a.yaml --format=xml', "--format takes text, json, sarif or github, not 'xml'."],
  ['check a.yaml --severity fatal', "--severity takes error, warning, information or hint, not 'fatal'."],
  ['check a.yaml --podman-version latest', "--podman-version takes a version such as 5.4, not 'latest'."],
  ['check a.yaml --fix=no', '--fix takes no value.'],
  ['check --fix -', "--fix takes files: standard input can't be written back."],
  [
    'check a.yaml --rule unknown-feild=off',
    "There is no rule 'unknown-feild'. Did you mean 'unknown-field'?",
  ],
  [
    'check a.yaml --rule unknown-field',
    '--rule takes CODE=LEVEL, with a level of error, warning, information, hint or off.',
  ],
])('what is wrong with “%s” is said: %s', (words, message) => {
  expect(read(words)).toEqual({ kind: 'wrong', message });
});
