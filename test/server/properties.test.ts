import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complete, nothingKnown } from '../../server/features/completion.ts';
import { diagnose } from '../../server/features/diagnostics.ts';
import { declaredObjects } from '../../server/features/objects.ts';
import { symbols, type DocumentSymbol } from '../../server/features/symbols.ts';
import { documentAt, readManifest } from '../../server/manifest/manifest.ts';
import { loadSchema } from '../../server/schema/kubernetes.ts';
import { newestPodman } from '../../server/schema/podman.ts';
import { documentSpans } from '../../server/yaml/documents.ts';
import { outline, pathOf, type Branch, type Twig } from '../../server/yaml/outline.ts';
import { parse } from '../../server/yaml/parse.ts';
import { children, type Node, type Path, type Span } from '../../server/yaml/tree.ts';
import { broken, manifests, numRuns, options } from '../broken.ts';
import { remarks } from '../check.ts';
import { withCarets, withoutCarets } from '../fixture.ts';

const schema = loadSchema();

test(
  'no feature throws, and no span leaves its document, whatever the text and wherever the cursor',
  options,
  () => {
    fc.assert(
      fc.property(broken, ({ text, offset }) => {
        const manifest = readManifest(text, schema);
        const placed = documentAt(manifest, offset);
        if (!placed) throw new Error('no document at the cursor');
        const { document, start } = placed;
        const spans = [
          ...diagnose(document, { podman: newestPodman }).flatMap((it) => [
            it.span,
            ...(it.related ?? []).map(({ span }) => span),
          ]),
          ...complete(document, offset - start, nothingKnown).map((it) => it.edit.span),
          ...symbols(document, 'podman').flatMap(spansOf),
        ];
        declaredObjects(manifest);
        for (const it of spans) {
          expect(it.start).toBeGreaterThanOrEqual(0);
          expect(it.end).toBeGreaterThanOrEqual(it.start);
          expect(it.end).toBeLessThanOrEqual(document.text.length);
        }
      }),
      { numRuns },
    );
  },
);

test('a completion replaces nothing but the word at the cursor and the blanks before it', options, () => {
  fc.assert(
    fc.property(broken, ({ text, offset }) => {
      const placed = documentAt(readManifest(text, schema), offset);
      const at = offset - (placed?.start ?? 0);
      for (const { edit } of placed ? complete(placed.document, at, nothingKnown) : []) {
        expect(edit.span.start).toBeLessThanOrEqual(at);
        expect(edit.span.end).toBeGreaterThanOrEqual(at);
        expect(placed?.document.text.slice(edit.span.start, edit.span.end)).not.toContain('\n');
      }
    }),
    { numRuns },
  );
});

test('an edited file reads the same as one just opened', options, () => {
  fc.assert(
    fc.property(fc.constantFrom(...manifests.values()), broken, (before, { text }) => {
      const edited = readManifest(text, schema, readManifest(before, schema));
      const fresh = readManifest(text, schema);
      expect(
        edited.documents.map((it) => [it.start, diagnose(it.document, { podman: newestPodman })]),
      ).toEqual(fresh.documents.map((it) => [it.start, diagnose(it.document, { podman: newestPodman })]));
    }),
    { numRuns },
  );
});

test('the documents of a file cover it without a gap', options, () => {
  fc.assert(
    fc.property(broken, ({ text }) => {
      const spans = documentSpans(text);
      expect(spans.map((it) => text.slice(it.start, it.end)).join('')).toBe(text);
    }),
    { numRuns },
  );
});

test('caret lines can be taken out again', options, () => {
  fc.assert(
    fc.property(broken, ({ text }) => {
      fc.pre(!/^ *\^+ /m.test(text));
      expect(withoutCarets(withCarets(text, remarks(text)))).toBe(text);
    }),
    { numRuns },
  );
});

describe('the outline and the tree agree on where each key stands', () => {
  test.each([...manifests])('in %s', (_file, text) => {
    for (const { start, end } of documentSpans(text)) {
      const own = text.slice(start, end);
      const { root } = parse(own);
      const inTree = root?.kind === 'map' && !root.flow ? blockKeys(root, []) : [];
      expect(twigs(outline(own).root).map(place)).toEqual(inTree);
    }
  });
});

function spansOf(symbol: DocumentSymbol): Span[] {
  return [symbol.span, symbol.selection, ...symbol.children.flatMap(spansOf)];
}

function twigs(branch: Branch | undefined): Twig[] {
  return (
    branch?.twigs.flatMap((it) => [it, ...twigs(it.child)]).filter((it) => typeof it.name === 'string') ?? []
  );
}

function place(twig: Twig): string {
  return `${twig.head.start} ${pathOf(twig).join('.')}`;
}

/** Every key in block style with its path, in the order of the text. */
function blockKeys(node: Node, path: Path): string[] {
  if (node.kind === 'map' && !node.flow) {
    return node.entries.flatMap(({ key, value }) => {
      const own = [...path, key.text];
      return [`${key.span.start} ${own.join('.')}`, ...blockKeys(value, own)];
    });
  }
  return node.kind === 'list' && !node.flow
    ? children(node).flatMap((it, index) => blockKeys(it, [...path, index]))
    : [];
}
