import type { ManifestDocument } from '../manifest/document.ts';
import { removeEntry } from '../manifest/removal.ts';
import { placeOf } from '../manifest/fields.ts';
import { objectOf } from '../manifest/object.ts';
import { supportAt } from '../manifest/support.ts';
import type { TypedNode } from '../manifest/typed.ts';
import { quoted } from '../schema/describe.ts';
import { harms } from '../schema/podman-harms.ts';
import { isOlder } from '../schema/podman-version.ts';
import type { PodmanSupport } from '../schema/podman.ts';
import { fixBy, podmanSays, type Problem, type Rule } from './rule.ts';
import { resolved, textOf, type MapNode, type Node } from '../yaml/tree.ts';

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
  check: (document, { podman }) => {
    const seen = new Set<Node>();
    return document.typed.flatMap((it) => {
      // What stands in a field that is passed over is passed over with it.
      if (it.parent && seen.has(it.parent.node)) {
        seen.add(it.node);
        return [];
      }
      const problem = check(document, it, podman);
      if (problem) seen.add(it.node);
      return problem ?? [];
    });
  },
};

function check(document: ManifestDocument, typed: TypedNode, podman: string): Problem | undefined {
  const { entry, field, node, parent, path } = typed;
  if (!entry || !field || !parent || saidElsewhere(typed)) return undefined;
  const support = supportAt(document, path);
  const above = supportAt(document, parent.path);
  const whole = supportAt(document, objectOf(typed).path);
  if (!support || isPassedOver(above, podman) || isPassedOver(whole, podman)) return undefined;
  if (support.support === 'ignored') {
    const unless = harms.get(placeOf(typed) ?? '')?.unless ?? field.default;
    const isHarmless = unless !== undefined && textOf(node) === unless;
    return field.required || isHarmless ? undefined : ignored(document, typed, entry);
  }
  const { since } = support;
  if (since === undefined || !isOlder(podman, since)) return undefined;
  const message = `podman ${podman} ignores ${quoted(field.name)}: the first to act on it is ${since}.`;
  return podmanSays('podman-ignored-field', 'information', entry.key.span, message, { tag: 'unnecessary' });
}

function isPassedOver(above: PodmanSupport | undefined, podman: string): boolean {
  return above?.support === 'ignored' || (above?.since !== undefined && isOlder(podman, above.since));
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
