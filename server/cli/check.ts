import type { Options } from './arguments.ts';
import type { Source } from './files.ts';
import { toFinding, type Finding } from './finding.ts';
import { frugalDocument } from './frugal.ts';
import { diagnose, diagnoseAround } from '../features/diagnostics.ts';
import { fileIgnores, judge } from '../features/judge.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { readManifest } from '../manifest/manifest.ts';
import type { Problem } from '../rules/rule.ts';
import { newestPodman } from '../schema/podman.ts';
import type { Schema } from '../schema/shape.ts';
import { namesAmong } from '../symbols/names.ts';
import { reachingOut, type Neighbour } from '../symbols/reach.ts';
import { lineStarts } from '../yaml/lines.ts';

/** Finds what is wrong in files that are checked together. */
export type Checker = {
  readonly findingsIn: (source: Source) => readonly Finding[];
  /** What counts of a document's problems, with offsets from its start. */
  readonly problemsOf: (document: ManifestDocument, place: Place) => readonly Problem[];
};

/** Where a document stands, and all documents of its file, which may ask to ignore rules for all of it. */
export type Place = {
  readonly file: string;
  readonly start: number;
  readonly ofFile: readonly ManifestDocument[];
};

/**
 * Prepares to check files, each with the names and ports of all of them in mind.
 * Of files but the one at hand no more is kept than their text and the few facts others ask for.
 */
export function openChecker(sources: readonly Source[], options: Options, schema: Schema): Checker {
  const podman = options.podman ?? newestPodman;
  const texts = new Map(sources.map((it) => [it.file, it.text]));
  const neighbours = sources.flatMap((it) => neighboursIn(it, schema));
  const names = namesAmong(neighbours);
  return { findingsIn, problemsOf };

  function findingsIn({ file, text }: Source): readonly Finding[] {
    const { documents } = readManifest(text, schema);
    const ofFile = documents.map((it) => it.document);
    const linesOf = remembered((of: string) => lineStarts(texts.get(of) ?? ''));
    return documents.flatMap(({ start, document }) =>
      problemsOf(document, { file, start, ofFile }).map((it) =>
        toFinding(it, document, { file, start }, linesOf),
      ),
    );
  }

  function problemsOf(document: ManifestDocument, { file, start, ofFile }: Place): readonly Problem[] {
    const here = { uri: file, start, document, mentions: reachingOut(document) };
    const reach = [
      ...neighbours.filter((it) => it.uri === file && it.start !== start),
      ...neighbours.filter((it) => it.uri !== file && it.mentions.length > 0),
    ];
    const found = [
      ...diagnose(document, { podman }),
      ...diagnoseAround(document, { podman, here, reach, names, takenPorts: [] }),
    ];
    return judge(found, document, { ...options, ignoredInFile: fileIgnores(ofFile) });
  }
}

function neighboursIn({ file, text }: Source, schema: Schema): readonly Neighbour[] {
  return readManifest(text, schema).documents.map(({ start, document }) => ({
    uri: file,
    start,
    document: frugalDocument(document.text, schema),
    mentions: reachingOut(document),
  }));
}

function remembered<T>(ask: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? ask(key);
    known.set(key, value);
    return value;
  };
}
