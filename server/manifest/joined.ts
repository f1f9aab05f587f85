import type { TextEdit } from './edits.ts';

/** Edits in the order of the text; those that touch become one, as they must for completion (LSP, additionalTextEdits). */
export function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits
    .toSorted((a, b) => a.span.start - b.span.start)
    .reduce<readonly TextEdit[]>((done, it) => {
      const last = done.at(-1);
      if (!last || last.span.end < it.span.start) return [...done, it];
      const span = { start: last.span.start, end: Math.max(last.span.end, it.span.end) };
      return [...done.slice(0, -1), { span, insert: last.insert + it.insert }];
    }, []);
}
