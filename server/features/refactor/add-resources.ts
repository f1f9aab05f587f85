import type { Offer, Place, Refactoring } from './refactoring.ts';
import { setEntry, type TextEdit } from '../../manifest/edits.ts';
import { givenIn, mapIn } from '../../manifest/find.ts';
import type { ContainerPart } from '../../manifest/pods.ts';
import { resourcesIn } from '../../manifest/requests.ts';
import type { Amount } from '../../manifest/resources.ts';
import { joined } from '../../manifest/joined.ts';
import { isOwn } from '../../patterns/pod.ts';
import type { Target } from '../../protocol.ts';
import type { Content, Scalar } from '../../yaml/content.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import { resolved, textOf } from '../../yaml/tree.ts';

/**
 * Adds the requests and limits that a container lacks: modest ones for a person to adapt, or, where it has one of the
 * two, the same amounts, which it is then sure to have.
 */
export const addResources: Offer = (place, { target }) => {
  const { container } = place;
  // Those of the whole pod leave it to the containers to share them.
  if (!container || givenIn(place.pod.spec.map, 'resources')) return [];
  return addition(place, container, target);
};

function addition({ document }: Place, { map }: ContainerPart, target: Target): readonly Refactoring[] {
  const modest = target === 'podman' ? forPodman : forAll;
  const resources = mapIn(map, 'resources');
  if (!isOwn(map, 'resources') || (givenIn(map, 'resources') && !resources)) return [];
  if (!resources || resources.entries.length === 0) {
    return offered('Add requests and limits', [setEntry(document, map, 'resources', modest)]);
  }
  const { limits = [], requests = [] } = resourcesIn(document, map) ?? {};
  const set = (key: 'requests' | 'limits', value: Content) => setEntry(document, resources, key, value);
  if (limits.length > 0 && requests.length > 0) return [];
  if (limits.length > 0) {
    const heeded = limits.filter((it) => target !== 'podman' || it.name === 'memory');
    return heeded.length > 0 ? offered('Add requests', [set('requests', sameAs(heeded))]) : [];
  }
  if (requests.length > 0) return offered('Add limits', [set('limits', sameAs(requests))]);
  return offered('Add requests and limits', [set('requests', modest.requests), set('limits', modest.limits)]);
}

function offered(title: string, edits: readonly (TextEdit | undefined)[]): readonly Refactoring[] {
  const made = edits.filter((it) => it !== undefined);
  return made.length === edits.length ? [{ title, kind: 'rewrite', edits: joined(made) }] : [];
}

type Amounts = Readonly<Record<'requests' | 'limits', Content>>;

const forAll: Amounts = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '500m', memory: '256Mi' },
};

/** Of requests podman heeds those for memory (kube.go, ToSpecGen). */
const forPodman: Amounts = { ...forAll, requests: { memory: '128Mi' } };

function sameAs(amounts: readonly Amount[]): Content {
  return Object.fromEntries(amounts.map((it) => [it.name, asWritten(it)]));
}

/** A plain number stays one. */
function asWritten({ entry }: Amount): Scalar {
  const node = resolved(entry.value);
  const text = textOf(node) ?? '';
  const isNumber = node?.kind === 'scalar' && scalarKind(node) !== 'string' && String(Number(text)) === text;
  return isNumber ? Number(text) : text;
}
