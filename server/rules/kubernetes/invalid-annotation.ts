import { mapIn, textIn } from '../../manifest/find.ts';
import { podsOf, type PodPart } from '../../manifest/pods.ts';
import { refusal, type Problem, type Rule } from '../rule.ts';
import { quoted } from '../../schema/describe.ts';
import { isMerge, textOf, type Entry } from '../../yaml/tree.ts';

/**
 * An annotation that Kubernetes reads, with a value that it doesn't take (`ValidatePodSpecificAnnotations`).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *       annotations:
 *         controller.kubernetes.io/pod-deletion-cost: '010'
 *                                                     ^^^^^ error invalid-annotation: This annotation takes a whole number of 32 bits, such as "100", not '010'.
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const invalidAnnotation: Rule = {
  code: 'invalid-annotation',
  only: 'kubernetes',
  check: (document) =>
    podsOf(document).flatMap((pod) => {
      const annotations = pod.podMetadata && mapIn(pod.podMetadata, 'annotations');
      const own = (annotations?.entries ?? []).filter((it) => !isMerge(it));
      return own.flatMap((it) => check(it, pod));
    }),
};

const seccompOfContainer = 'container.seccomp.security.alpha.kubernetes.io/';
const appArmorOfContainer = 'container.apparmor.security.beta.kubernetes.io/';

function check(entry: Entry, pod: PodPart): Problem[] {
  const key = entry.key.text;
  const value = textOf(entry.value) ?? '';
  if (key === 'controller.kubernetes.io/pod-deletion-cost') {
    return isInt32(value) ? [] : takes(entry, 'a whole number of 32 bits, such as "100"', value);
  }
  if (key === 'kubernetes.io/config.mirror') {
    const node = textIn(pod.spec.map, 'nodeName') ?? '';
    const message = "A mirror pod names the node it mirrors. Set 'nodeName' in the spec.";
    return node === '' ? [refusal('invalid-annotation', entry.key.span, message)] : [];
  }
  if (key === 'seccomp.security.alpha.kubernetes.io/pod' || key.startsWith(seccompOfContainer)) {
    return isSeccomp(value) ? [] : takes(entry, `'runtime/default', 'unconfined' or 'localhost/PATH'`, value);
  }
  if (key.startsWith(appArmorOfContainer)) {
    return isAppArmor(value)
      ? []
      : takes(entry, `'runtime/default', 'unconfined' or 'localhost/PROFILE'`, value);
  }
  return [];
}

/** `GetDeletionCostFromPodAnnotations`: no sign but a minus, and no 0 in front. */
function isInt32(text: string): boolean {
  return /^(?:0|-\d+|[1-9]\d*)$/.test(text) && BigInt.asIntN(32, BigInt(text)) === BigInt(text);
}

/** `ValidateSeccompProfile`. */
function isSeccomp(text: string): boolean {
  if (/^(?:(?:runtime|docker)\/default|unconfined)$/.test(text)) return true;
  const path = /^localhost\/(.*)$/s.exec(text)?.[1];
  return path !== undefined && !path.startsWith('/') && !path.split('/').includes('..');
}

/** `ValidateAppArmorProfileFormat`. */
function isAppArmor(text: string): boolean {
  return /^(?:|runtime\/default|unconfined|localhost\/.*)$/s.test(text);
}

function takes({ value }: Entry, what: string, text: string): Problem[] {
  return [refusal('invalid-annotation', value.span, `This annotation takes ${what}, not ${quoted(text)}.`)];
}
