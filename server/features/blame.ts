import { causes } from './blame/causes.ts';
import { container, first, makesPod, name, preferably } from './blame/seek.ts';
import type { Manifest, PlacedDocument } from '../manifest/manifest.ts';
import type { Span } from '../yaml/tree.ts';

/** Something podman said about a manifest it was to play. */
export type Complaint = {
  /** Its words, as they came; several lines where it said several things about one matter. */
  readonly text: string;
  /** The container it is about, by the name in the manifest, where that is known from elsewhere. */
  readonly container?: string;
  /** The pod it is about, by its name in podman, where that is known from elsewhere. */
  readonly pod?: string;
};

/**
 * The place in a file that podman complains of, with offsets from the file's start; nothing where that can't be told.
 * Only documents that begin at one of `starts` (offsets in the file) are searched; all where that is left out.
 */
export function blame(
  manifest: Manifest,
  complaint: Complaint,
  starts?: ReadonlySet<number>,
): Span | undefined {
  const line = lineOf(complaint.text);
  if (line !== undefined) return lineSpan(manifest.text, line);
  const documents = manifest.documents.filter((it) => !starts || starts.has(it.start));
  return search(documents, complaint)?.span;
}

/** A place in one of several files, which is told by its number (zero-based). */
export type FilePlace = { readonly file: number; readonly span: Span };

/** `blame` for files that podman got as one text: each from a line of its own, with `---` between them. */
export function blameAmong(manifests: readonly Manifest[], complaint: Complaint): FilePlace | undefined {
  const line = lineOf(complaint.text);
  if (line !== undefined) return lineAmong(manifests, line);
  const found = search(
    manifests.flatMap(({ documents }, file) => documents.map((it) => ({ ...it, file }))),
    complaint,
  );
  return found && { file: found.at.file, span: found.span };
}

/** The first place that is found: a better place in any document counts more than a worse one in an earlier. */
function search<T extends PlacedDocument>(
  documents: readonly T[],
  { text, container: named, pod }: Complaint,
): { readonly at: T; readonly span: Span } | undefined {
  const matching = causes.flatMap(({ pattern, seek }) => {
    const found = pattern.exec(text);
    return found ? seek(found.map((it) => it || '')) : [];
  });
  const places = [...matching, ...(named === undefined ? [] : [container(named)]), name, first];
  const isMeant = ({ document }: T): boolean => pod !== undefined && makesPod(document, pod);
  const inOrder = [...documents.filter(isMeant), ...documents.filter((it) => !isMeant(it))];
  for (const it of places) {
    const seek = named === undefined ? it : preferably(named, it);
    for (const at of inOrder) {
      const found = seek(at.document)[0];
      if (found) return { at, span: { start: at.start + found.start, end: at.start + found.end } };
    }
  }
  return undefined;
}

/**
 * What is no YAML to podman is told by its line, which counts from the file's start (yaml.v3, `fail`).
 * Of what a Secret holds that podman has, it tells the line in that.
 */
function lineOf(text: string): number | undefined {
  if (text.includes('failed to create volume "')) return undefined;
  const told = /\byaml: (?:unmarshal errors:\s+)?line (\d+): /.exec(text)?.[1];
  return told === undefined ? undefined : Number(told) - 1;
}

/** The line (zero-based) of the one text in the file that has it; each file ends with a line break and `---` after it. */
function lineAmong(manifests: readonly Manifest[], line: number): FilePlace | undefined {
  let left = line;
  for (const [file, { text }] of manifests.entries()) {
    const own = text.split('\n').length;
    const span = left < own ? lineSpan(text, left) : undefined;
    if (span) return { file, span };
    left -= own + 1;
  }
  return undefined;
}

/** A line (zero-based) without its indentation; at least one character where there is one. */
function lineSpan(text: string, line: number): Span | undefined {
  const lines = text.split('\n');
  const own = lines[line];
  if (own === undefined) return undefined;
  const start = lines.slice(0, line).reduce((sum, it) => sum + it.length + 1, 0);
  const indent = own.length - own.trimStart().length;
  return own.trim() === ''
    ? { start, end: start + own.length }
    : { start: start + indent, end: start + own.trimEnd().length };
}
