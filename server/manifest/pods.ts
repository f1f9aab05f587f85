import type { ManifestDocument } from './document.ts';
import { mapIn, mapsIn, mapsOf, scalarIn, type Found } from './find.ts';
import { objectOf } from './object.ts';
import type { TypedNode } from './typed.ts';
import { resolved, type MapNode, type ScalarNode, type Span } from '../yaml/tree.ts';

/** A pod that a document describes: a Pod itself, or what a workload's template makes. */
export type PodPart = {
  /** The kind of the object it is written in: `Pod`, `Deployment`, `DaemonSet` or `Job`. */
  readonly kind: string;
  /** What podman calls the pod, and where its object's name stands; absent where that has none. */
  readonly name?: { readonly text: string; readonly written: ScalarNode };
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

/** All containers of a document's pods, each once, wherever `*name` repeats it. */
export function containersOf(document: ManifestDocument): readonly ContainerPart[] {
  const parts = podsOf(document).flatMap((it) => it.containers);
  return [...new Map(parts.map((it) => [it.map, it])).values()];
}

/** Where to point at a container as a whole: at its name, or else at its first key. */
export function headOf({ map, name }: ContainerPart): Span {
  return name?.span ?? map.entries[0]?.key.span ?? map.span;
}

function readPods(document: ManifestDocument): readonly PodPart[] {
  return mapsOf(document, 'PodSpec').flatMap((spec) => {
    const holder = spec.parent;
    const object = holder && objectOf(holder);
    if (!holder || object?.type.kind !== 'object') return [];
    const metadata = metadataOf(object);
    const podMetadata = metadataOf(holder);
    const kind = object.type.shape.name;
    const name = metadata && nameOf(kind, metadata);
    return [
      {
        kind,
        ...(name && { name }),
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

/** A Pod's own name; podman puts `-pod` behind a workload's (play.go, playKubeDeployment and its like). */
function nameOf(kind: string, metadata: MapNode): PodPart['name'] {
  const written = scalarIn(metadata, 'name');
  if (!written || written.text === '') return undefined;
  return { text: kind === 'Pod' ? written.text : `${written.text}-pod`, written };
}

function metadataOf({ node }: TypedNode): MapNode | undefined {
  const map = resolved(node);
  return map?.kind === 'map' ? mapIn(map, 'metadata') : undefined;
}

function containersIn(spec: MapNode, role: ContainerPart['role']): readonly ContainerPart[] {
  return mapsIn(spec, role === 'init' ? 'initContainers' : 'containers').map((map) => {
    const name = scalarIn(map, 'name');
    return { map, role, ...(name && { name }) };
  });
}
