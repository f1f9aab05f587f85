import type { ManifestDocument } from '../../manifest/document.ts';
import { isObject } from '../../manifest/object.ts';
import { nearest } from '../../schema/nearest.ts';
import { quoted } from '../../schema/describe.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { podmanSupport } from '../../schema/podman.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { entryOf, resolved, type ScalarNode } from '../../yaml/tree.ts';

/**
 * An object of a kind that podman passes over, or that this podman is too old to play (play.go, PlayKube: anything
 * else is logged where nobody sees it). Upper and lower case count.
 *
 *     apiVersion: apps/v1
 *     kind: StatefulSet
 *           ^^^^^^^^^^^ warning podman-ignored-kind: podman plays no StatefulSet and passes over it. Make it a Deployment or a Pod.
 *     metadata:
 *       name: db
 */
export const podmanIgnoredKind: Rule = {
  code: 'podman-ignored-kind',
  check: (document, { podman }) => kindsIn(document).flatMap((it) => check(it, podman) ?? []),
};

/** Of a List, and of each object in it. */
function kindsIn(document: ManifestDocument): readonly ScalarNode[] {
  const { root } = document.parsed;
  const nodes = document.identity.shape
    ? document.typed.filter(isObject).map((it) => it.node)
    : root
      ? [root]
      : [];
  return nodes.flatMap((it) => {
    const kind = entryOf(resolved(it), 'kind')?.value;
    const scalar = kind && resolved(kind);
    return scalar?.kind === 'scalar' && scalar.text !== '' ? [scalar] : [];
  });
}

const played = [
  'Pod',
  'Deployment',
  'DaemonSet',
  'Job',
  'ConfigMap',
  'Secret',
  'PersistentVolumeClaim',
  'List',
];

/** Kinds that run something, with what podman plays in their stead. */
const workloads: ReadonlyMap<string, string> = new Map([
  ['StatefulSet', 'Make it a Deployment or a Pod.'],
  ['ReplicaSet', 'Make it a Deployment or a Pod.'],
  ['ReplicationController', 'Make it a Deployment or a Pod.'],
  ['PodTemplate', 'Make it a Pod.'],
  ['CronJob', 'Make it a Job, and let a systemd timer play it.'],
  ['PodList', "Write 'List'."],
]);

function check(kind: ScalarNode, podman: string): Problem | undefined {
  const code = 'podman-ignored-kind';
  const { text, span } = kind;
  const { support, since } = podmanSupport(text, []) ?? {};
  if (support !== 'ignored') {
    if (since === undefined || !isOlder(podman, since)) return undefined;
    return podmanSays(
      code,
      'warning',
      span,
      `podman ${podman} passes over a ${text}: the first to play it is ${since}.`,
    );
  }
  const instead = workloads.get(text);
  if (instead !== undefined) {
    return podmanSays(code, 'warning', span, `podman plays no ${text} and passes over it. ${instead}`);
  }
  const meant = text === 'Service' ? undefined : nearest(text, played);
  if (meant !== undefined) {
    const message = `podman has no kind ${quoted(text)} and passes over it. Did you mean '${meant}'?`;
    const fixes = fixBy(`Rename to '${meant}'`, 'safe', { span, insert: meant });
    return podmanSays(code, 'warning', span, message, { fixes });
  }
  return podmanSays(code, 'hint', span, `podman passes over a ${text}.`, { tag: 'unnecessary' });
}
