import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFolder } from '../../../client/language/folder.ts';

const home = { path: '' };

beforeAll(async () => {
  home.path = await mkdtemp(join(tmpdir(), 'podwright-folder-'));
  await mkdir(join(home.path, 'conf'));
  await writeFile(join(home.path, '.hidden'), '');
  await writeFile(join(home.path, 'site.html'), '');
  await symlink(join(home.path, 'conf'), join(home.path, 'latest'));
  await mkdir(join(home.path, 'full'));
  await Promise.all(
    Array.from({ length: 1010 }, async (_, n) => writeFile(join(home.path, 'full', `${n}`), '')),
  );
});

afterAll(() => rm(home.path, { recursive: true }));

test('a folder has its entries by name, with what they are', async () => {
  expect(await readFolder(home.path)).toEqual([
    { name: '.hidden', detail: 'file' },
    { name: 'conf/', detail: 'directory' },
    { name: 'full/', detail: 'directory' },
    { name: 'latest', detail: 'link' },
    { name: 'site.html', detail: 'file' },
  ]);
});

test('of a full folder a thousand entries are enough', async () => {
  expect(await readFolder(join(home.path, 'full'))).toHaveLength(1000);
});

test('a folder that is not there fails', async () => {
  await expect(readFolder(join(home.path, 'nowhere'))).rejects.toThrow();
});

test('a relative path names no folder', async () => {
  expect(await readFolder('.')).toEqual([]);
});
