import { givenIn, integerIn, listIn, mapIn, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { isObject } from '../../manifest/object.ts';
import { dnsLabel } from '../../schema/names.ts';
import { quoted } from '../../schema/describe.ts';
import { refusal, type Problem, type Rule } from '../rule.ts';
import { resolved, type MapNode } from '../../yaml/tree.ts';

/**
 * A Job whose pods have indexes, with numbers or names that don't allow for them
 * (pkg/apis/batch/validation/validation.go, `validateJobSpec` and `validateSuccessPolicyRule`).
 *
 *     apiVersion: batch/v1
 *     kind: Job
 *     metadata:
 *       name: render
 *     spec:
 *       completionMode: Indexed
 *       completions: 3
 *       successPolicy:
 *         rules:
 *           - succeededCount: 5
 *                             ^ error indexed-job: 'succeededCount' can be 3 at the most: this Job completes that many pods.
 *       template:
 *         spec:
 *           restartPolicy: Never
 *           containers:
 *             - name: render
 *               image: docker.io/library/busybox:1.36
 */
export const indexedJob: Rule = {
  code: 'indexed-job',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'JobSpec').flatMap((job) => {
      if (textIn(job.map, 'completionMode') !== 'Indexed') return [];
      const completions = integerIn(job.map, 'completions');
      return [
        ...podName(job, completions),
        ...over(job.map, 'parallelism', 100_000n, 'A Job with indexes'),
        ...over(job.map, 'maxFailedIndexes', least(completions, 100_000n), 'This Job'),
        ...manyIndexes(job.map, completions),
        ...successRules(job.map).flatMap((it) => successRule(it, completions)),
      ];
    }),
};

/** Each pod's host name ends with its index (`ValidateJob`). */
function podName({ parent }: Found, completions: bigint | undefined): Problem[] {
  if (completions === undefined || completions <= 0n || !parent || !isObject(parent)) return [];
  const metadata = parent.node.kind === 'map' ? mapIn(parent.node, 'metadata') : undefined;
  const name = metadata && givenIn(metadata, 'name');
  const text = metadata && textIn(metadata, 'name');
  if (!name || text === undefined) return [];
  const host = `${text}-${completions - 1n}`;
  const wrong = dnsLabel(host);
  if (wrong === undefined) return [];
  return [
    refusal(
      'indexed-job',
      name.value.span,
      `The last pod's host name would be ${quoted(host)}, which ${wrong}.`,
    ),
  ];
}

function over(map: MapNode, field: string, most: bigint, subject: string): Problem[] {
  const entry = givenIn(map, field);
  const value = integerIn(map, field);
  if (!entry || value === undefined || value <= most) return [];
  return [refusal('indexed-job', entry.value.span, `${subject} can have '${field}' ${most} at the most.`)];
}

/** What is kept of failed indexes must stay small where there are very many. */
function manyIndexes(map: MapNode, completions: bigint | undefined): Problem[] {
  const perIndex = givenIn(map, 'backoffLimitPerIndex');
  if (!perIndex || completions === undefined || completions <= 100_000n) return [];
  const subject = 'A Job with over 100000 indexes and a limit for each';
  if (givenIn(map, 'maxFailedIndexes')) {
    return ['parallelism', 'maxFailedIndexes'].flatMap((it) => over(map, it, 10_000n, subject));
  }
  return [refusal('indexed-job', perIndex.key.span, `${subject} needs 'maxFailedIndexes'.`)];
}

function successRules(map: MapNode): readonly MapNode[] {
  const policy = mapIn(map, 'successPolicy');
  return ((policy && listIn(policy, 'rules')?.items) ?? []).flatMap((it) => {
    const rule = resolved(it);
    return rule?.kind === 'map' ? [rule] : [];
  });
}

function successRule(rule: MapNode, completions: bigint | undefined): Problem[] {
  const count = givenIn(rule, 'succeededCount');
  const indexes = givenIn(rule, 'succeededIndexes');
  if (!count && !indexes) {
    const message = "This rule needs 'succeededCount' or 'succeededIndexes'.";
    return [refusal('indexed-job', rule.entries[0]?.key.span ?? rule.span, message)];
  }
  const named = countIndexes(textIn(rule, 'succeededIndexes'), completions);
  if (indexes && named === undefined) {
    const message = "This takes indexes below 'completions' in rising order, such as '0-2,5'.";
    return [refusal('indexed-job', indexes.value.span, message)];
  }
  const value = integerIn(rule, 'succeededCount');
  const most = least(completions, indexes ? named : undefined);
  if (!count || value === undefined || most === undefined || value <= most) return [];
  const why =
    indexes && most === named ? 'this rule names that many indexes' : 'this Job completes that many pods';
  const message = `'succeededCount' can be ${most} at the most: ${why}.`;
  return [refusal('indexed-job', count.value.span, message)];
}

/** How many indexes `0-2,5` names; nothing where it can't be read (`validateIndexesFormat`). */
function countIndexes(text: string | undefined, completions: bigint | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  if (text === '') return 0n;
  let count = 0n;
  let last = -1n;
  for (const range of text.split(',')) {
    const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    if (from === '') return undefined;
    const [start, end] = [BigInt(from), BigInt(to)];
    const isRising = last < start && (from === to || start < end);
    if (!isRising || (completions !== undefined && end >= completions)) return undefined;
    count += end - start + 1n;
    last = end;
  }
  return count;
}

function least(a: bigint | undefined, b: bigint): bigint;
function least(a: bigint | undefined, b: bigint | undefined): bigint | undefined;
function least(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
