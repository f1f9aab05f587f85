import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folds } from '../../server/features/folding.ts';
import { links } from '../../server/features/links.ts';
import { indentAt } from '../../server/features/ontype.ts';
import { selections } from '../../server/features/selection.ts';
import { symbols, type DocumentSymbol } from '../../server/features/symbols.ts';
import { documentAt } from '../../server/manifest/manifest.ts';
import type { Span } from '../../server/yaml/tree.ts';
import { broken, numRuns, options } from '../broken.ts';
import { hintsOf } from '../check-editor.ts';
import { hoverIn } from '../check-hover.ts';
import { manifest } from '../check.ts';

/** What holds whatever the text and wherever the cursor; each feature tells its faults. */
test('what editors ask of a file is answered soundly, however broken it is', options, () => {
  fc.assert(
    fc.property(broken, ({ text, offset }) => {
      const file = manifest(text);
      const placed = documentAt(file, offset);
      if (!placed) throw new Error('no document at the cursor');
      const { start, document } = placed;
      const whole = { start: 0, end: document.text.length };
      expect([
        ...symbols(document, 'podman').flatMap((it) => outlineFaults(it, whole)),
        ...foldFaults(folds(file) ?? [], text.split('\n').length - 1),
        ...selectionFaults(selections(document, offset - start), offset - start, whole),
        ...spanFaults('hover', hoverIn(text, offset)?.span, whole),
        ...hintsOf(text).filter((it) => it.offset < 0 || it.offset > text.length),
        ...spanFaults('line break', indentAt(document, offset - start)?.span, whole),
        ...links(document).filter(({ span }) => span.start === span.end || !lies(span, whole)),
      ]).toEqual([]);
    }),
    // Behind what stands between brackets and the line's end, the package `yaml` finds one more, empty entry.
    { numRuns, examples: [[{ text: 'kind: Pod\nspec:\n  - {name: A}|    - name: B\n', offset: 0 }]] },
  );
});

function lies(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}

/** Each line has a name and lies within the one above it. */
function outlineFaults(symbol: DocumentSymbol, outer: Span): string[] {
  const { name, span, selection } = symbol;
  const sound = name !== '' && lies(span, outer) && lies(selection, span);
  return [
    ...(sound ? [] : [`outline: ${name}`]),
    ...symbol.children.flatMap((it) => outlineFaults(it, span)),
  ];
}

/** A fold ends below its first line and within the file, and folds come in order. */
function foldFaults(found: ReturnType<typeof folds> & object, lastLine: number): string[] {
  return found.flatMap(({ start, end }, index) => {
    const sound = 0 <= start && start < end && end <= lastLine && start >= (found[index - 1]?.start ?? 0);
    return sound ? [] : [`fold: ${start} to ${end}`];
  });
}

/** Each step holds the cursor and all of the one before, and more. */
function selectionFaults(steps: readonly Span[], offset: number, whole: Span): string[] {
  return steps.flatMap((it, index) => {
    const inner = steps[index - 1] ?? { start: offset, end: offset };
    const grows = it.end - it.start > inner.end - inner.start;
    return lies(it, whole) && lies(inner, it) && grows ? [] : [`selection: ${it.start} to ${it.end}`];
  });
}

function spanFaults(feature: string, span: Span | undefined, whole: Span): string[] {
  return span && !lies(span, whole) ? [`${feature}: ${span.start} to ${span.end}`] : [];
}
