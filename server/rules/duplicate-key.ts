import { quoted } from '../schema/describe.ts';
import type { Problem, Rule } from './rule.ts';
import { children, type Entry, type Node } from '../yaml/tree.ts';

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
  check: ({ parsed }) => {
    const problems: Problem[] = [];
    if (parsed.root) visit(parsed.root);
    return problems;

    function visit(node: Node): void {
      if (node.kind === 'map') repeated(node.entries).forEach((it) => problems.push(problem(...it)));
      children(node).forEach(visit);
    }
  },
};

/** Each entry whose key stood before, with the entry that had it first. */
function repeated(entries: readonly Entry[]): [Entry, Entry][] {
  const first = new Map<string, Entry>();
  return entries.flatMap((it) => {
    const earlier = first.get(it.key.text);
    if (!earlier) first.set(it.key.text, it);
    return earlier ? [[it, earlier]] : [];
  });
}

function problem(entry: Entry, earlier: Entry): Problem {
  const name = entry.key.text;
  return {
    code: 'duplicate-key',
    voice: 'yaml',
    severity: 'error',
    span: entry.key.span,
    message: `${quoted(name)} stands here twice. Remove one of the two.`,
    related: [{ span: earlier.key.span, message: `${quoted(name)} stands here first.` }],
  };
}
