import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/project.mts';

/** The public images that manifests of a folder name, with the file that does. */
async function imagesIn(
  folder: string,
): Promise<readonly { readonly image: string; readonly file: string }[]> {
  const files = await readdir(join(root, folder), { recursive: true });
  const texts = await Promise.all(
    files
      .filter((it) => /\.(ya?ml|json)$/.test(it))
      .map(async (it) => ({ file: join(folder, it), text: await readFile(join(root, folder, it), 'utf8') })),
  );
  return texts.flatMap(({ file, text }) =>
    [...text.matchAll(/docker\.io\/[\w./-]+:[\w.-]+/g)].map((it) => ({ image: it[0], file })),
  );
}

async function standIns(): Promise<ReadonlySet<string>> {
  const lines = (await readFile(join(root, 'scripts', 'podman', 'images.txt'), 'utf8')).split('\n');
  return new Set(lines.map((it) => it.split(/\s+/)[0] ?? ''));
}

test.for(['samples', 'snippets'])(
  'each image in %s has a stand-in, so that it plays without a registry',
  async (folder) => {
    const known = await standIns();
    expect((await imagesIn(folder)).filter((it) => !known.has(it.image))).toEqual([]);
  },
);

test('an image without a stand-in is found', async () => {
  const known = await standIns();
  expect(known.has('docker.io/library/no-such-image:1')).toBe(false);
  expect((await imagesIn('snippets')).length).toBeGreaterThan(5);
});
