import { bodyOf } from '../manifest/body.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Body } from '../yaml/body.ts';
import { isMarker, lineEnd, lineOf } from '../yaml/lines.ts';

/** Lines of a file that may be folded away below their first: zero-based, both included. */
export type Fold = {
  readonly start: number;
  readonly end: number;
  readonly sort: 'block' | 'comment' | 'region';
};

/**
 * What can be folded in a file: whatever stands on several lines, comments, whole documents that begin with `---`, and
 * what `#region` and `#endregion` enclose, which may be several documents.
 * Nothing for a file without a Kubernetes object; in one that has some, every document counts.
 */
export function folds(manifest: Manifest): readonly Fold[] | undefined {
  if (!manifest.documents.some(({ document }) => document.identity.shape)) return undefined;
  const found: Fold[] = [];
  const open: number[] = [];
  let first = 0;
  for (const { document } of manifest.documents) {
    const own = document.derive(foldsIn);
    found.push(...own.folds.map((it) => ({ ...it, start: it.start + first, end: it.end + first })));
    for (const mark of own.marks) readMark(mark.kind, mark.line + first);
    first += document.outline.lines.length - 1;
  }
  return found.toSorted((a, b) => a.start - b.start);

  function readMark(kind: Mark['kind'], line: number): void {
    if (kind === 'region') {
      open.push(line);
      return;
    }
    const start = open.pop();
    if (start !== undefined) found.push({ start, end: line, sort: 'region' });
  }
}

/** A line that opens or closes a region, as VS Code's own YAML knows them. */
type Mark = { readonly kind: 'region' | 'endregion'; readonly line: number };

/** Folds and marks of a document, by lines from its own first. */
type Own = { readonly folds: readonly Fold[]; readonly marks: readonly Mark[] };

/** What a document by itself has to say of folds; ask for it by `derive`, as `folds` does. */
export function foldsIn(document: ManifestDocument): Own {
  const { comments, marks } = commentsIn(document);
  const body = bodyOf(document);
  return { folds: [...wholeIn(document), ...(body ? blocksIn(document, body) : []), ...comments], marks };
}

/** The document itself, folded below the `---` it begins with. */
function wholeIn({ text, outline: { lines } }: ManifestDocument): readonly Fold[] {
  const start = lines.findIndex((it) => text.startsWith('---', it) && isMarker(text, it));
  const end = lineOf(lines, text.trimEnd().length);
  return start !== -1 && start < end ? [{ start, end, sort: 'block' }] : [];
}

/** Every part that stands on more than one line; of those that begin on one line the outermost. */
function blocksIn({ text, outline: { lines } }: ManifestDocument, body: Body): readonly Fold[] {
  const ends = new Map<number, number>();
  visit(body);
  return [...ends].map(([start, end]) => ({ start, end, sort: 'block' }));

  function visit({ parts }: Body): void {
    for (const part of parts) {
      const start = lineOf(lines, part.span.start);
      const last = lineOf(lines, part.span.end);
      // The bracket that closes stays in sight.
      const closing = /^[\]}]/.test(text.slice(lines[last], part.span.end).trimStart());
      const end = closing ? last - 1 : last;
      if (end > start && !ends.has(start)) ends.set(start, end);
      visit(part);
    }
  }
}

/** Comments of several lines, and the lines that mark regions; block scalars may hold what looks like either. */
function commentsIn({ text, outline }: ManifestDocument): {
  comments: readonly Fold[];
  marks: readonly Mark[];
} {
  const { lines, regions } = outline;
  const comments: Fold[] = [];
  const marks: Mark[] = [];
  let run = 0;
  let region = 0;
  lines.forEach((start, line) => {
    while ((regions[region]?.end ?? Infinity) <= start) region++;
    const inside = (regions[region]?.start ?? Infinity) < start;
    const own = inside ? '' : text.slice(start, lineEnd(text, start)).trimStart();
    const kind = /^#\s*(region|endregion)\b/.exec(own)?.[1];
    if (kind !== undefined) marks.push({ kind: kind === 'region' ? kind : 'endregion', line });
    if (kind === undefined && own.startsWith('#')) {
      run++;
      return;
    }
    endRun(line);
  });
  endRun(lines.length);
  return { comments, marks };

  function endRun(line: number): void {
    if (run > 1) comments.push({ start: line - run, end: line - 1, sort: 'comment' });
    run = 0;
  }
}
