import type { TextEdit } from '../manifest/edits.ts';

/** The text after edits of it that stand apart, in the order of the text. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (done, { span, insert }) => done.slice(0, span.start) + insert + done.slice(span.end),
    text,
  );
}
