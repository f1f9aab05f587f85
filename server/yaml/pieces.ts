import type { Span } from './tree.ts';

/** A text that grew out of another by edits: stretches of the first text, with what was written between them. */
export type Pieces = readonly Piece[];

/** `start` is the offset a stretch of the first text has there; absent for what was written. */
type Piece = { readonly text: string; readonly start?: number };

type TextEdit = { readonly span: Span; readonly insert: string };

export function piecesOf(text: string): Pieces {
  return [{ text, start: 0 }];
}

export function textOfPieces(pieces: Pieces): string {
  return pieces.map((it) => it.text).join('');
}

/** The pieces after edits whose spans count from the start of the text as it is now, and don't overlap. */
export function editPieces(pieces: Pieces, edits: readonly TextEdit[]): Pieces {
  const backwards = edits.toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  return backwards.reduce(editOnce, pieces);
}

function editOnce(pieces: Pieces, { span, insert }: TextEdit): Pieces {
  const before = cut(pieces, 0, span.start);
  const behind = cut(pieces, span.end, Infinity);
  return [...before, { text: insert }, ...behind].filter((it) => it.text !== '');
}

/** The part of a text between two of its offsets. */
function cut(pieces: Pieces, from: number, to: number): Piece[] {
  let at = 0;
  return pieces.map((it) => {
    const [first, last] = [Math.max(0, from - at), Math.max(0, to - at)];
    at += it.text.length;
    const text = it.text.slice(first, last);
    return it.start === undefined ? { text } : { text, start: it.start + first };
  });
}

/** The fewest edits of the first text that make the text as it is now; `length` is the first text's. */
export function editsBehind(pieces: Pieces, length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let end = 0;
  let insert = '';
  for (const it of [...pieces, { text: '', start: length }]) {
    if (it.start === undefined) {
      insert += it.text;
      continue;
    }
    if (insert !== '' || it.start > end) edits.push({ span: { start: end, end: it.start }, insert });
    end = it.start + it.text.length;
    insert = '';
  }
  return edits;
}
