import type { ObjectKind, Schema, Shape } from '../schema/shape.ts';
import type { Outline } from '../yaml/outline.ts';
import { entryOf, textOf, type Node } from '../yaml/tree.ts';

/** What a document says it is, and what we make of it. */
export type Identity = {
  /** As written; absent where the key or its value is. */
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly name: string | undefined;
  /** The object's shape; absent for what is none of ours. */
  readonly shape: Shape | undefined;
  /** The apiVersion the shape has in Kubernetes, which may differ from what is written. */
  readonly declared: ObjectKind | undefined;
  /**
   * Whether the document is meant for Kubernetes or podman beyond doubt, so that we may object to it:
   * other tools' files have a `kind` too.
   */
  readonly certain: boolean;
};

/** Reads the keys that tell what a document is: from the outline, which broken text has too, else from the tree. */
export function identify(outline: Outline, root: Node | undefined, schema: Schema): Identity {
  const block = outline.root?.kind === 'map' ? outline.root : undefined;
  const keys = block
    ? block.twigs.map((it) => it.name)
    : root?.kind === 'map'
      ? root.entries.map((it) => it.key.text)
      : [];
  const apiVersion = read('apiVersion');
  const kind = read('kind');
  const declared = narrow(schema, apiVersion, kind);
  const metadata = block?.twigs.find((it) => it.name === 'metadata');
  const name =
    metadata?.child?.twigs.find((it) => it.name === 'name')?.text ??
    textOf(entryOf(entryOf(root, 'metadata')?.value, 'name')?.value);
  return {
    apiVersion,
    kind,
    name: name === '' ? undefined : name,
    declared,
    shape: declared && schema.shapeOf(declared),
    certain:
      apiVersion !== undefined ||
      keys.includes('metadata') ||
      keys.includes('spec') ||
      keys.includes('items'),
  };

  function read(key: string): string | undefined {
    const text = block
      ? block.twigs.findLast((it) => it.name === key)?.text
      : textOf(entryOf(root, key)?.value);
    return text === '' ? undefined : text;
  }
}

/** Whether a document is a bare list of whole objects, which no reader of manifests takes. */
export function isObjectList(root: Node | undefined, schema: Schema): boolean {
  if (root?.kind !== 'list') return false;
  return root.items.length > 0 && root.items.every((it) => isWhole(it) && narrowNode(it, schema));
}

function isWhole(node: Node): boolean {
  return entryOf(node, 'apiVersion') !== undefined && entryOf(node, 'metadata') !== undefined;
}

/** What the node of a `List` item, or a whole document, is by its tree alone. */
export function narrowNode(node: Node, schema: Schema): Shape | undefined {
  const object = narrow(
    schema,
    textOf(entryOf(node, 'apiVersion')?.value),
    textOf(entryOf(node, 'kind')?.value),
  );
  return object && schema.shapeOf(object);
}

/**
 * The kind meant by an apiVersion and a kind.
 * podman never looks at apiVersion (play.go, getKubeKind), so a kind alone is enough, and one of Kubernetes' own
 * groups with a wrong version still means its kind; other groups have their own `Service` or `Job`.
 */
export function narrow(
  schema: Schema,
  apiVersion: string | undefined,
  kind: string | undefined,
): ObjectKind | undefined {
  const exact = schema.kinds.find((it) => it.kind === kind && it.apiVersion === apiVersion);
  if (exact) return exact;
  if (apiVersion !== undefined && !/^(?:(?:apps|batch|extensions|core)\/)?v?\d\w*$/.test(apiVersion)) {
    return undefined;
  }
  return schema.kinds.find((it) => it.kind === kind);
}
