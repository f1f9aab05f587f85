import type { ManifestDocument } from '../../manifest/document.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, type Problem, type Rule } from '../rule.ts';
import { booleanOf, integerOf, scalarKind } from '../../yaml/scalar.ts';
import { children, type Entry, type MapNode, type Node, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A key that its map has already. podman and the API server refuse the whole file; kubectl silently keeps the last.
 *
 *     metadata:
 *       name: web
 *       name: db
 *       ^^^^ error duplicate-key: 'name' stands here twice. Remove one of the two.
 */
export const duplicateKey: Rule = {
  code: 'duplicate-key',
  check: (document) => {
    const problems: Problem[] = [];
    if (document.parsed.root) visit(document.parsed.root);
    return problems;

    function visit(node: Node): void {
      if (node.kind === 'map') {
        repeated(node.entries).forEach((it) => problems.push(problem(document, node, ...it)));
      }
      children(node).forEach(visit);
    }
  },
};

/** Each entry whose key stood before, with the entry that had it first. */
function repeated(entries: readonly Entry[]): [Entry, Entry][] {
  const first = new Map<string, Entry>();
  return entries.flatMap((it) => {
    const key = meaning(it.key);
    const earlier = first.get(key);
    if (!earlier) first.set(key, it);
    return earlier ? [[it, earlier]] : [];
  });
}

/** What tells keys apart: `on` and `yes` are one boolean, `0x10` and `16` one number, and `"16"` is text. */
function meaning(key: ScalarNode): string {
  // Booleans and null are shorter words, and numbers begin otherwise.
  if (key.tag === undefined && /^[A-Za-z]\w{5}/.test(key.text)) return `string ${key.text}`;
  const value = booleanOf(key) ?? integerOf(key);
  return `${scalarKind(key)} ${value?.toString() ?? key.text}`;
}

function problem(document: ManifestDocument, map: MapNode, entry: Entry, earlier: Entry): Problem {
  const name = quoted(entry.key.text);
  const same = entry.key.text === earlier.key.text;
  const message = same
    ? `${name} stands here twice. Remove one of the two.`
    : `${name} means the same key as ${quoted(earlier.key.text)}. Put one of the two in quotes.`;
  return {
    code: 'duplicate-key',
    voice: 'yaml',
    severity: 'error',
    span: entry.key.span,
    message,
    related: [{ span: earlier.key.span, message: `${quoted(earlier.key.text)} stands here first.` }],
    fixes: [
      ...fixBy('Remove this one', 'unsafe', removeEntry(document, map, entry)),
      ...fixBy('Remove the first one', 'unsafe', removeEntry(document, map, earlier)),
    ],
  };
}
