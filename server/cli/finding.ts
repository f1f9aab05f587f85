import type { Problem, Related, Severity, Voice } from '../rules/rule.ts';
import { lineOf, lineStarts, type Lines } from '../yaml/lines.ts';
import type { Span } from '../yaml/tree.ts';

/** A place in a file: lines and columns are one-based, columns count UTF-16 units, the end is behind the last one. */
export type Region = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
};

/** Something wrong in a file, as the reports tell it. */
export type Finding = Region & {
  readonly severity: Severity;
  readonly category: Voice;
  readonly code: string;
  readonly message: string;
  /** Such as `spec.containers[0].ports[1].hostPort`, or `Kube.PublishPort` in a unit; empty for the whole document. */
  readonly path: string;
  readonly related: readonly (Region & { readonly message: string })[];
  /** Whether `--fix` would mend it. */
  readonly fixable: boolean;
  /** Ways to mend it, the best first. */
  readonly fixes: readonly Mending[];
};

/** Texts that take the place of regions of the finding's file; the regions don't overlap, and count from before. */
export type Mending = {
  /** In the imperative: `Rename to 'image'`. */
  readonly title: string;
  readonly edits: readonly (Region & { readonly insert: string })[];
};

/** Where a document stands; of a unit, whose file is all one, `start` is 0. */
export type Origin = { readonly file: string; readonly start: number };

/** Where the lines of a file start. To editors and readers of reports a byte order mark is no part of the first. */
export function linesIn(text: string): Lines {
  const lines = lineStarts(text);
  return text.startsWith('\uFEFF') ? [1, ...lines.slice(1)] : lines;
}

/** A problem as a finding with that path; `linesOf` gives the lines of any file that problems may point at. */
export function toFinding(
  problem: Problem,
  path: string,
  origin: Origin,
  linesOf: (file: string) => Lines,
): Finding {
  const { severity, voice, code, message, span, related = [], fixes = [] } = problem;
  return {
    ...toRegion(origin, span),
    severity,
    category: voice,
    code,
    message,
    path,
    related: related.map((it) => ({ ...toRegion(originOf(it), it.span), message: it.message })),
    fixable: fixes.some((it) => it.safe),
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((it) => ({ ...toRegion(origin, it.span), insert: it.insert })),
    })),
  };

  function originOf({ place }: Related): Origin {
    return place ? { file: place.uri, start: place.start } : origin;
  }

  function toRegion({ file, start }: Origin, { start: from, end: to }: Span): Region {
    const lines = linesOf(file);
    const [first, last] = [start + from, start + to];
    const [line, endLine] = [lineOf(lines, first), lineOf(lines, last)];
    return {
      file,
      line: line + 1,
      column: columnOf(lines, line, first),
      endLine: endLine + 1,
      endColumn: columnOf(lines, endLine, last),
    };
  }
}

/** One-based; what begins with the byte order mark begins behind it. */
function columnOf(lines: Lines, line: number, offset: number): number {
  return Math.max(0, offset - (lines[line] ?? 0)) + 1;
}
