import type { ManifestDocument } from './document.ts';
import { entryIn, mapIn, mapsOf } from './find.ts';
import { nearest } from '../schema/nearest.ts';
import { beginsComment } from '../yaml/comments.ts';
import { blanksAt, isLineEnd, isMarker, lineEnd, lineOf } from '../yaml/lines.ts';
import { resolved, type Span } from '../yaml/tree.ts';

/**
 * A person's wish not to hear of some rules:
 *
 *     # podwright-ignore-file no-limits
 *     metadata:
 *       annotations:
 *         podwright.ignore: latest-tag, no-limits
 *     ...
 *           # podwright-ignore latest-tag, no-limits -- it is a demonstration
 *         - image: nginx:latest
 *           command: [] # podwright-ignore empty-command
 */
export type Ignore = {
  /** What asks for it: the comment's first word, or the annotation's key. */
  readonly word: Word;
  /** The rules' names as written; none where a whole file shall be left alone. */
  readonly codes: readonly Word[];
  readonly reach: IgnoreReach;
};

export type Word = { readonly text: string; readonly span: Span };

export type IgnoreReach =
  /** What begins on a line of the document, counted from zero. */
  | { readonly kind: 'line'; readonly line: number }
  /** Every document of the file. */
  | { readonly kind: 'file' }
  /** What begins within the object in whose metadata the annotation stands: a document, an item, a template. */
  | { readonly kind: 'object'; readonly span: Span }
  /** Nothing, because its first word is misspelt; `meant` is the right one. */
  | { readonly kind: 'nothing'; readonly meant: string };

const prefix = 'podwright-';
export const lineWord = `${prefix}ignore`;
export const fileWord = `${prefix}ignore-file`;
const annotation = 'podwright.ignore';

/** What a document's comments and annotations ask for. */
export function ignoresIn(document: ManifestDocument): readonly Ignore[] {
  return document.derive(readIgnores);
}

function readIgnores(document: ManifestDocument): readonly Ignore[] {
  return [...fromComments(document), ...fromAnnotations(document)];
}

function fromComments(document: ManifestDocument): readonly Ignore[] {
  const { text, outline } = document;
  return [...text.matchAll(/#[#\t ]*(podwright-[\w-]+)?/g)].flatMap((it) => {
    const { 0: all, 1: word, index } = it;
    if (word === undefined || !beginsComment(text, outline, index)) return [];
    const end = index + all.length;
    const start = end - word.length;
    const reach = reachOf(document, word, index);
    if (!reach) return [];
    const rest = text.slice(end, lineEnd(text, end)).replace(/\s--(?:\s.*)?$/, '');
    return [{ word: wordAt(text, start, end), codes: wordsIn(text, end, end + rest.length), reach }];
  });
}

/** What a comment's first word reaches; nothing where it is an ordinary word that happens to begin like ours. */
function reachOf(document: ManifestDocument, word: string, comment: number): IgnoreReach | undefined {
  const { text } = document;
  const { lines } = document.outline;
  if (word === fileWord) return { kind: 'file' };
  if (word !== lineWord) {
    const meant = nearest(word.slice(prefix.length), ['ignore', 'ignore-file']);
    return meant === undefined ? undefined : { kind: 'nothing', meant: prefix + meant };
  }
  const line = lineOf(lines, comment);
  const start = lines[line] ?? 0;
  const isAlone = start + blanksAt(text, start) === comment;
  return { kind: 'line', line: isAlone ? (document.derive(nextLines)[line] ?? lines.length) : line };
}

/** Of each line, the next one on which a problem can begin; the number of all lines where there is none. */
function nextLines({ text, outline: { lines } }: ManifestDocument): readonly number[] {
  const next: number[] = [];
  let saying = lines.length;
  for (let line = lines.length - 1; line >= 0; line--) {
    next[line] = saying;
    if (!saysNothing(text, lines[line] ?? 0)) saying = line;
  }
  return next;
}

/** Whether a line is blank, a comment or a document marker, so that no problem begins on it. */
function saysNothing(text: string, start: number): boolean {
  const first = start + blanksAt(text, start);
  return isLineEnd(text, first) || text[first] === '#' || isMarker(text, start);
}

function fromAnnotations(document: ManifestDocument): readonly Ignore[] {
  return mapsOf(document, 'ObjectMeta').flatMap(({ map, parent }) => {
    const annotations = mapIn(map, 'annotations');
    const entry = annotations && entryIn(annotations, annotation);
    if (!entry || !parent) return [];
    const value = resolved(entry.value);
    if (value?.kind !== 'scalar') return [];
    const header = value.style === 'block' ? lineEnd(document.text, value.span.start) : value.span.start;
    return [
      {
        word: { text: annotation, span: entry.key.span },
        codes: wordsIn(document.text, header, value.span.end),
        reach: { kind: 'object', span: parent.node.span },
      },
    ];
  });
}

/** The words between two offsets that commas, blanks or quotes part. */
function wordsIn(text: string, start: number, end: number): readonly Word[] {
  return [...text.slice(start, end).matchAll(/[^\s,"']+/g)].map((it) =>
    wordAt(text, start + it.index, start + it.index + it[0].length),
  );
}

function wordAt(text: string, start: number, end: number): Word {
  return { text: text.slice(start, end), span: { start, end } };
}
