import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { Case } from './case.ts';

const folder = new URL('corpus/', import.meta.url);

/** The cases that are tried in every run, by file name: each found a fault once, or shows much at once. */
export function corpus(): ReadonlyMap<string, Case> {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).filter((it) => it.endsWith('.json'));
  return new Map(names.map((it) => [it, JSON.parse(readFileSync(new URL(it, folder), 'utf8')) as Case]));
}

/** Writes a case into the corpus, named by what is in it, so that the same is there once; gives the name. */
export function addToCorpus(it: Case): string {
  const text = `${JSON.stringify(it)}\n`;
  const name = `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(name, folder), text);
  return name;
}
