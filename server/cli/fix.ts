import type { Checker } from './check.ts';
import type { Source } from './files.ts';
import { fixAll, mendAll } from '../features/fix-all.ts';
import type { TextEdit } from '../manifest/edits.ts';
import { readManifest } from '../manifest/manifest.ts';
import { isUnitFile, readUnit } from '../quadlet/unit.ts';
import type { Schema } from '../schema/shape.ts';
import { editPieces, piecesOf, textOfPieces } from '../yaml/pieces.ts';

/** The text of a file after everything that has one safe fix is mended. */
export function mendedText(source: Source, checker: Checker, schema: Schema): string {
  const edits = isUnitFile(source.file) ? unitMends(source, checker) : manifestMends(source, checker, schema);
  return textOfPieces(editPieces(piecesOf(source.text), edits));
}

function manifestMends({ file, text }: Source, { problemsOf }: Checker, schema: Schema): readonly TextEdit[] {
  const ofFile = readManifest(text, schema).documents;
  return ofFile.flatMap(({ start, document }) =>
    fixAll(document, (it) => problemsOf(it, { file, start, ofFile })).map(({ span, insert }) => ({
      span: { start: start + span.start, end: start + span.end },
      insert,
    })),
  );
}

function unitMends({ file, text }: Source, { problemsOfUnit }: Checker): readonly TextEdit[] {
  return mendAll(readUnit(text), {
    read: readUnit,
    faults: (it) => it.faults.length,
    find: (it) => problemsOfUnit(it, file),
  });
}
