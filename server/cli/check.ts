import type { Options } from './arguments.ts';
import type { Source } from './files.ts';
import { linesIn, toFinding, type Finding } from './finding.ts';
import { pathInUnit, problemsOfUnit } from './units.ts';
import { diagnose, diagnoseAround } from '../features/diagnostics.ts';
import { fileIgnores, heardRules, judge } from '../features/judge.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { frugalDocument } from '../manifest/frugal.ts';
import { readManifest, type PlacedDocument } from '../manifest/manifest.ts';
import { pathAt, pathText } from '../manifest/path.ts';
import type { NamesIn } from '../quadlet/files.ts';
import { isUnitFile, readUnit, type Unit } from '../quadlet/unit.ts';
import { facts } from '../rules/all.ts';
import type { Problem } from '../rules/rule.ts';
import { newestPodman } from '../schema/podman.ts';
import type { Schema } from '../schema/shape.ts';
import { namesAmong } from '../symbols/names.ts';
import { reachingOut, type Neighbour } from '../symbols/reach.ts';

/** Finds what is wrong in files that are checked together. */
export type Checker = {
  readonly findingsIn: (source: Source) => readonly Finding[];
  /** What counts of a document's problems, with offsets from its start. */
  readonly problemsOf: (document: ManifestDocument, place: Place) => readonly Problem[];
  /** The same of a `.kube` unit of that path. */
  readonly problemsOfUnit: (unit: Unit, file: string) => readonly Problem[];
};

/** Where a document stands, and all documents of its file: their names and wishes count for each of them. */
export type Place = {
  readonly file: string;
  readonly start: number;
  readonly ofFile: readonly PlacedDocument[];
};

/** What a checker goes by besides the files: Kubernetes' fields, and what there is in the folders that units name. */
export type Facts = { readonly schema: Schema; readonly namesIn: NamesIn };

/**
 * Prepares to check files, each with the names and ports of all of them in mind.
 * Of files but those at hand no more is kept than their text and the few facts others ask for.
 */
export function openChecker(
  sources: readonly Source[],
  options: Options,
  { schema, namesIn }: Facts,
): Checker {
  const podman = options.podman ?? newestPodman;
  const asked = heardRules(options);
  const texts = new Map(sources.map((it) => [it.file, it.text]));
  const names = namesAmong(sources.filter((it) => !isUnitFile(it.file)).flatMap(neighboursIn));
  const ofUnit: Checker['problemsOfUnit'] = (unit, file) => problemsOfUnit(unit, file, options, namesIn);
  return { findingsIn, problemsOf, problemsOfUnit: ofUnit };

  function findingsIn({ file, text }: Source): readonly Finding[] {
    const linesOf = remembered((of: string) => linesIn(texts.get(of) ?? ''));
    if (isUnitFile(file)) {
      const unit = readUnit(text);
      return ofUnit(unit, file).map((it) =>
        toFinding(it, pathInUnit(unit, it.span), { file, start: 0 }, linesOf),
      );
    }
    const ofFile = readManifest(text, schema).documents;
    return ofFile.flatMap(({ start, document }) =>
      problemsOf(document, { file, start, ofFile }).map((it) => {
        const path = pathText(document, it.path ?? pathAt(document, it.span));
        return toFinding(it, path, { file, start }, linesOf);
      }),
    );
  }

  function problemsOf(document: ManifestDocument, { file, start, ofFile }: Place): readonly Problem[] {
    const here = neighbour(file, start, document);
    const found = [
      ...diagnose(document, { podman }, asked),
      ...diagnoseAround(document, { podman, here, names, takenPorts: [] }),
    ];
    const ignoredInFile = fileIgnores(ofFile.map((it) => it.document));
    return judge(found, document, { ...options, ignoredInFile });
  }

  function neighboursIn({ file, text }: Source): readonly Neighbour[] {
    return readManifest(text, schema).documents.map(({ start, document }) => ({
      ...neighbour(file, start, document),
      document: frugalDocument(document, facts),
    }));
  }
}

function neighbour(uri: string, start: number, document: ManifestDocument): Neighbour {
  return { uri, start, document, mentions: reachingOut(document) };
}

function remembered<T>(ask: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? ask(key);
    known.set(key, value);
    return value;
  };
}
