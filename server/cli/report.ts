import type { Failure, Source } from './files.ts';
import type { Finding } from './finding.ts';
import type { Severity } from '../rules/rule.ts';

/** How findings are told: what to write for each file in turn, and when all are checked. */
export type Report = {
  readonly file: (source: Source, findings: readonly Finding[]) => string;
  readonly end: (summary: Summary) => string;
};

/** What came of checking all files. */
export type Summary = {
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** How many findings `--fix` would mend. */
  readonly fixable: number;
  /** How many files it did mend. */
  readonly mended: number;
  readonly failures: readonly Failure[];
};

/** The severities, the gravest first. */
export const severities = ['error', 'warning', 'information', 'hint'] as const satisfies Severity[];

/** What a person is shown: hints only where hints count, because there are many of them. */
export function shown(findings: readonly Finding[], least: Severity): readonly Finding[] {
  return least === 'hint' ? findings : findings.filter((it) => it.severity !== 'hint');
}

/** The summary as one sentence or two: `2 errors and 1 hint in 3 files. --fix mends 1 of them.` */
export function inWords({ files, counts, fixable, mended }: Summary): string {
  const found = severities.filter((it) => counts[it] > 0).map((it) => many(counts[it], nouns[it]));
  const where = many(files, 'file');
  const sentences = [
    found.length === 0 ? `Nothing wrong in ${where}.` : `${listed(found)} in ${where}.`,
    ...(mended > 0 ? [`${many(mended, 'file')} mended.`] : []),
    ...(fixable > 0 ? [`--fix mends ${fixable === total(counts) ? 'all' : fixable} of them.`] : []),
  ];
  return sentences.join(' ');
}

const nouns = {
  error: 'error',
  warning: 'warning',
  information: 'remark',
  hint: 'hint',
} as const satisfies Record<Severity, string>;

function total(counts: Summary['counts']): number {
  return severities.reduce((sum, it) => sum + counts[it], 0);
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
