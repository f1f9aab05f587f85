import type { Choices } from './choices.ts';
import { containerOf, envOf, portsOf, type Ports } from './container.ts';
import { joined } from '../manifest/joined.ts';
import { isOwn, podAt } from './pod.ts';
import { sharingOf } from './share.ts';
import { askingHere, upstreamOf, type Upstream } from './upstream.ts';
import type { ContainerPlan, Variables, Variant } from './variant.ts';
import { isBroken, type ManifestDocument } from '../manifest/document.ts';
import { addItems, addItemsAbove, type TextEdit } from '../manifest/edits.ts';
import { listIn, mapsIn, textIn } from '../manifest/find.ts';
import type { Content } from '../yaml/content.ts';
import type { MapNode, Node, Path } from '../yaml/tree.ts';

/** A container that is made for a pod, and what else the pod needs for it. */
export type Addition = {
  readonly spec: MapNode;
  /** The list of the spec that it belongs to. */
  readonly list: 'containers' | 'initContainers';
  readonly container: Content;
  /** What the main container gets: variables and a mount. */
  readonly inMain: readonly TextEdit[];
  /** What the pod gets: a volume. */
  readonly inSpec: readonly TextEdit[];
  /** Where the main container gets the volume that they share; absent where it has a fitting one, or they share none. */
  readonly mountPath?: string;
};

/**
 * Adds a container to the pod whose spec stands at a path, and gives the main container and the pod what it needs.
 * The edits have offsets of the document, are in the order of the text, and stand apart.
 * Nothing where the pod can't be read, or where something of it is written elsewhere (`*name`, `<<`).
 */
export function addContainer(
  document: ManifestDocument,
  path: Path,
  variant: Variant,
  choices: Choices = {},
): readonly TextEdit[] | undefined {
  const addition = containerFor(document, path, variant, choices);
  if (!addition) return undefined;
  const { spec, list, container, inMain, inSpec } = addition;
  const edit =
    list === 'initContainers'
      ? addItemsAbove(document, spec, 'containers', list, [container])
      : addItems(document, spec, list, [container]);
  // Of what is added behind one line, what stands deeper comes first.
  return edit && joined([...inMain, edit, ...inSpec]);
}

/** The container of a variant in the document to which it was added last, at the path of the pod's spec. */
export function addedItem(document: ManifestDocument, path: Path, variant: Variant): Node | undefined {
  const pod = podAt(document, path, undefined);
  return pod && listIn(pod.spec.map, listOf(variant))?.items.at(-1);
}

/** The same, but for the container itself, which is left to who asks: the edits don't take it into account. */
export function containerFor(
  document: ManifestDocument,
  path: Path,
  variant: Variant,
  choices: Choices = {},
): Addition | undefined {
  const pod = podAt(document, path, choices.main);
  const list = listOf(variant);
  if (!pod || isBroken(document, pod.spec.node) || !isOwn(pod.spec.map, list)) return undefined;
  const { main } = pod;
  const spec = pod.spec.map;
  const upstream = main && variant.standsFor && upstreamOf(document, main, variant.standsFor);
  const plan = upstream ? passingOn(variant, upstream) : variant.container;
  const ports = portsOf(plan, pod);
  const sharing = variant.shared && sharingOf(pod, variant.shared, choices);
  const told = main && toldMain(document, main, variant, upstream, ports);
  const inMain = main && [
    told?.edits,
    extended(document, main, 'env', envOf(told?.variables ?? {}, pod, ports)),
    extended(document, main, 'volumeMounts', sharing?.added ? [sharing.added.mount] : []),
  ];
  const inSpec = extended(document, spec, 'volumes', sharing?.added ? [sharing.added.volume] : []);
  if (!inSpec || inMain?.includes(undefined)) return undefined;
  return {
    spec,
    list,
    container: containerOf(plan, pod, ports, sharing, choices),
    inMain: joined(inMain?.flatMap((it) => it ?? []) ?? []),
    inSpec,
    ...(main && sharing?.added && { mountPath: sharing.added.path }),
  };
}

function listOf({ pattern }: Variant): Addition['list'] {
  return pattern === 'init' ? 'initContainers' : 'containers';
}

/** The container as it passes on to a service that the main one knows. */
function passingOn({ container, standsFor }: Variant, { text, port }: Upstream): ContainerPlan {
  return {
    ...container,
    env: { ...container.env, ...(standsFor && { [standsFor.variable]: text }) },
    ports: (container.ports ?? []).map((it) =>
      it.name === standsFor?.port && port !== undefined ? { ...it, number: port } : it,
    ),
  };
}

/** What the main container is told: edits of what it is told already, and more variables. */
function toldMain(
  document: ManifestDocument,
  main: MapNode,
  { mainEnv = {}, standsFor }: Variant,
  upstream: Upstream | undefined,
  ports: Ports,
): { readonly edits: readonly TextEdit[]; readonly variables: Variables } {
  if (upstream && standsFor) {
    const { edits, lacking } = askingHere(
      document,
      upstream,
      ports.get(standsFor.port) ?? 0,
      standsFor.scheme,
    );
    return { edits, variables: lacking };
  }
  // What it is told already, it is told for a reason, and half of an address would lead nowhere.
  const isTold = Object.keys(mainEnv).some((it) => hasVariable(main, it));
  return { edits: [], variables: isTold ? {} : mainEnv };
}

function hasVariable(main: MapNode, name: string): boolean {
  return mapsIn(main, 'env').some((it) => textIn(it, 'name') === name);
}

/** The edits that add items to a list of a map; nothing where that can't be done. */
function extended(
  document: ManifestDocument,
  map: MapNode,
  key: string,
  items: readonly Content[],
): readonly TextEdit[] | undefined {
  if (items.length === 0) return [];
  const edit = isOwn(map, key) ? addItems(document, map, key, items) : undefined;
  return edit && [edit];
}
