import type { Choices } from './choices.ts';
import { containerOf, envOf, portsOf } from './container.ts';
import { joined } from '../manifest/joined.ts';
import { isOwn, podAt } from './pod.ts';
import { sharingOf } from './share.ts';
import type { Variant } from './variant.ts';
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
  const ports = portsOf(variant.container, pod);
  const sharing = variant.shared && sharingOf(pod, variant.shared, choices);
  const env = Object.entries(variant.mainEnv ?? {}).filter(([name]) => !main || !hasVariable(main, name));
  const inMain = main && [
    extended(document, main, 'env', envOf(Object.fromEntries(env), pod, ports)),
    extended(document, main, 'volumeMounts', sharing?.added ? [sharing.added.mount] : []),
  ];
  const inSpec = extended(document, spec, 'volumes', sharing?.added ? [sharing.added.volume] : []);
  if (!inSpec || inMain?.includes(undefined)) return undefined;
  return {
    spec,
    list,
    container: containerOf(variant.container, pod, ports, sharing, choices),
    inMain: joined(inMain?.flatMap((it) => it ?? []) ?? []),
    inSpec,
    ...(main && sharing?.added && { mountPath: sharing.added.path }),
  };
}

function listOf({ pattern }: Variant): Addition['list'] {
  return pattern === 'init' ? 'initContainers' : 'containers';
}

/** What the main container is told already, it is told for a reason. */
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
