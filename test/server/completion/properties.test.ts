import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../../server/yaml/parse.ts';
import { children, type Node } from '../../../server/yaml/tree.ts';
import { documentSpans } from '../../../server/yaml/documents.ts';
import { broken, manifests, numRuns, options } from '../../broken.ts';
import { offeredAt, withCompletion, type Offered } from '../../check-completion.ts';

/** A real document, and a cursor anywhere in it. */
const real = fc
  .record({ text: fc.constantFrom(...[...manifests.values()].flatMap(documents)), at: fc.nat() })
  .map(({ text, at }) => ({ text, offset: at % (text.length + 1) }));

/** A document that parses, real or made from a real one by an edit. */
const sound = fc.oneof(
  real,
  broken.filter(({ text }) => isSound(text) && !isOdd(text)),
);

/**
 * Keys behind a `?` and empty keys are not in the outline, blanks of other sorts are blanks there, and a quote that
 * begins a line begins a text, also where YAML goes on with the word above.
 */
function isOdd(text: string): boolean {
  return /^[- ]*[?:]\s|.[\uFEFF\u00A0]|\w\s*\n\s*["']/m.test(text);
}

/** Whether words on several lines, below a key, may be half-written keys. */
function hasHalfKeys(node: Node | undefined, text: string): boolean {
  if (node?.kind !== 'scalar') {
    return node !== undefined && children(node).some((it) => hasHalfKeys(it, text));
  }
  const { start, end } = node.span;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return node.style === 'plain' && before.trim() === '' && text.slice(start, end).includes('\n');
}

function isSound(text: string): boolean {
  const { problems, root } = parse(text);
  return documentSpans(text).length === 1 && problems.length === 0 && !hasHalfKeys(root, text);
}

function documents(text: string): readonly string[] {
  return documentSpans(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((it) => parse(it).problems.length === 0);
}

/** Of completions that differ in their words alone, one. */
function shapesOf({ items }: Offered): Offered['items'] {
  const byShape = new Map(
    items.map((it) => {
      const insert = it.edit.insert.map((part) => (typeof part === 'string' ? part : '')).join('');
      return [`${it.edit.span.start} ${insert.replace(/[a-z][\w./-]*/gi, 'a')}`, it];
    }),
  );
  return [...byShape.values()];
}

test('accepting a completion never breaks a document that parsed', options, () => {
  fc.assert(
    fc.property(sound, ({ text, offset }) => {
      const offered = offeredAt(text, offset);
      for (const it of shapesOf(offered)) {
        const after = withCompletion(text, offered.start, it, '');
        expect(
          parse(after).problems.map(({ message }) => message),
          after,
        ).toEqual([]);
      }
    }),
    { numRuns },
  );
});

test(
  'accepting a completion leaves every other value where it was, unless it says otherwise',
  options,
  () => {
    fc.assert(
      fc.property(real, ({ text, offset }) => {
        const offered = offeredAt(text, offset);
        const before = valuesIn(parse(text).root, '');
        for (const it of shapesOf(offered)) {
          const { start, end } = it.edit.span;
          // Another key is another path, and so is another document's beginning.
          const isKey = /^["']?\s*:/.test(text.slice(end)) || before.length < 2;
          if (it.takesBelow || isKey) continue;
          const after = valuesIn(parse(withCompletion(text, offered.start, it, '')).root, '');
          const kept = new Set(after.map(({ value }) => value));
          const lost = before.filter(
            ({ span, value }) => (span.end < start || span.start > end) && !kept.has(value),
          );
          expect(lost, it.label).toEqual([]);
        }
      }),
      { numRuns },
    );
  },
);

type Value = { readonly value: string; readonly span: Node['span'] };

/** Every scalar with its path, in which items have no number: they move when another comes before them. */
function valuesIn(node: Node | undefined, path: string): readonly Value[] {
  if (node?.kind === 'map') {
    return node.entries.flatMap((it) => valuesIn(it.value, `${path}.${it.key.text}`));
  }
  if (node?.kind === 'list') return node.items.flatMap((it) => valuesIn(it, `${path}[]`));
  const text = node?.kind === 'alias' ? `*${node.name}` : (node?.text ?? '');
  return node ? [{ value: `${path}: ${text}`, span: node.span }] : [];
}

test(
  'whatever the text, a completion stays on the line of the cursor and brings no stray breaks',
  options,
  () => {
    fc.assert(
      fc.property(broken, ({ text, offset }) => {
        const { start, items } = offeredAt(text, offset);
        for (const { edit, more, filter } of items) {
          const replaced = text.slice(start + edit.span.start, start + edit.span.end);
          expect(replaced).not.toMatch(/[\r\n]/);
          expect(start + edit.span.start).toBeLessThanOrEqual(offset);
          expect(start + edit.span.end).toBeGreaterThanOrEqual(offset);
          // What was begun before the word is part of what clients match.
          expect(
            filter.startsWith(
              /^[\s"']*/.exec(replaced.slice(0, offset - start - edit.span.start))?.[0] ?? '',
            ),
          ).toBe(true);
          // LSP, CompletionItem.additionalTextEdits: they must not touch the completion's own.
          expect(
            more.filter(({ span }) => span.start <= edit.span.end && edit.span.start <= span.end),
          ).toEqual([]);
        }
      }),
      { numRuns },
    );
  },
);

test('one label is offered once', options, () => {
  fc.assert(
    fc.property(broken, ({ text, offset }) => {
      const labels = offeredAt(text, offset).items.map((it) => `${it.sort} ${it.label}`);
      expect(labels).toEqual([...new Set(labels)]);
    }),
    { numRuns },
  );
});
