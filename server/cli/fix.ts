import type { Checker } from './check.ts';
import type { Source } from './files.ts';
import { fixAll } from '../features/fix-all.ts';
import { readManifest } from '../manifest/manifest.ts';
import type { Schema } from '../schema/shape.ts';
import { editPieces, piecesOf, textOfPieces } from '../yaml/pieces.ts';

/** The text of a file after everything that has one safe fix is mended. */
export function mendedText({ file, text }: Source, { problemsOf }: Checker, schema: Schema): string {
  const ofFile = readManifest(text, schema).documents;
  const edits = ofFile.flatMap(({ start, document }) =>
    fixAll(document, (it) => problemsOf(it, { file, start, ofFile })).map(({ span, insert }) => ({
      span: { start: start + span.start, end: start + span.end },
      insert,
    })),
  );
  return textOfPieces(editPieces(piecesOf(text), edits));
}
