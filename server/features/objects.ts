import { narrowNode } from '../manifest/identity.ts';
import type { Manifest, PlacedDocument } from '../manifest/manifest.ts';
import { entryOf, textOf, type MapNode } from '../yaml/tree.ts';

/** A Kubernetes object in a file, as podman would take it. */
export type DeclaredObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string | undefined;
  /** Offset of the object's first key, from the start of the file. */
  readonly offset: number;
  readonly playable: boolean;
  readonly pod: string | undefined;
};

/** The objects a file declares, those within a `List` among them, in the order of the text. */
export function declaredObjects(manifest: Manifest): readonly DeclaredObject[] {
  return manifest.documents.flatMap(objectsOf);
}

function objectsOf({ start, document }: PlacedDocument): readonly DeclaredObject[] {
  const { identity, parsed, schema, templated } = document;
  const root = parsed.root;
  if (root?.kind !== 'map' || !identity.declared || !identity.certain || templated) return [];
  if (identity.declared.kind !== 'List') return [declare(root, identity.declared.kind, start)];
  const items = entryOf(root, 'items')?.value;
  if (items?.kind !== 'list') return [];
  return items.items.flatMap((it) => {
    const shape = narrowNode(it, schema);
    return shape && it.kind === 'map' ? [declare(it, shape.name, start)] : [];
  });
}

function declare(node: MapNode, kind: string, start: number): DeclaredObject {
  const written = textOf(entryOf(entryOf(node, 'metadata')?.value, 'name')?.value);
  const name = written === '' ? undefined : written;
  const playable = podKinds.has(kind);
  return {
    apiVersion: textOf(entryOf(node, 'apiVersion')?.value) ?? '',
    kind,
    name,
    offset: start + (node.entries[0]?.key.span.start ?? node.span.start),
    playable,
    pod: playable && name !== undefined ? podName(kind, name) : undefined,
  };
}

/** The kinds podman makes pods of (play.go, PlayKube). */
const podKinds: ReadonlySet<string> = new Set(['Pod', 'Deployment', 'DaemonSet', 'Job']);

/** podman names a workload's pod after it, with `-pod` behind (play.go, playKubeDeployment and its like). */
function podName(kind: string, name: string): string {
  return kind === 'Pod' ? name : `${name}-pod`;
}
