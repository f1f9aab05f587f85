import { causes } from './blame/causes.ts';
import { container, first, name, preferably, type Seek } from './blame/seek.ts';
import type { Manifest, PlacedDocument } from '../manifest/manifest.ts';
import type { Span } from '../yaml/tree.ts';

/** Something podman said about a manifest it was to play. */
export type Complaint = {
  /** Its words, as they came; several lines where it said several things about one matter. */
  readonly text: string;
  /** The container it is about, by the name in the manifest, where that is known from elsewhere. */
  readonly container?: string;
};

/**
 * The place in a file that podman complains of, with offsets from the file's start; nothing where that can't be told.
 * Only documents that begin at one of `starts` (offsets in the file) are searched; all where that is left out.
 */
export function blame(
  manifest: Manifest,
  { text, container: named }: Complaint,
  starts?: ReadonlySet<number>,
): Span | undefined {
  const line = lineOf(text);
  if (line !== undefined) return lineSpan(manifest.text, line);
  const documents = manifest.documents.filter((it) => !starts || starts.has(it.start));
  const matching = causes.flatMap(({ pattern, seek }) => {
    const found = pattern.exec(text);
    return found ? seek(found.map((it) => it || '')) : [];
  });
  const places = [...matching, ...(named === undefined ? [] : [container(named)]), name, first];
  return search(documents, named === undefined ? places : places.map((it) => preferably(named, it)));
}

/** The first place that is found: a better place in any document counts more than a worse one in an earlier. */
function search(documents: readonly PlacedDocument[], places: readonly Seek[]): Span | undefined {
  for (const seek of places) {
    for (const { start, document } of documents) {
      const found = seek(document)[0];
      if (found) return { start: start + found.start, end: start + found.end };
    }
  }
  return undefined;
}

/** What is no YAML to podman is told by its line, which counts from the file's start (yaml.v3, `fail`). */
function lineOf(text: string): number | undefined {
  const told = /\byaml: (?:unmarshal errors:\s+)?line (\d+): /.exec(text)?.[1];
  return told === undefined ? undefined : Number(told) - 1;
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
