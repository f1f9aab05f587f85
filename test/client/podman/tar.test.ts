import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textsInTar } from '../../../client/podman/tar.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podwright-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What tar itself makes of files, in the format that podman writes. */
function archived(files: Readonly<Record<string, string | Buffer>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return spawnSync('tar', ['--format=pax', '-C', folder, '-c', '.'], { encoding: 'utf8' }).stdout;
}

test('each file of an archive is read as it is, whatever its length and its name', () => {
  const files = {
    'app.conf': 'a: 1\n',
    empty: '',
    'wörter.txt': `${'ä€'.repeat(700)}\n`,
    'in/a/folder': 'x',
    [`${'long-'.repeat(40)}name`]: 'x'.repeat(512),
  };
  expect(textsInTar(archived(files))).toEqual(files);
});

test('an archive of nothing has nothing', () => {
  expect(textsInTar('')).toEqual({});
});

test('one with bytes that are no text is not read', () => {
  expect(textsInTar(archived({ a: Buffer.from([0xff, 0xfe]), b: 'text' }))).toBeUndefined();
});
