import { givenIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { podmanSays, type Rule } from '../rule.ts';

/**
 * A procMount podman doesn't know, and passes over (kube.go, setupSecurityContext).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           securityContext:
 *             procMount: unmasked
 *                        ^^^^^^^^ hint podman-ignored-proc-mount: podman passes over 'unmasked': it knows Default and Unmasked.
 */
export const podmanIgnoredProcMount: Rule = {
  code: 'podman-ignored-proc-mount',
  check: (document) =>
    writtenMapsOf(document, 'SecurityContext').flatMap(({ map }) => {
      const entry = givenIn(map, 'procMount');
      const text = textIn(map, 'procMount');
      if (!entry || text === undefined || text === '' || text === 'Default' || text === 'Unmasked') return [];
      const message = `podman passes over ${quoted(text)}: it knows Default and Unmasked.`;
      return [podmanSays('podman-ignored-proc-mount', 'hint', entry.value.span, message)];
    }),
};
