/**
 * `npm run fuzz -- --minutes 30`: tries the server and the checker with whatever clients do and files hold, for so long.
 * What fails is made small, told, and written into test/fuzz/corpus/, which the unit tests try from then on.
 *
 *     --minutes N   how long (3)
 *     --seed N      which cases (by the clock); the same seed tries the same, as long as nothing hangs
 *     --keep        also writes small cases that showed much that was new
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addToCorpus } from '../test/fuzz/corpus.ts';
import { fault, type Fault } from '../test/fuzz/fault.ts';
import type { Case } from '../test/fuzz/case.ts';
import type { News } from './fuzz/news.mts';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, keep: { type: 'boolean' } },
});
const minutes = Number(values.minutes ?? 3);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

/** Milliseconds without a word after which a case counts as one that hangs. */
const patience = 180_000;

const counts = { cases: 0, edits: 0, questions: 0, situations: 0, failures: 0 };
let slowest = { method: 'none', milliseconds: 0 };
let trying: Case | undefined;
let heard = Date.now();
let begun = 0;
const end = Date.now() + minutes * 60_000;

console.log(`Seed ${seed}, ${minutes} minutes.`);
let worker = start();
for (let told = Date.now(); Date.now() < end;) {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  if (Date.now() - heard > patience) worker.kill('SIGKILL');
  if (worker.exitCode !== null || worker.signalCode !== null) {
    if (trying) failed(trying, fault('died or hung', `by ${worker.signalCode ?? worker.exitCode ?? ''}`));
    worker = start();
  }
  if (Date.now() - told < 60_000) continue;
  told = Date.now();
  console.log(inWords());
}
worker.kill('SIGKILL');
console.log(`${inWords()} Seed ${seed}.`);
process.exitCode = counts.failures === 0 ? 0 : 1;

function start(): ChildProcess {
  heard = Date.now();
  const path = fileURLToPath(new URL('fuzz/worker.mts', import.meta.url));
  const child = fork(path, [String(seed + begun++)], { execArgv: ['--import', 'tsx'] });
  child.on('message', hear);
  return child;
}

function hear(message: unknown): void {
  const news = message as News;
  heard = Date.now();
  switch (news.kind) {
    case 'trying':
      trying = news.it;
      return;
    case 'tried':
      counts.cases++;
      counts.edits += news.edits;
      counts.questions += news.questions;
      counts.situations += news.situations;
      if (news.slowest.milliseconds > slowest.milliseconds) slowest = news.slowest;
      return;
    case 'failed':
      failed(news.it, news.fault);
      return;
    case 'showed':
      if (values.keep) addToCorpus(news.it);
  }
}

function failed(it: Case, { sort, words }: Fault): void {
  counts.failures++;
  console.log(`\n${sort}: test/fuzz/corpus/${addToCorpus(it)}\n${words}\n`);
}

function inWords(): string {
  const { cases, edits, questions, situations, failures } = counts;
  const time = `${Math.round(slowest.milliseconds)} ms of the processor (${slowest.method})`;
  return `${cases} cases with ${edits} edits and ${questions} questions, ${situations} situations, ${failures} failures; the slowest question took ${time}.`;
}
