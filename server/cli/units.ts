import { dirname, resolve, sep } from 'node:path';
import type { Options } from './arguments.ts';
import { entriesOf, type Source } from './files.ts';
import { foldersNamed, type NamesIn } from '../quadlet/files.ts';
import { heardProblems } from '../quadlet/heard.ts';
import { isUnitFile, readUnit, type Unit } from '../quadlet/unit.ts';
import type { Problem } from '../rules/rule.ts';
import { newestPodman } from '../schema/podman.ts';
import type { Span } from '../yaml/tree.ts';

/** Looks into the folders of the files that units name: only so can be told which of them aren't there. */
export async function namesAround(sources: readonly Source[], { podman }: Options): Promise<NamesIn> {
  const units = sources.filter((it) => isUnitFile(it.file));
  const folders = units.flatMap(({ file, text }) =>
    foldersNamed(readUnit(text), podman ?? newestPodman, homeOf(file)),
  );
  const known = new Map<string, ReadonlySet<string> | undefined>();
  for (const it of new Set(folders)) known.set(it, await entriesOf(it));
  return (folder) => known.get(folder);
}

/** What is wrong in the unit of that path, whatever the target, as in editors; in the order of the text. */
export function problemsOfUnit(
  unit: Unit,
  file: string,
  { podman = newestPodman, rules }: Options,
  names: NamesIn,
): readonly Problem[] {
  const found = heardProblems(unit, { podman, rules, home: homeOf(file), names });
  return found.toSorted((a, b) => a.span.start - b.span.start);
}

/** The section and the key that a span stands in, such as `Kube.PublishPort`; empty before the first section. */
export function pathInUnit({ sections }: Unit, { start, end }: Span): string {
  const section = sections.findLast((it) => it.span.start <= start);
  const entry = section?.entries.find((it) => it.keySpan.start <= start && end <= it.valueSpan.end);
  return [section?.name, entry?.key].filter((it) => it !== undefined).join('.');
}

/** The folder of a file as Quadlet writes paths: absolute, with slashes. */
function homeOf(file: string): string {
  return dirname(resolve(file)).split(sep).join('/');
}
