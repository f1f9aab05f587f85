import type { TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * The texts of open files.
 * The library keeps a table of lines and mends it with each edit, but wrongly where an edit puts `\r` and `\n` together
 * or apart (vscode-languageserver-textdocument, `FullTextDocument.update`): of files with `\r` it is made anew.
 */
export const openTexts: TextDocumentsConfiguration<TextDocument> = {
  create: TextDocument.create,
  update: (file, changes, version) => {
    const isPlain = ![file.getText(), ...changes.map((it) => it.text)].some((it) => it.includes('\r'));
    if (isPlain) return TextDocument.update(file, changes, version);
    return changes.reduce(
      (before, change) => copy(TextDocument.update(before, [change], version), version),
      copy(file, version),
    );
  },
};

function copy(file: TextDocument, version: number): TextDocument {
  return TextDocument.create(file.uri, file.languageId, version, file.getText());
}
