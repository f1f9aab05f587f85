import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { awkward } from './awkward.ts';
import { edited, everyChange } from '../../check-refactorings.ts';

/** What is made of each file. */
const cases = awkward.flatMap(({ text, ...of }) => {
  const all = everyChange(text);
  const times = (title: string) => all.filter((it) => it.title === title).length;
  return all.map(({ title, edits }) => {
    const after = edited(text, edits);
    return { ...of, title, text, times: times(title), after, next: once(() => everyChange(after)) };
  });
});

/** Two tests may ask for what is made of a text next. */
function once<T>(make: () => T): () => T {
  const made: T[] = [];
  return () => {
    if (made.length === 0) made.push(make());
    return made[0] as T;
  };
}

/** What undoes a refactoring, and what is the same then. */
const reverses: readonly {
  readonly title: RegExp;
  readonly reverse: RegExp;
  readonly keeps: (text: string) => unknown;
}[] = [
  { title: /^Convert to (?:Deployment|Job)$/, reverse: /^Convert to Pod$/, keeps: (it) => it },
  // Among those of its list, a container goes to the end.
  { title: /^Move to initContainers$/, reverse: /^Move to containers$/, keeps: meaning },
  { title: /^Move to containers$/, reverse: /^Move to initContainers$/, keeps: meaning },
  // That a folder has to be there is told by `type`, and true of claims.
  {
    title: /^Extract volume/,
    reverse: /^Inline PersistentVolumeClaim/,
    keeps: (it) => meaning(it.replace(', type: Directory', '')),
  },
];

test.each(cases)('in a $kind $place, $what, “$title” is done once', ({ title, times, next }) => {
  expect(next().filter((it) => it.title === title).length).toBeLessThan(times);
});

const undone = cases.flatMap((it) =>
  reverses.filter(({ title }) => title.test(it.title)).map((undo) => ({ ...it, ...undo, title: it.title })),
);

test.each(undone)(
  'in a $kind $place, $what, “$title” can be undone',
  ({ text, after, next, reverse, keeps }) => {
    const back = next().filter((it) => reverse.test(it.title));
    expect(back.map((it) => keeps(edited(after, it.edits)))).toContainEqual(keeps(text));
  },
);

/** What a file says, with containers in the order of their names, and lists that are empty as if they weren't there. */
function meaning(text: string): unknown {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) throw new Error('no documents');
  return documents.map((it) => sorted(it.toJS()));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .map(sorted)
      .map((it) => JSON.stringify(it))
      .toSorted();
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, it]) => !(Array.isArray(it) && it.length === 0));
  return Object.fromEntries(entries.map(([key, it]) => [key, sorted(it)]));
}
