import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber, setEntry } from '../../manifest/edits.ts';
import { givenIn, integerIn, mapIn, mapsIn, scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { integerOf } from '../../yaml/scalar.ts';
import type { MapNode, ScalarNode } from '../../yaml/tree.ts';

/**
 * A container sleeps longer than its pod may take to end, or less than not at all.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           lifecycle:
 *             preStop:
 *               sleep:
 *                 seconds: 60
 *                          ^^ error sleep-too-long: A sleep lasts from 0 to 30 seconds, the terminationGracePeriodSeconds of the pod.
 */
export const sleepTooLong: Rule = {
  code: 'sleep-too-long',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'PodSpec').flatMap(({ map }) => {
      const grace = graceOf(map);
      return grace === undefined ? [] : sleepsIn(map).flatMap((it) => check(document, map, it, grace) ?? []);
    }),
};

/**
 * The seconds a pod has to end: 30 where it doesn't say, and 1 where it says less than nothing; nothing where it says no
 * number (core/v1/defaults.go, `SetDefaults_PodSpec`; registry/core/pod/strategy.go, `PrepareForCreate`).
 */
function graceOf(spec: MapNode): bigint | undefined {
  if (!givenIn(spec, 'terminationGracePeriodSeconds')) return 30n;
  const seconds = integerIn(spec, 'terminationGracePeriodSeconds');
  return seconds !== undefined && seconds < 0n ? 1n : seconds;
}

/** The seconds of all sleeps in a pod's lifecycle hooks. */
function sleepsIn(spec: MapNode): readonly ScalarNode[] {
  const hooks = ['containers', 'initContainers']
    .flatMap((it) => mapsIn(spec, it))
    .flatMap((it) => mapIn(it, 'lifecycle') ?? [])
    .flatMap((it) => ['postStart', 'preStop'].flatMap((name) => mapIn(it, name) ?? []));
  const seconds = hooks.flatMap((it) => {
    const sleep = mapIn(it, 'sleep');
    return (sleep && scalarIn(sleep, 'seconds')) ?? [];
  });
  return [...new Set(seconds)];
}

function check(
  document: ManifestDocument,
  spec: MapNode,
  scalar: ScalarNode,
  grace: bigint,
): Problem | undefined {
  const seconds = integerOf(scalar);
  if (seconds === undefined || (0n <= seconds && seconds <= grace)) return undefined;
  const message = `A sleep lasts from 0 to ${grace} seconds, the terminationGracePeriodSeconds of the pod.`;
  const longer =
    seconds > 0n ? setEntry(document, spec, 'terminationGracePeriodSeconds', seconds) : undefined;
  return refusal('sleep-too-long', scalar.span, message, {
    fixes: [
      ...fixBy(`Sleep ${grace} seconds`, 'unsafe', replaceNumber(document, scalar, String(grace))),
      ...(longer ? fixBy(`Give the pod ${seconds} seconds to end`, 'unsafe', longer) : []),
    ],
  });
}
