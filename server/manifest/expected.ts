import type { ManifestDocument } from './document.ts';
import { narrow } from './identity.ts';
import { typeAt, type TypeAt } from './typed.ts';
import type { Shape } from '../schema/shape.ts';
import type { Branch } from '../yaml/outline.ts';
import { entryOf, textOf, type Node, type Path } from '../yaml/tree.ts';

/** What Kubernetes expects at a path of a document, also where its text is broken; nothing where it expects nothing. */
export function expectedAt(document: ManifestDocument, path: Path): TypeAt | undefined {
  const { shape } = document.identity;
  return shape && typeAt(shape, path, (item) => itemShape(document, item));
}

/** The shape of an object within a `List`. */
function itemShape({ outline, parsed, schema }: ManifestDocument, path: Path): Shape | undefined {
  const branch = branchAt(outline.root, path);
  const node = nodeAt(parsed.root, path);
  const object = narrow(schema, read('apiVersion'), read('kind'));
  return object && schema.shapeOf(object);

  function read(key: string): string | undefined {
    return branch?.twigs.find((it) => it.name === key)?.text ?? textOf(entryOf(node, key)?.value);
  }
}

function branchAt(root: Branch | undefined, path: Path): Branch | undefined {
  return path.reduce<Branch | undefined>((at, step) => at?.twigs.find((it) => it.name === step)?.child, root);
}

function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  return path.reduce<Node | undefined>((at, step) => {
    if (typeof step === 'string') return entryOf(at, step)?.value;
    return at?.kind === 'list' ? at.items[step] : undefined;
  }, root);
}
