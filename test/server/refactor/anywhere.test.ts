import { describe, expect, test } from 'vitest';
import { Lexer, parseAllDocuments } from 'yaml';
import { awkward } from './awkward.ts';
import { edited, everyChange, heardOf } from '../../check-refactorings.ts';

const cases = awkward.flatMap((it) =>
  (['podman', 'kubernetes'] as const).map((target) => ({ ...it, target })),
);

describe.each(cases)('a $kind $place, $what, for $target,', ({ text, target }) => {
  const all = everyChange(text, { target });
  const before = { problems: problemsOf(text), comments: commentsOf(text), heard: heardOf(text, target) };

  test('can be changed', () => {
    expect(all).not.toEqual([]);
  });
  test.each(all)('“$title” leaves it whole', ({ title, edits }) => {
    const after = edited(text, edits);

    edits.forEach(({ span }, index) => {
      expect(span.end).toBeLessThan(edits[index + 1]?.span.start ?? Infinity);
    });
    expect(problemsOf(after)).toEqual(before.problems);
    expect(commentsOf(after)).toEqual(before.comments);
    if (text.includes('\r\n')) expect(after).not.toMatch(/[^\r]\n/);
    const added = without(heardOf(after, target), before.heard);
    expect(added.filter((it) => !expectedOf(title)?.test(it))).toEqual([]);
  });
});

/** What is true afterwards and can't be helped. */
function expectedOf(title: string): RegExp | undefined {
  if (title.startsWith('Add a liveness')) return /^podman-probe-tool$/;
  // Only of containers that run for good anybody asks what they need and whether they still work.
  return /^(?:Convert to Pod|Move to containers)$/.test(title) ? /^practice-missing-/ : undefined;
}

function problemsOf(text: string): readonly string[] {
  const documents = parseAllDocuments(text);
  return Array.isArray(documents)
    ? documents.flatMap((it) => it.errors.map((error) => error.message))
    : ['none'];
}

function commentsOf(text: string): readonly string[] {
  const tokens = [...new Lexer().lex(text)];
  // Behind this sign stands a scalar.
  return tokens
    .filter((it, index) => it.startsWith('#') && tokens[index - 1] !== '\x1F')
    .map((it) => it.trimEnd())
    .toSorted();
}

function without(all: readonly string[], some: readonly string[]): readonly string[] {
  const old = [...some];
  return all.filter((it) => {
    const index = old.indexOf(it);
    if (index !== -1) old.splice(index, 1);
    return index === -1;
  });
}
