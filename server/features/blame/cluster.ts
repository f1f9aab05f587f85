import { clusterCauses } from './cluster-causes.ts';
import { first, name, type Seek } from './seek.ts';
import { readingCauses } from './reading-causes.ts';
import { writtenObjects, type WrittenObject } from './written.ts';
import type { Manifest, PlacedDocument } from '../../manifest/manifest.ts';
import type { Span } from '../../yaml/tree.ts';

/**
 * The place in a file of which kubectl or the API server says something, with offsets from the file's start; nothing
 * where that can't be told. `text` is one matter in their words, led by what tells the object: `Pod "web" is invalid: …`.
 * Only documents that begin at one of `starts` (offsets in the file) are searched; all where that is left out.
 */
export function clusterBlame(
  manifest: Manifest,
  text: string,
  starts?: ReadonlySet<number>,
): Span | undefined {
  const documents = manifest.documents.filter((it) => !starts || starts.has(it.start));
  if (/error converting YAML to JSON|error parsing STDIN/.test(text)) return firstBreak(documents);
  const objects = meant(
    documents.flatMap((it) => writtenObjects(it)),
    text,
  );
  for (const { pattern, seek } of clusterCauses) {
    const found = pattern.exec(text);
    if (!found) continue;
    const words = found.map((it) => it || '');
    for (const it of objects) {
      const [span] = seek(it, words);
      if (span) return moved(it.start, span);
    }
  }
  return search(
    objects.map((it) => it.placed),
    text,
  );
}

/** kubectl counts lines from each document's start and doesn't say in which; our own reader stumbles there, too. */
function firstBreak(documents: readonly PlacedDocument[]): Span | undefined {
  for (const { start, document } of documents) {
    const [problem] = document.parsed.problems;
    if (problem) return moved(start, problem.span);
  }
  return undefined;
}

/** What any reader of manifests says, and else the object's name. */
function search(documents: readonly PlacedDocument[], text: string): Span | undefined {
  const told = readingCauses.flatMap(({ pattern, seek }): readonly Seek[] => {
    const found = pattern.exec(text);
    return found ? seek(found.map((it) => it || '')) : [];
  });
  for (const seek of [...told, name, first]) {
    for (const { start, document } of documents) {
      const [span] = seek(document);
      if (span) return moved(start, span);
    }
  }
  return undefined;
}

/** How messages tell the object: by kind and name, by the plural of its kind, or by its kind alone. */
const heads: readonly RegExp[] = [
  /\b(?<kind>[A-Z]\w*)(?:\.[\w.-]+)? "(?<name>[^"]*)" is invalid/,
  /\b(?<plural>[a-z]+)(?:\.[\w.-]+)? "(?<name>[^"]*)" is forbidden/,
  /\b(?<kind>[A-Z]\w*) in version "[^"]*" cannot be handled/,
  /ValidationError\((?<kind>[A-Z]\w*)\b/,
  /name: "(?<name>[^"]*)" namespace: .* no matches for kind "(?<kind>[^"]*)"/s,
];

/** The objects that a message is about; all where it names none that is written there. */
function meant(objects: readonly WrittenObject[], text: string): readonly WrittenObject[] {
  const groups = heads.map((it) => it.exec(text)?.groups).find((it) => it !== undefined);
  if (!groups) return objects;
  const { kind, name: named, plural } = groups;
  const fitting = objects.filter(
    (it) =>
      (kind === undefined || it.kind === kind) &&
      (named === undefined || it.name === named) &&
      (plural === undefined || plural.startsWith(it.kind.toLowerCase().slice(0, -1))),
  );
  return fitting.length > 0 ? fitting : objects;
}

function moved(start: number, { start: from, end }: Span): Span {
  return { start: start + from, end: start + end };
}
