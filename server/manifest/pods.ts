import type { ManifestDocument } from './document.ts';
import { listIn, mapIn, mapsOf, scalarIn, type Found } from './find.ts';
import { objectOf } from './object.ts';
import type { TypedNode } from './typed.ts';
import { resolved, type MapNode, type ScalarNode } from '../yaml/tree.ts';

/** A pod that a document describes: a Pod itself, or what a workload's template makes. */
export type PodPart = {
  /** The kind of the object it is written in: `Pod`, `Deployment`, `DaemonSet` or `Job`. */
  readonly kind: string;
  /** The object's own metadata: of a workload, the top-level one. */
  readonly metadata?: MapNode;
  /** The pod's metadata: of a workload, that of its template. */
  readonly podMetadata?: MapNode;
  readonly spec: Found;
  /** The containers in the order of the text, init containers among them. */
  readonly containers: readonly ContainerPart[];
};

export type ContainerPart = {
  readonly map: MapNode;
  readonly role: 'main' | 'init';
  /** The name as written, with its place; absent where there is none. */
  readonly name?: ScalarNode;
};

/** The pods a document describes: one of a Pod or workload, several of a `List`. */
export function podsOf(document: ManifestDocument): readonly PodPart[] {
  return document.derive(readPods);
}

function readPods(document: ManifestDocument): readonly PodPart[] {
  return mapsOf(document, 'PodSpec').flatMap((spec) => {
    const holder = spec.parent;
    const object = holder && objectOf(holder);
    if (!holder || object?.type.kind !== 'object') return [];
    const metadata = metadataOf(object);
    const podMetadata = metadataOf(holder);
    return [
      {
        kind: object.type.shape.name,
        ...(metadata && { metadata }),
        ...(podMetadata && { podMetadata }),
        spec,
        containers: [...containersIn(spec.map, 'main'), ...containersIn(spec.map, 'init')].toSorted(
          (a, b) => a.map.span.start - b.map.span.start,
        ),
      },
    ];
  });
}

function metadataOf({ node }: TypedNode): MapNode | undefined {
  const map = resolved(node);
  return map?.kind === 'map' ? mapIn(map, 'metadata') : undefined;
}

function containersIn(spec: MapNode, role: ContainerPart['role']): readonly ContainerPart[] {
  const items = listIn(spec, role === 'init' ? 'initContainers' : 'containers')?.items ?? [];
  return items.flatMap((it) => {
    const map = resolved(it);
    if (map?.kind !== 'map') return [];
    const name = scalarIn(map, 'name');
    return [{ map, role, ...(name && { name }) }];
  });
}
