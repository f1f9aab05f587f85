import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasons } from './podman-reasons.mts';
import { root } from '../project.mts';
import { diagnose, diagnoseAround } from '../../server/features/diagnostics.ts';
import { judge } from '../../server/features/judge.ts';
import { readManifest } from '../../server/manifest/manifest.ts';
import type { Problem, Severity } from '../../server/rules/rule.ts';
import type { Schema } from '../../server/schema/shape.ts';
import { namesAmong } from '../../server/symbols/names.ts';
import { reachingOut } from '../../server/symbols/reach.ts';

/** A manifest and what podman 5.4.2 made of it. */
export type PodmanCase = {
  readonly name: string;
  readonly manifest: string;
  /** What podman said when it refused it; absent where it made the pod. */
  readonly says?: string;
  /** What podman changed or passed over without a word, in our words. */
  readonly changes?: string;
};

/** What a case asks of our diagnostics, and whether they give it. */
export type PodmanJudgement = {
  readonly podmanCase: PodmanCase;
  readonly sort: 'refused' | 'changed' | 'played';
  /** The gravest that a person hears of it whose target is podman; advice of practice doesn't count. */
  readonly gravest: Severity | undefined;
  readonly codes: readonly string[];
  readonly right: boolean;
  /** Why it is not told of in that way. */
  readonly reason?: string;
};

export function readPodmanCases(): readonly PodmanCase[] {
  const text = readFileSync(join(root, 'test/vectors/podman-5.4.2.json'), 'utf8');
  return JSON.parse(text) as readonly PodmanCase[];
}

/**
 * Judges our diagnostics by a case: what podman refuses is an error, what it changes is told of, and what it plays is
 * no error.
 */
export function judgePodman(podmanCase: PodmanCase, schema: Schema): PodmanJudgement {
  const found = heardOf(podmanCase.manifest, schema);
  const gravest = severities.find((it) => found.some(({ severity }) => severity === it));
  const sort = sortOf(podmanCase);
  const right =
    sort === 'refused'
      ? gravest === 'error'
      : gravest !== 'error' && (sort === 'played' || gravest !== undefined);
  const reason = reasons.get(podmanCase.name);
  return {
    podmanCase,
    sort,
    gravest,
    codes: [...new Set(found.map((it) => it.code))],
    right,
    ...(reason !== undefined && { reason }),
  };
}

function sortOf({ says, changes }: PodmanCase): PodmanJudgement['sort'] {
  if (says !== undefined) return 'refused';
  return changes === undefined ? 'played' : 'changed';
}

function heardOf(text: string, schema: Schema): readonly Problem[] {
  const neighbours = readManifest(text, schema).documents.map(({ start, document }) => ({
    uri: 'file:///case.yaml',
    start,
    document,
    mentions: reachingOut(document),
  }));
  const names = namesAmong(neighbours);
  const podman = '5.4.2';
  return neighbours.flatMap((here) => {
    const found = [
      ...diagnose(here.document, { podman }),
      ...diagnoseAround(here.document, { podman, here, names, takenPorts: [] }),
    ];
    const heard = judge(found, here.document, { target: 'podman', rules: {}, ignoredInFile: [] });
    return heard.filter((it) => !it.code.startsWith('practice-'));
  });
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A line for each sort of cases: how many there are, are told of as they should be, and are not for a reason. */
export function podmanTable(judgements: readonly PodmanJudgement[]): string {
  const rows = (['refused', 'changed', 'played'] as const).map((sort) => {
    const own = judgements.filter((it) => it.sort === sort);
    const right = own.filter((it) => it.right).length;
    const explained = own.filter((it) => !it.right && it.reason !== undefined).length;
    return [sort, String(own.length), String(right), String(explained)];
  });
  return [['podman 5.4.2', 'cases', 'right', 'explained'], ...rows]
    .map(([name = '', ...cells]) => name.padEnd(16) + cells.map((it) => it.padStart(10)).join(''))
    .join('\n');
}

/** A line for each case that is not right and has no reason. */
export function podmanMisses(judgements: readonly PodmanJudgement[]): readonly string[] {
  return judgements
    .filter((it) => !it.right && it.reason === undefined)
    .map(({ podmanCase: { name, says, changes }, sort, gravest, codes }) => {
      const told = gravest === undefined ? 'nothing' : `${gravest} ${codes.join(', ')}`;
      return `${sort}  ${name}: ${says ?? changes ?? 'played as it is'}; we say ${told}`;
    });
}

/** The cases that are not told of as they should be, each with its reason, as a Markdown table. */
export function podmanPage(judgements: readonly PodmanJudgement[]): string {
  const rows = judgements
    .filter((it) => !it.right)
    .map(({ podmanCase, sort, gravest, reason }) =>
      [podmanCase.name, sort, gravest ?? 'nothing', reason ?? 'not covered'].join(' | '),
    );
  return [
    '| case | podman | we say | why |',
    '| --- | --- | --- | --- |',
    ...rows.map((it) => `| ${it} |`),
  ].join('\n');
}
