import { describe, expect, test } from 'vitest';
import { readArguments, type Options } from '../../../server/cli/arguments.ts';
import { openChecker } from '../../../server/cli/check.ts';
import { mendedText } from '../../../server/cli/fix.ts';
import { loadSchema } from '../../../server/schema/kubernetes.ts';
import { yaml } from '../../fixture.ts';

const schema = loadSchema();
const facts = { schema, namesIn: () => undefined };

function options(words = ''): Options {
  const request = readArguments(['check', 'a.yaml', ...words.split(' ').filter((it) => it !== '')]);
  if (request.kind !== 'check') throw new Error('These words are no check.');
  return request.options;
}

describe('a finding', () => {
  test('has one-based places in its file, and the path of what it is about', () => {
    const source = {
      file: 'a.yaml',
      text: 'kind: List\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  nam: b\n',
    };
    const found = openChecker([source], options(), facts).findingsIn(source);
    const misspelt = found.find((it) => it.code === 'unknown-field');
    expect(misspelt).toMatchObject({
      file: 'a.yaml',
      line: 7,
      column: 3,
      endLine: 7,
      endColumn: 6,
      code: 'unknown-field',
      category: 'kubernetes',
      path: 'metadata.nam',
    });
  });
  test('stands where an editor shows it, which counts no byte order mark', () => {
    const text = 'apiVersoin: v1\nkind: Pod\nmetadata:\n  nam: a\n';
    const placesIn = (text: string) => {
      const source = { file: 'a.yaml', text };
      return openChecker([source], options(), facts)
        .findingsIn(source)
        .map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn]);
    };
    expect(placesIn(text)).toContainEqual([1, 1, 1, 11]);
    expect(placesIn(`\uFEFF${text}`)).toEqual(placesIn(text));
    expect(placesIn('\uFEFFkind: [')).toEqual(placesIn('kind: ['));
  });
  test('counts for the target that is asked for', () => {
    const source = { file: 'a.yaml', text: 'apiVersion: v9\nkind: ConfigMap\nmetadata:\n  name: a\n' };
    const codesFor = (words: string) =>
      openChecker([source], options(words), facts)
        .findingsIn(source)
        .map((it) => it.code);
    expect(codesFor('--target podman')).not.toContain('unknown-kind');
    expect(codesFor('--target kubernetes')).toContain('unknown-kind');
    expect(codesFor('--target kubernetes --rule unknown-kind=off')).not.toContain('unknown-kind');
  });
});

test('mending a file changes what has one safe fix, and no other byte', () => {
  const text = yaml`
    # kept \t as it is
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name:   web   # podwright-ignore unknown-feild
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: db}  # podwright-ignore unknown-feild, wrong-tpye
  `;
  const source = { file: 'a.yaml', text };
  const mended = mendedText(source, openChecker([source], options(), facts), schema);
  expect(mended).toBe(text.replaceAll('feild', 'field').replace('tpye', 'type'));
});
