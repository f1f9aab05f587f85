import { listIn, writtenMapsOf } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { capability } from '../../schema/capabilities.ts';
import { advice, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A capability with which a container can do harm to the host, or to all that is on its network.
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
 *             capabilities:
 *               add: [SYS_MODULE]
 *                     ^^^^^^^^^^ warning practice-dangerous-capability: With 'SYS_MODULE' the container may load and remove kernel modules. Leave it out unless it has to.
 */
export const practiceDangerousCapability: Rule = {
  code: 'practice-dangerous-capability',
  check: (document) =>
    writtenMapsOf(document, 'Capabilities').flatMap(({ map }) =>
      (listIn(map, 'add')?.items ?? []).flatMap((it) => {
        const scalar = resolved(it);
        if (scalar?.kind !== 'scalar') return [];
        const may = allowed(scalar.text);
        if (may === undefined) return [];
        const message = `With ${quoted(scalar.text)} the container may ${may}. Leave it out unless it has to.`;
        return [advice('practice-dangerous-capability', 'warning', it.span, message)];
      }),
    ),
};

/** What a dangerous capability allows; nothing for the others. */
function allowed(text: string): string | undefined {
  if (/^(?:cap_)?all$/i.test(text)) return 'do whatever root may';
  const known = capability(text);
  return known && dangerous.has(known.name) ? known.allows : undefined;
}

const dangerous: ReadonlySet<string> = new Set([
  'BPF',
  'DAC_READ_SEARCH',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'NET_ADMIN',
  'PERFMON',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_MODULE',
  'SYS_PTRACE',
  'SYS_RAWIO',
  'SYS_TIME',
]);
