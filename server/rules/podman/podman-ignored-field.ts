import type { ManifestDocument } from '../../manifest/document.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { placeOf } from '../../manifest/fields.ts';
import { fieldSupports, type FieldSupport } from '../../manifest/support.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { quoted } from '../../schema/describe.ts';
import { harms } from '../../schema/podman-harms.ts';
import { isOlder } from '../../schema/podman-version.ts';
import type { PodmanSupport } from '../../schema/podman.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { resolved, textOf, type MapNode } from '../../yaml/tree.ts';

/**
 * A field that podman reads over, or that this podman is too old to know (play.go, PlayKube; kube.go, ToSpecGen).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       imagePullSecrets:
 *       ^^^^^^^^^^^^^^^^ information podman-ignored-field: podman ignores 'imagePullSecrets'. Log in with podman login, or play with --authfile.
 *         - name: registry
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           readinessProbe:
 *           ^^^^^^^^^^^^^^ hint podman-ignored-field: podman ignores 'readinessProbe'.
 *             tcpSocket:
 *               port: 80
 */
export const podmanIgnoredField: Rule = {
  code: 'podman-ignored-field',
  check: (document, { podman }) => fieldSupports(document).flatMap((it) => check(document, it, podman) ?? []),
};

function check(
  document: ManifestDocument,
  { typed, own, above, whole }: FieldSupport,
  podman: string,
): Problem | undefined {
  const { entry, field, node } = typed;
  // What stands in something that is passed over is passed over with it.
  if (!entry || !field || isPassedOver(above, podman) || isPassedOver(whole, podman)) return undefined;
  if (!isPassedOver(own, podman) || saidElsewhere(typed)) return undefined;
  if (own.support === 'ignored') {
    const unless = harms.get(placeOf(typed) ?? '')?.unless ?? field.default;
    const isHarmless = unless !== undefined && textOf(node) === unless;
    return field.required || isHarmless ? undefined : ignored(document, typed, entry);
  }
  const message = `podman ${podman} ignores ${quoted(field.name)}: the first to act on it is ${own.since ?? ''}.`;
  return podmanSays('podman-ignored-field', 'information', entry.key.span, message, { tag: 'unnecessary' });
}

function isPassedOver(support: PodmanSupport | undefined, podman: string): boolean {
  return support?.support === 'ignored' || (support?.since !== undefined && isOlder(podman, support.since));
}

/** A workload's own labels help people, whatever podman does with them; a native sidecar is told of as such. */
function saidElsewhere(typed: TypedNode): boolean {
  const place = placeOf(typed) ?? '';
  const ofInit = typed.path.at(-3) === 'initContainers';
  return (
    place.endsWith('.apiVersion') ||
    place === 'ObjectMeta.labels' ||
    place === 'ObjectMeta.generateName' ||
    (place === 'Container.restartPolicy' && ofInit) ||
    place === 'Probe.grpc'
  );
}

function ignored(
  document: ManifestDocument,
  typed: TypedNode,
  entry: NonNullable<TypedNode['entry']>,
): Problem {
  const name = quoted(entry.key.text);
  const harm = harms.get(placeOf(typed) ?? '');
  const map = mapOf(typed);
  const edit = map && removeEntry(document, map, entry);
  return podmanSays(
    'podman-ignored-field',
    harm?.severity ?? 'hint',
    entry.key.span,
    harm ? `podman ignores ${name}${harm.says}` : `podman ignores ${name}.`,
    { tag: 'unnecessary', fixes: fixBy(`Remove ${name}`, 'unsafe', edit) },
  );
}

function mapOf({ parent }: TypedNode): MapNode | undefined {
  const map = parent && resolved(parent.node);
  return map?.kind === 'map' ? map : undefined;
}
