import { insertEntry, replaceValue } from '../../manifest/edits.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { givenIn, scalarIn } from '../../manifest/find.ts';
import { podsOf, type PodPart } from '../../manifest/pods.ts';
import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';

/**
 * A restartPolicy that podman takes for Always: any word it doesn't know, also in other letters, and of a Job none at
 * all (play.go, playKubePod).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       restartPolicy: never
 *                      ^^^^^ warning podman-restart-policy: podman takes 'never' for Always. Write 'Never'.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanRestartPolicy: Rule = {
  code: 'podman-restart-policy',
  check: (document) => podsOf(document).flatMap((it) => check(document, it) ?? []),
};

const policies = ['Always', 'OnFailure', 'Never'];

function check(document: ManifestDocument, { kind, spec }: PodPart): Problem | undefined {
  const entry = givenIn(spec.map, 'restartPolicy');
  const policy = scalarIn(spec.map, 'restartPolicy');
  if (!entry || policy?.text === '') return kind === 'Job' ? endless(document, spec) : undefined;
  if (!policy || policies.includes(policy.text)) return undefined;
  const meant = nearest(policy.text, policies);
  if (meant === 'Always') return undefined;
  const advice = meant === undefined ? "Write 'OnFailure' or 'Never'." : `Write '${meant}'.`;
  const message = `podman takes ${quoted(policy.text)} for Always. ${advice}`;
  const edit = meant === undefined ? undefined : replaceValue(document, policy, meant);
  return podmanSays('podman-restart-policy', 'warning', entry.value.span, message, {
    fixes: fixBy(`Change to '${meant ?? ''}'`, 'safe', edit),
  });
}

function endless(document: ManifestDocument, { entry, map }: PodPart['spec']): Problem {
  const message = "podman restarts a Job without 'restartPolicy' for ever. Write 'OnFailure' or 'Never'.";
  const span = givenIn(map, 'restartPolicy')?.key.span ?? entry?.key.span ?? map.span;
  return podmanSays('podman-restart-policy', 'warning', span, message, {
    fixes: ['OnFailure', 'Never'].flatMap((it) =>
      fixBy(`Add 'restartPolicy: ${it}'`, 'unsafe', insertEntry(document, map, 'restartPolicy', it)),
    ),
  });
}
