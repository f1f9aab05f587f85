import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { quickTree } from './quick.ts';
import { syntaxProblems, tooDeep, type SyntaxProblem } from './syntax.ts';
import { isMerge, type Entry, type MapNode, type Node, type ScalarNode, type Span } from './tree.ts';

export type Parsed = {
  /** Absent for a document of blanks and comments. */
  readonly root: Node | undefined;
  /** What the YAML reader objects to, in the order of the text. */
  readonly problems: readonly SyntaxProblem[];
};

/**
 * Reads one document; never throws.
 * Scalars keep their text: what a plain `yes` or `0644` means is decided in scalar.ts, by the rules of the YAML
 * reader that podman and Kubernetes share.
 */
export function parse(text: string): Parsed {
  const quick = quickTree(text);
  return quick ? { root: quick.root, problems: [] } : parseThoroughly(text);
}

/** The same by the package `yaml`, which knows all of YAML and takes its time. */
export function parseThoroughly(text: string): Parsed {
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      stringKeys: false,
    });
    const root = converter(text)(document.contents);
    return { root, problems: syntaxProblems(document.errors, text, root) };
  } catch (error) {
    // The reader is recursive: text nested some thousand levels deep exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    return {
      root: undefined,
      problems: [tooDeep(text)],
    };
  }
}

/** Turns the reader's nodes into ours, remembering anchors in the order of the text, as aliases see them. */
function converter(text: string): (node: unknown) => Node | undefined {
  const anchors = new Map<string, Node>();
  return convert;

  function convert(node: unknown): Node | undefined {
    const converted = convertBare(node);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined && converted) anchors.set(anchor, converted);
    return converted;
  }

  function convertBare(node: unknown): Node | undefined {
    if (isScalar(node)) return scalar(node);
    if (isMap(node)) {
      const entries = node.items.flatMap((it) => entry(it.key, it.value));
      return { kind: 'map', span: spanOf(node), flow: node.flow === true, entries };
    }
    if (isSeq(node)) {
      const items = node.items.map((it) => convert(it) ?? emptyScalar(spanOf(node).start));
      return { kind: 'list', span: spanOf(node), flow: node.flow === true, items };
    }
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      return { kind: 'alias', span: spanOf(node), name: node.source, ...(target && { target }) };
    }
    return undefined;
  }

  function entry(rawKey: unknown, rawValue: unknown): Entry[] {
    const keyNode = convert(rawKey);
    // A key that is itself a list or a map has no name; no manifest has one.
    const key = keyNode?.kind === 'scalar' ? keyNode : keyNode && scalarOver(text, keyNode.span);
    if (!key) return [];
    const value = convert(rawValue) ?? emptyScalar(key.span.end);
    return [{ key, value, span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) } }];
  }
}

const styles: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

type RawScalar = { value: unknown; type?: string; tag?: string; range?: readonly number[] | null };

function scalar(node: RawScalar): ScalarNode {
  const text = typeof node.value === 'string' ? node.value : '';
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
  return {
    kind: 'scalar',
    span: spanOf(node),
    text,
    style,
    ...(node.tag !== undefined && { tag: node.tag }),
  };
}

function scalarOver(text: string, span: Span): ScalarNode {
  return { kind: 'scalar', span, text: text.slice(span.start, span.end), style: 'plain' };
}

function emptyScalar(at: number): ScalarNode {
  return { kind: 'scalar', span: { start: at, end: at }, text: '', style: 'plain' };
}

function spanOf(node: { range?: readonly number[] | null }): Span {
  const [start = 0, end = start] = node.range ?? [];
  return { start, end };
}

/** The map's entries together with those merged in by `<<`, its own first. */
export function mergedEntries(map: MapNode): readonly Entry[] {
  if (!map.entries.some(isMerge)) return map.entries;
  return [...map.entries.filter((it) => !isMerge(it)), ...entriesMergedIn(map)];
}

/** The entries merged in by `<<`. */
export function entriesMergedIn(map: MapNode): readonly Entry[] {
  if (!map.entries.some(isMerge)) return noEntries;
  return map.entries
    .filter(isMerge)
    .flatMap((it) => sources(it.value))
    .flatMap((it) => it.entries);
}

// Nearly all maps have none, and are asked often.
const noEntries: readonly Entry[] = [];

function sources(value: Node): MapNode[] {
  if (value.kind === 'alias') return value.target?.kind === 'map' ? [value.target] : [];
  if (value.kind === 'map') return [value];
  return value.kind === 'list' ? value.items.flatMap(sources) : [];
}
