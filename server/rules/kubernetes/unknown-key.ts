import { quoted } from '../../schema/describe.ts';
import { textIn } from '../../manifest/find.ts';
import { advice, changeTo, type Around, type CrossRule, type Problem, type Related } from '../rule.ts';
import type { Occurrence } from '../../symbols/occurrence.ts';
import { isSamePlace, type Neighbour } from '../../symbols/reach.ts';
import { guess, ownersOf, undeclared, type Undeclared } from '../../symbols/undeclared.ts';
import { siteAt } from '../../symbols/walk.ts';
import { nameEdit } from '../../symbols/written.ts';

/**
 * A key that a ConfigMap or Secret doesn't have: podman refuses a variable made of it, and makes no file of it; in a
 * cluster the container doesn't start (kube.go, envVarValue; pkg/kubelet, makeEnvironmentVariables).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           env:
 *             - name: LEVEL
 *               valueFrom:
 *                 configMapKeyRef:
 *                   name: settings
 *                   key: levl
 *                        ^^^^ warning unknown-key: The ConfigMap 'settings' has no key 'levl'. Did you mean 'level'?
 *     ---
 *     apiVersion: v1
 *     kind: ConfigMap
 *     metadata:
 *       name: settings
 *     data:
 *       level: info
 */
export const unknownKey: CrossRule = {
  code: 'unknown-key',
  check: (_, around) => undeclared(around, 'key').flatMap((it) => problem(around, it) ?? []),
};

function problem(around: Around, it: Undeclared): Problem | undefined {
  const { mention, meant } = it;
  const owners = ownersOf(around, mention);
  // What isn't declared, or can't be read as a whole, may have it.
  if (owners.length === 0 || owners.some(hasMore)) return undefined;
  const { here } = around;
  const [kind = '', owner = ''] = mention.scope.owner.split(/\/(.*)/s);
  const title = `${kind === 'secret' ? 'Secret' : 'ConfigMap'} ${quoted(owner)}`;
  const severity = owners.some(({ at }) => at.uri === here.uri) ? 'warning' : 'information';
  const message = `The ${title} has no key ${quoted(mention.text)}. ${guess(it, 'Add it there.')}`;
  return advice('unknown-key', severity, mention.span, message, {
    related: owners.map((owner) => declaration(here, owner, `The ${title} is declared here.`)),
    fixes: changeTo(meant, (name) => nameEdit(here.document, mention, name)),
  });
}

/** Whether an object may have keys that nobody can see in its text. */
function hasMore({ at, mention }: Occurrence): boolean {
  if (at.document.parsed.problems.length > 0 || at.document.templated) return true;
  const object = siteAt(at.document, mention.path.slice(0, -2))?.node;
  // pkg/controller/serviceaccount, tokens_controller.go: the cluster fills it in.
  return object?.kind === 'map' && textIn(object, 'type') === 'kubernetes.io/service-account-token';
}

function declaration(here: Neighbour, { at, mention }: Occurrence, message: string): Related {
  const place = isSamePlace(at, here) ? {} : { place: { uri: at.uri, start: at.start } };
  return { span: mention.span, message, ...place };
}
