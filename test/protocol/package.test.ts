import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the package holds the programs, what package.json names, and nothing else', async () => {
  const { stdout } = await execa('vsce', ['ls', '--no-dependencies'], {
    cwd: root,
    preferLocal: true,
    localDir: root,
  });
  const files = stdout.split('\n').filter((it) => it !== '');
  const texts = ['CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'package.json'];
  const built = ['cli', 'client', 'execa', 'languageclient', 'server'].map((it) => `dist/${it}.js`);
  const drawn = [...filesIn('media'), ...filesIn('snippets'), ...filesIn('syntaxes')];
  expect(files.toSorted()).toEqual([...texts, ...built, ...drawn].toSorted());
  // A grammar or picture that is named but left out would be missed by people alone.
  const named = [
    ...readFileSync(`${root}package.json`, 'utf8').matchAll(
      /"\.?\/?((?:media|snippets|syntaxes|dist)\/[^"]+)"/g,
    ),
  ];
  expect(named.map((it) => it[1]).filter((it) => !files.includes(it ?? ''))).toEqual([]);
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8', withFileTypes: false })
    .filter((it) => it.includes('.'))
    .map((it) => `${folder}/${it}`);
}
