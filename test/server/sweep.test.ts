import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { labelsAt } from '../check-completion.ts';
import { deletionsIn, type Deletion } from '../deletions.ts';

/**
 * Whatever a person deletes from a real manifest is offered again where it stood: what each line begins with, each
 * key, and each value that is one of a few, an amount, or a name that something else has.
 * The few things that are not are explained here, by what they are.
 */
const folders = ['../manifests/', '../../samples/', '../../samples/patterns/'];
const files = folders.flatMap((folder) => {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url)
    .filter((it) => it.endsWith('.yaml'))
    .map((it) => new URL(it, url));
});

/** Why something can't be offered: nobody but the author knows it. */
const reasons: readonly { readonly why: string; readonly holds: (it: Deletion) => boolean }[] = [
  {
    why: 'a key that the author makes up',
    holds: ({ what, typed }) => (what === 'line' || what === 'key') && isFreeKey(typed),
  },
  {
    why: 'a name that no other place of the file has',
    holds: ({ isAlone }) => isAlone,
  },
  {
    why: 'a number of which only the author knows how large it is; its suffix is offered behind it',
    holds: ({ what, rest }) => what === 'amount' && rest === '',
  },
  {
    why: 'an amount in a notation that is not offered: with an exponent',
    holds: ({ what, deleted }) => what === 'amount' && /\de\d/.test(deleted),
  },
  {
    why: 'text that may be anything, though some values of it are known',
    holds: ({ what, typed }) => what === 'value' && typed.type.kind === 'string' && !typed.type.values,
  },
  {
    why: 'what began a text of several lines, which is no key and no item without it',
    holds: ({ what, typed }) =>
      what === 'line' && typed.node.kind === 'scalar' && typed.node.style === 'block',
  },
];

const offered = 'offered';
const found = new Map<string, number>();

describe.each(files.map((it) => [it.pathname.split('/').slice(-2).join('/'), it] as const))(
  'in %s',
  (_, file) => {
    test('what was deleted is offered, or nobody else can know it', { timeout: 180_000 }, () => {
      const missed = deletionsIn(readFileSync(file, 'utf8')).filter((it) => {
        const why = isOffered(it) ? offered : reasons.find(({ holds }) => holds(it))?.why;
        if (why !== undefined) found.set(why, (found.get(why) ?? 0) + 1);
        return why === undefined;
      });
      expect(missed.map((it) => `${it.what} ${it.typed.path.join('.')} ${it.deleted}`)).toEqual([]);
    });
  },
);

test('of a hundred deletions at least 95 are offered, and each reason for the rest is needed', () => {
  const all = [...found.values()].reduce((sum, it) => sum + it, 0);
  expect((found.get(offered) ?? 0) / all).toBeGreaterThanOrEqual(0.95);
  expect(reasons.filter(({ why }) => !found.has(why))).toEqual([]);
});

/** A key of a map that Kubernetes says nothing about: of labels, annotations, data. */
function isFreeKey({ parent, entry }: Deletion['typed']): boolean {
  if (parent?.type.kind !== 'map' || !entry) return false;
  return !parent.type.knownKeys?.includes(entry.key.text);
}

function isOffered({ text, offset, deleted, what }: Deletion): boolean {
  const labels = labelsAt(text, offset);
  if (deleted === '-') return labels.some((it) => it.startsWith('-'));
  // A pair of a key and its value stands for its key.
  return labels.some((it) => it === deleted || (what !== 'value' && it.startsWith(`${deleted}: `)));
}
