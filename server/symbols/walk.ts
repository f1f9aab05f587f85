import { narrowNode } from '../manifest/identity.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { expectedAt } from '../manifest/expected.ts';
import { entryIn } from '../manifest/find.ts';
import type { TypedNode } from '../manifest/typed.ts';
import type { Type } from '../schema/shape.ts';
import { mergedEntries } from '../yaml/parse.ts';
import { isMerge, resolved, type Entry, type MapNode, type Node, type Path } from '../yaml/tree.ts';

/**
 * A node as its object has it, with no alias in between: what an alias stands for, and what a merge key brings, is
 * visited once for each place that uses it.
 */
export type Site = TypedNode;

/** How many nodes are visited by way of aliases before the rest are left out: a few lines of them can mean billions. */
const mostByAlias = 20_000;

/** Every node of a document's objects, parents before children, with the place it has in its object's shape. */
export function sitesOf(document: ManifestDocument): readonly Site[] {
  if (!document.typed.some(leadsElsewhere)) return document.typed;
  const sites: Site[] = [];
  let byAlias = 0;
  const { shape } = document.identity;
  const { root } = document.parsed;
  if (root && shape) visit({ node: root, type: { kind: 'object', shape }, path: [] }, root, 'direct');
  return sites;

  function visit(bare: Site, written: Node, way: 'direct' | 'alias'): void {
    const node = written.kind === 'alias' ? written.target : written;
    if (!node || (way === 'alias' && ++byAlias > mostByAlias)) return;
    const onward = written.kind === 'alias' ? 'alias' : way;
    const site = { ...bare, node };
    sites.push(site);
    if (node.kind === 'list' && site.type.kind === 'list') {
      const { item } = site.type;
      node.items.forEach((it, index) => {
        visit({ node: it, type: narrowed(it, item), path: [...site.path, index], parent: site }, it, onward);
      });
    }
    if (node.kind !== 'map') return;
    for (const it of ownEntries(node)) visitEntry(site, it, onward);
    for (const it of inheritedEntries(node)) visitEntry(site, it, 'alias');
  }

  function visitEntry(parent: Site, entry: Entry, way: 'direct' | 'alias'): void {
    const { type } = parent;
    const path = [...parent.path, entry.key.text];
    const node = entry.value;
    if (type.kind === 'map') visit({ node, type: type.value, path, entry, parent }, node, way);
    const field = type.kind === 'object' ? type.shape.fields.get(entry.key.text) : undefined;
    if (field) visit({ node, type: field.type, path, entry, field, parent }, node, way);
  }

  function narrowed(node: Node, type: Type): Type {
    if (type.kind !== 'manifest') return type;
    const own = narrowNode(node.kind === 'alias' ? (node.target ?? node) : node, document.schema);
    return own ? { kind: 'object', shape: own } : { kind: 'any' };
  }
}

/** Whether more than the node itself is visited: it is an alias, or a map with merge keys. */
function leadsElsewhere({ node }: TypedNode): boolean {
  return node.kind === 'alias' || (node.kind === 'map' && node.entries.some(isMerge));
}

/**
 * The site at a path, also where nothing is written there yet: then its node is empty.
 * Nothing where Kubernetes expects nothing there.
 */
export function siteAt(document: ManifestDocument, path: Path): Site | undefined {
  const { shape } = document.identity;
  if (!shape) return undefined;
  const root: Site = {
    node: document.parsed.root ?? nothing,
    type: { kind: 'object', shape },
    path: [],
  };
  return path.reduce<Site | undefined>(
    (above, step, index) => above && stepInto(document, above, path.slice(0, index + 1), step),
    root,
  );
}

function stepInto(
  document: ManifestDocument,
  parent: Site,
  path: Path,
  step: string | number,
): Site | undefined {
  const expected = expectedAt(document, path);
  const above = parent.node;
  const entry = above.kind === 'map' ? entryIn(above, String(step)) : undefined;
  const item = above.kind === 'list' && typeof step === 'number' ? above.items[step] : undefined;
  const written = entry?.value ?? item;
  const node = (written && resolved(written)) ?? nothing;
  return expected && { node, path, parent, ...(entry && { entry }), ...expected };
}

const nothing: Node = { kind: 'scalar', span: { start: 0, end: 0 }, text: '', style: 'plain' };

function ownEntries(map: MapNode): readonly Entry[] {
  return map.entries.filter((it) => !isMerge(it));
}

/** What merge keys bring: of each key the first that is found, and nothing the map has itself. */
function inheritedEntries(map: MapNode): readonly Entry[] {
  if (!map.entries.some(isMerge)) return [];
  const own = new Set(ownEntries(map));
  const seen = new Set([...own].map((it) => it.key.text));
  return mergedEntries(map).filter((it) => {
    if (own.has(it) || isMerge(it) || seen.has(it.key.text)) return false;
    seen.add(it.key.text);
    return true;
  });
}

/** The nearest site above that is an object of one of these shapes; the site itself counts. */
export function nearestShape(site: Site | undefined, ...names: readonly string[]): Site | undefined {
  for (let at = site; at; at = at.parent) {
    if (at.type.kind === 'object' && names.includes(at.type.shape.name)) return at;
  }
  return undefined;
}

/** The Kubernetes object a site belongs to: of a `List`, the item. */
export function objectOf(site: Site): Site {
  for (let at = site; ; at = at.parent) {
    if (!at.parent || (at.parent.type.kind === 'list' && at.parent.type.item.kind === 'manifest')) return at;
  }
}
