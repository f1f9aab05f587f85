import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSound } from './answers.ts';
import { several, type Chance } from './chance.ts';
import { fault, type Fault } from './fault.ts';
import { mutated } from './mutate.ts';
import { readArguments, type Options } from '../../server/cli/arguments.ts';
import { reportGithub } from '../../server/cli/report-github.ts';
import { reportJson } from '../../server/cli/report-json.ts';
import { reportSarif } from '../../server/cli/report-sarif.ts';
import { plain, reportText } from '../../server/cli/report-text.ts';
import type { Report } from '../../server/cli/report.ts';
import { run } from '../../server/cli/run.ts';

/** A manifest with bytes changed, or bytes of no text at all. */
export function anyBytes(chance: Chance, texts: readonly string[]): Buffer {
  const bytes = Buffer.from(mutated(chance.one(texts), texts, chance));
  if (chance.percent(5)) return Buffer.from(several(chance, 0, 400, () => chance.below(256)));
  if (chance.percent(10)) {
    return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString(), 'utf16le')]);
  }
  if (chance.percent(40)) return bytes;
  for (const at of several(chance, 1, 4, () => chance.below(bytes.length))) bytes[at] = chance.below(256);
  return bytes;
}

/** What `podwright check` does wrong with a file of these bytes: as a reader, in its reports, and when it mends. */
export async function checkBytes(bytes: Buffer): Promise<readonly Fault[]> {
  const folder = await mkdtemp(join(tmpdir(), 'podwright-fuzz-'));
  const file = join(folder, 'a.yaml');
  try {
    await writeFile(file, bytes);
    const faults = await reportFaults(file, bytes);
    if (!isText(bytes)) return faults;
    return [...faults, ...(await mendFaults(file, bytes.toString()))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function reportFaults(file: string, bytes: Buffer): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const lines = bytes.toString().split(/\r\n|\r|\n/).length;
  for (const make of [
    reportJson,
    () => reportSarif('1.0.0', '/'),
    reportGithub,
    () => reportText(plain, 'hint'),
  ]) {
    const { code, out } = await check(file, make('hint'), '');
    if ((code === 2) === isText(bytes)) faults.push(fault('exit', `ended with ${code}`));
    if (make !== reportJson) continue;
    const found = JSON.parse(out) as readonly { line: number; endLine: number; column: number }[];
    const outside = found.filter((it) => it.line < 1 || it.column < 1 || it.endLine > lines);
    if (outside.length > 0) faults.push(fault('outside check', JSON.stringify(outside[0])));
  }
  return faults;
}

async function mendFaults(file: string, before: string): Promise<readonly Fault[]> {
  await check(file, reportJson(), '--fix');
  const once = await readFile(file, 'utf8');
  await check(file, reportJson(), '--fix');
  const twice = await readFile(file, 'utf8');
  return [
    ...(once === twice ? [] : [fault('mends in two goes', JSON.stringify({ once, twice }))]),
    ...(!isSound(before) || isSound(once) ? [] : [fault('breaks check', JSON.stringify({ before, once }))]),
  ];
}

async function check(file: string, report: Report, words: string): Promise<{ code: number; out: string }> {
  const text: string[] = [];
  const code = await run(optionsOf(['check', file, ...words.split(' ').filter((it) => it !== '')]), report, {
    out: (it) => text.push(it),
    err: () => undefined,
  });
  return { code, out: text.join('') };
}

function optionsOf(words: readonly string[]): Options {
  const request = readArguments(words);
  if (request.kind !== 'check') throw new Error(`These words are no check: ${words.join(' ')}`);
  return request.options;
}

function isText(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // The decoder throws at what is no text; that is the answer.
    return false;
  }
}
