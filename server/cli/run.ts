import type { Options } from './arguments.ts';
import { openChecker, type Checker } from './check.ts';
import { readSources, writeSource, type Failure, type Source } from './files.ts';
import { mendedText } from './fix.ts';
import { severities, type Report } from './report.ts';
import { namesAround } from './units.ts';
import { loadSchema } from '../schema/kubernetes.ts';
import type { Schema } from '../schema/shape.ts';

/** Where the program writes: what it found, and what kept it from looking. */
export type Output = { readonly out: (text: string) => void; readonly err: (text: string) => void };

/** Checks files, mends them first where that is asked for, and reports; gives the exit code. */
export async function run(options: Options, report: Report, { out, err }: Output): Promise<0 | 1 | 2> {
  const schema = loadSchema();
  const failures: Failure[] = [];
  let sources = await readAll(options.paths, failures);
  const before = sources;
  if (options.fix) sources = await mendAll(sources, options, schema, failures);
  const { findingsIn } = await checkerOf(sources, options, schema);
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  let fixable = 0;
  for (const source of sources) {
    const findings = findingsIn(source);
    for (const it of findings) counts[it.severity]++;
    // What has a fix after all is mended has one that would bring something else.
    if (!options.fix) fixable += findings.filter((it) => it.fixable).length;
    out(report.file(source, findings));
  }
  const mended = sources.filter((it) => !before.includes(it)).length;
  out(report.end({ files: sources.length, counts, fixable, mended, failures }));
  for (const { file, doing, reason } of failures) err(`podwright: can't ${doing} ${file}: ${reason}.\n`);
  if (failures.length > 0) return 2;
  const grave = severities.slice(0, severities.indexOf(options.severity) + 1);
  return grave.some((it) => counts[it] > 0) ? 1 : 0;
}

/** The files as they are now, ready to be checked. */
async function checkerOf(sources: readonly Source[], options: Options, schema: Schema): Promise<Checker> {
  return openChecker(sources, options, { schema, namesIn: await namesAround(sources, options) });
}

async function readAll(paths: readonly string[], failures: Failure[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for await (const it of readSources(paths)) {
    if ('reason' in it) {
      failures.push(it);
    } else {
      sources.push(it);
    }
  }
  return sources;
}

/** The files as they are now: those that had something to mend are written, and new objects in the list. */
async function mendAll(
  sources: readonly Source[],
  options: Options,
  schema: Schema,
  failures: Failure[],
): Promise<readonly Source[]> {
  const checker = await checkerOf(sources, options, schema);
  const mended: Source[] = [];
  for (const source of sources) {
    const text = mendedText(source, checker, schema);
    const changed = text === source.text ? source : { ...source, text };
    const failure = changed === source ? undefined : await writeSource(changed);
    if (failure) failures.push(failure);
    mended.push(failure ? source : changed);
  }
  return mended;
}
