import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../scripts/rules/generated.mts';
import { patternSnippets } from '../../scripts/snippets/generated.mts';
import { pageOf } from '../../server/rules/rule.ts';

const root = new URL('../../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8');

test.each(generatedFiles())('$path is what npm run generate makes of the rules', ({ path, text }) => {
  expect(textOf(path)).toBe(text);
});

test('the snippets of patterns are what npm run generate makes of the descriptions', () => {
  const { path, text } = patternSnippets();
  expect(textOf(path)).toBe(text);
});

test('a finding’s link leads to its heading on the project’s page', () => {
  const { homepage } = JSON.parse(textOf('package.json')) as { homepage: string };
  const [home = ''] = homepage.split('#');
  expect(pageOf('unknown-field')).toBe(`${home}/blob/HEAD/docs/rules.md#unknown-field`);
  expect(textOf('docs/rules.md')).toContain('\n### unknown-field\n');
});
