import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, TextEdit } from 'vscode-languageserver-protocol';
import { brief, fault, type Fault } from './fault.ts';
import { isRecord } from '../../server/lsp/json.ts';
import { documentSpans } from '../../server/yaml/documents.ts';
import { parse } from '../../server/yaml/parse.ts';
import { children, type Node } from '../../server/yaml/tree.ts';

/** A file's text by its URI. */
export type Texts = (uri: string) => TextDocument | undefined;

/** Places in an answer that are not in the text of their file; `uri` is the file that was asked about. */
export function misplaced(answer: unknown, uri: string, texts: Texts): readonly Fault[] {
  if (Array.isArray(answer)) return answer.flatMap((it) => misplaced(it, uri, texts));
  if (!isRecord(answer)) return [];
  if (isRange(answer)) {
    const file = texts(uri);
    const lies = file && isIn(file, answer.start) && isIn(file, answer.end) && isForward(file, answer);
    return lies ? [] : [fault('outside', `${brief(answer)} in ${uri}`)];
  }
  const own = [answer['targetUri'], uriIn(answer['textDocument']), answer['uri']].find(
    (it) => typeof it === 'string',
  );
  return Object.entries(answer).flatMap(([key, value]) => {
    // In `changes` the keys are the files.
    const isFile = key.startsWith('file:');
    return misplaced(value, isFile ? key : key === 'originSelectionRange' ? uri : (own ?? uri), texts);
  });
}

function uriIn(value: unknown): unknown {
  return isRecord(value) ? value['uri'] : undefined;
}

function isRange(value: object): value is Range {
  const { start, end } = value as Partial<Range>;
  return isPosition(start) && isPosition(end);
}

function isPosition(value: unknown): value is Position {
  return isRecord(value) && typeof value['line'] === 'number' && typeof value['character'] === 'number';
}

function isIn(file: TextDocument, at: Position): boolean {
  const { line, character } = file.positionAt(file.offsetAt(at));
  return line === at.line && character === at.character;
}

function isForward(file: TextDocument, { start, end }: Range): boolean {
  return file.offsetAt(start) <= file.offsetAt(end);
}

/** Whether a YAML reader has nothing to object to in any document of a text. */
export function isSound(text: string): boolean {
  return readings(text).every((it) => it.problems.length === 0);
}

function readings(text: string) {
  return documentSpans(text).map(({ start, end }) => {
    const own = text.slice(start, end);
    return { ...parse(own), text: own };
  });
}

/** Whether a word stands alone on a line, at the root or below a key, where it may be half a key. */
function hasHalfKey(node: Node | undefined, text: string): boolean {
  if (node?.kind !== 'scalar') return node !== undefined && children(node).some((it) => hasHalfKey(it, text));
  const line = text.slice(text.lastIndexOf('\n', node.span.start - 1) + 1, node.span.start);
  return node.style === 'plain' && node.text !== '' && line.trim() === '';
}

/**
 * What is wrong with edits of a file: they overlap, or break what was sound.
 * Keys behind a `?` and empty keys are not in the outline, and blanks of other sorts are blanks there, which they aren't in YAML; and
 * a word alone on a line is taken for one that is going to be a key: of such files soundness is not asked.
 */
export function badEdits(title: string, edits: readonly TextEdit[], file: TextDocument): readonly Fault[] {
  const text = file.getText();
  const isWord = readings(text).some((it) => it.root?.kind === 'scalar' || hasHalfKey(it.root, it.text));
  try {
    const after = TextDocument.applyEdits(file, [...edits]);
    const counts = !isWord && !/^[-\s]*[?:]\s|[\uFEFF\u00A0]|\r(?!\n)/m.test(text) && isSound(text);
    if (!counts || isSound(after)) return [];
    return [fault('breaks', `${title}: ${brief(edits)} makes ${brief(after)}`)];
  } catch (error) {
    return [fault('overlap', `${title}: ${String(error)} ${brief(edits)}`)];
  }
}

/** The edits of a workspace edit for one file. */
export function editsFor(uri: string, edit: unknown): readonly TextEdit[] {
  if (!isRecord(edit)) return [];
  const changes = isRecord(edit['changes']) ? edit['changes'][uri] : undefined;
  if (Array.isArray(changes)) return changes as TextEdit[];
  const documents = Array.isArray(edit['documentChanges']) ? edit['documentChanges'] : [];
  return documents.flatMap((it: unknown) => {
    const isOwn = isRecord(it) && uriIn(it['textDocument']) === uri;
    return isOwn && Array.isArray(it['edits']) ? (it['edits'] as TextEdit[]) : [];
  });
}

/** A snippet's text as it stands once all its stops are left (LSP 3.18, "Snippet Syntax"). */
export function plainText(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+/g,
    (_, escaped: string | undefined, placeholder: string | undefined) =>
      escaped ?? (placeholder ?? '').replace(/\\(.)/g, '$1'),
  );
}
