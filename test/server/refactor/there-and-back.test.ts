import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { awkward } from './awkward.ts';
import { edited, everyRefactoring } from '../../check-refactorings.ts';

/** What is made of each file, but for containers of patterns, which may be added again and again. */
const cases = awkward.flatMap(({ text, ...of }) => {
  const all = everyRefactoring(text).filter(({ title }) => !/^Add (?:sidecar|a[md]\w+|init)/.test(title));
  const times = (title: string) => all.filter((it) => it.title === title).length;
  return all.map(({ title, edits }) => ({
    ...of,
    title,
    text,
    times: times(title),
    after: edited(text, edits),
  }));
});

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

test.each(cases)('in a $kind $place, $what, “$title” is done once', ({ title, times, after }) => {
  expect(everyRefactoring(after).filter((it) => it.title === title).length).toBeLessThan(times);
});

const undone = cases.flatMap((it) =>
  reverses.filter(({ title }) => title.test(it.title)).map((undo) => ({ ...it, ...undo, title: it.title })),
);

test.each(undone)('in a $kind $place, $what, “$title” can be undone', ({ text, after, reverse, keeps }) => {
  const back = everyRefactoring(after).filter((it) => reverse.test(it.title));
  expect(back.map((it) => keeps(edited(after, it.edits)))).toContainEqual(keeps(text));
});

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
