import { readFileSync, readdirSync } from 'node:fs';

/** Characters of a text at the most: the bounds on time are meant for so much. */
export const longestText = 10_000;

const folders = ['../manifests/', '../manifests/foreign/', '../../samples/', '../../samples/patterns/'];
const vectors = ['../vectors/valid/', '../vectors/invalid/'];

/** Manifests that others are made from: those of our own tests and samples, and one peculiarity each of the vectors. */
export function seedTexts(): readonly string[] {
  return [...folders, ...vectors]
    .flatMap((it) => filesIn(new URL(it, import.meta.url)))
    .map((it) => readFileSync(it, 'utf8'))
    .filter((it) => it.length <= longestText);
}

function filesIn(folder: URL): readonly URL[] {
  return readdirSync(folder)
    .filter((it) => /\.(?:ya?ml|json)$/.test(it))
    .toSorted()
    .map((it) => new URL(it, folder));
}
