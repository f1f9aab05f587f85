import { lineEnd, type Lines } from './lines.ts';
import type { Branch, Outline, Region, Twig } from './outline.ts';
import { valueSpan } from './spine.ts';
import type { Entry, Node, Span } from './tree.ts';

/**
 * A value as a person sees it, for showing, folding and selecting: block structure as the outline has it, which
 * broken text has too, and what stands in brackets as the tree has it.
 */
export type Body = {
  readonly kind: 'map' | 'list' | 'text';
  /** The value's text, with its quotes or brackets; empty where there is none. */
  readonly value: Span;
  /** A plain or quoted value's text without quotes, or an alias with its star; absent for anything else. */
  readonly text: string | undefined;
  readonly parts: readonly Part[];
};

/** An entry of a map or an item of a list. */
export type Part = Body & {
  /** A key without its quotes, or an item's zero-based index. */
  readonly name: string | number;
  /** The key with its quotes, or the dash; empty for an item in brackets. */
  readonly head: Span;
  /** From the head to the end of the value. */
  readonly span: Span;
};

/** Levels below which nothing is read: no manifest comes near, and a stack has its end. */
const deepest = 100;

/** Reads what a document holds; nothing for one of blanks and comments. The tree is asked for only if it is needed. */
export function readBody(text: string, outline: Outline, tree: () => Node | undefined): Body | undefined {
  const { root, regions, lines } = outline;
  const isNeeded = regions.some(
    (it) => it.kind === 'flow' && !/^(?:\{\s*\}|\[\s*\])$/.test(text.slice(it.start, it.end)),
  );
  const brackets = isNeeded ? bracketNodes(tree()) : new Map<number, Node>();
  const byTwig = new Map(regions.map((it) => [it.twig, it]));
  if (root) return ofBranch(root, text.length, 0);
  const whole = byTwig.get(undefined);
  return whole && ofRegion(whole, undefined, 0);

  /** `limit` is where the text begins that stands behind the branch. */
  function ofBranch(branch: Branch, limit: number, depth: number): Body {
    const parts = branch.twigs.map((twig, index) => {
      const next = branch.twigs[index + 1];
      return ofTwig(twig, next ? (lines[next.line] ?? limit) : limit, depth);
    });
    const start = parts[0]?.span.start ?? limit;
    return {
      kind: branch.kind,
      value: { start, end: parts.at(-1)?.span.end ?? start },
      text: undefined,
      parts,
    };
  }

  function ofTwig(twig: Twig, limit: number, depth: number): Part {
    const { name, head } = twig;
    const body = bodyOf(twig, limit, depth);
    return partOfBody(body, name, head, { start: head.start, end: Math.max(twig.rest, body.value.end) });
  }

  function bodyOf(twig: Twig, limit: number, depth: number): Body {
    const region = byTwig.get(twig);
    if (region) return ofRegion(region, twig.text, depth);
    if (twig.child && depth < deepest) return ofBranch(twig.child, limit, depth + 1);
    return { kind: 'text', value: runOn(text, lines, twig, limit), text: plainText(twig.text), parts: [] };
  }

  function ofRegion(region: Region, plain: string | undefined, depth: number): Body {
    const node = region.closed ? brackets.get(region.start) : undefined;
    if (node) return ofNode(node, depth);
    const end = region.start + text.slice(region.start, region.end).trimEnd().length;
    const kind = region.kind === 'flow' ? bracketKind(text, region.start) : 'text';
    return { kind, value: { start: region.start, end }, text: plain, parts: [] };
  }
}

function bracketKind(text: string, start: number): 'map' | 'list' {
  return text[start] === '{' ? 'map' : 'list';
}

/** A plain value's text, which runs on over the deeper lines below its own. */
function runOn(text: string, lines: Lines, twig: Twig, limit: number): Span {
  let { start, end } = valueSpan(text, twig);
  for (let line = twig.line + 1; (lines[line] ?? limit) < limit; line++) {
    const from = lines[line] ?? limit;
    const own = text.slice(from, lineEnd(text, from)).trimEnd();
    const indent = own.length - own.trimStart().length;
    if (own === '' || own[indent] === '#') continue;
    if (indent <= twig.branch.column) break;
    if (start === end) start = from + indent;
    end = from + own.length;
  }
  return { start, end };
}

/** What stands behind an anchor and a tag. */
function plainText(text: string | undefined): string | undefined {
  return text?.replace(/^(?:[&!]\S*\s+)+/, '');
}

/** The collections in brackets that stand in none themselves, by the offset they begin at. */
function bracketNodes(tree: Node | undefined): ReadonlyMap<number, Node> {
  const found = new Map<number, Node>();
  if (tree) visit(tree, 0);
  return found;

  function visit(node: Node, depth: number): void {
    if (node.kind !== 'map' && node.kind !== 'list') return;
    if (node.flow) {
      found.set(node.span.start, node);
    } else if (depth < deepest) {
      const below = node.kind === 'map' ? node.entries.map((it) => it.value) : node.items;
      for (const it of below) visit(it, depth + 1);
    }
  }
}

function ofNode(node: Node, depth: number): Body {
  const value = node.span;
  if (node.kind === 'scalar') return { kind: 'text', value, text: node.text, parts: [] };
  if (node.kind === 'alias') return { kind: 'text', value, text: `*${node.name}`, parts: [] };
  if (depth >= deepest) return { kind: node.kind, value, text: undefined, parts: [] };
  // Behind brackets with something stray after them the reader finds one more, empty entry.
  const within = node.kind === 'map' ? node.entries.filter((it) => it.span.end <= value.end) : [];
  const parts = node.kind === 'map' ? within.map(ofEntry) : node.items.map(ofItem);
  return { kind: node.kind, value, text: undefined, parts };

  function ofEntry(entry: Entry): Part {
    const { key, span } = entry;
    return partOfBody(ofNode(entry.value, depth + 1), key.text, key.span, span);
  }

  function ofItem(item: Node, index: number): Part {
    const { start } = item.span;
    return partOfBody(ofNode(item, depth + 1), index, { start, end: start }, item.span);
  }
}

/** Field by field: spreading an object takes several times as long, and a file has tens of thousands of these. */
function partOfBody({ kind, value, text, parts }: Body, name: Part['name'], head: Span, span: Span): Part {
  return { kind, value, text, parts, name, head, span };
}

/** The entry of that name; of duplicates the last one, which is the one that counts. */
export function partOf(body: Body | undefined, name: string): Part | undefined {
  return body?.parts.findLast((it) => it.name === name);
}

/** The text that stands at these keys. */
export function textAt(body: Body, ...names: readonly string[]): string | undefined {
  const at = names.reduce<Body | undefined>(partOf, body);
  return at?.text === '' ? undefined : at?.text;
}
