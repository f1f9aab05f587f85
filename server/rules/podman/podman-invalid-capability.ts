import { listIn, writtenMapsOf } from '../../manifest/find.ts';
import { capabilities } from '../../schema/capabilities.ts';
import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { resolved, type MapNode, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A capability there isn't, or one that is both added and dropped (common/pkg/capabilities, MergeCapabilities and
 * NormalizeCapabilities). Upper and lower case are alike, and CAP_ may be left out.
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
 *               add: [NET_ADMN]
 *                     ^^^^^^^^ error podman-invalid-capability: podman refuses 'NET_ADMN': Linux has no such capability. Did you mean 'NET_ADMIN'?
 */
export const podmanInvalidCapability: Rule = {
  code: 'podman-invalid-capability',
  check: (document) =>
    writtenMapsOf(document, 'Capabilities').flatMap(({ map }) => {
      const added = namesIn(map, 'add');
      const dropped = namesIn(map, 'drop');
      return [
        ...[...added, ...dropped].flatMap((it) => unknown(it) ?? []),
        ...dropped.flatMap((it) => contradiction(it, added) ?? []),
      ];
    }),
};

function namesIn(map: MapNode, key: string): readonly ScalarNode[] {
  return (listIn(map, key)?.items ?? []).flatMap((it) => {
    const scalar = resolved(it);
    return scalar?.kind === 'scalar' && scalar.text !== '' ? [scalar] : [];
  });
}

/** As podman compares them. */
function plain({ text }: ScalarNode): string {
  return text.toUpperCase().replace(/^CAP_/, '');
}

function unknown(scalar: ScalarNode): Problem | undefined {
  const { text, span } = scalar;
  const name = plain(scalar);
  if (name === 'ALL' || capabilities.includes(name)) return undefined;
  const meant = nearest(name, capabilities);
  const advice = meant === undefined ? '' : ` Did you mean '${meant}'?`;
  const edit = meant === undefined || scalar.style !== 'plain' ? undefined : { span, insert: meant };
  return podmanSays(
    'podman-invalid-capability',
    'error',
    span,
    `podman refuses ${quoted(text)}: Linux has no such capability.${advice}`,
    { fixes: fixBy(`Change to '${meant ?? ''}'`, 'safe', edit) },
  );
}

function contradiction(scalar: ScalarNode, added: readonly ScalarNode[]): Problem | undefined {
  const other = added.find((it) => plain(it) === plain(scalar));
  if (!other) return undefined;
  const message = `podman refuses ${quoted(scalar.text)} both added and dropped. Remove one of the two.`;
  return podmanSays('podman-invalid-capability', 'error', scalar.span, message, {
    related: [{ span: other.span, message: 'It is added here.' }],
  });
}
