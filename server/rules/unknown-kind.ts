import { quoted } from '../schema/describe.ts';
import type { Problem, Rule } from './rule.ts';
import { nearest } from '../schema/nearest.ts';
import { entryOf, type Node } from '../yaml/tree.ts';

/**
 * apiVersion and kind that don't go together, or of which one is missing or misspelt.
 * podman never looks at apiVersion and skips a kind it doesn't know; Kubernetes needs both exactly.
 *
 *     apiVersion: v1
 *     kind: Podd
 *           ^^^^ error unknown-kind: Kubernetes has no kind 'Podd' in v1. Did you mean 'Pod'?
 *     metadata:
 *       name: web
 */
export const unknownKind: Rule = {
  code: 'unknown-kind',
  check: ({ identity: { apiVersion, kind, declared }, parsed: { root }, schema }) => {
    const known = apiVersion === undefined ? undefined : schema.kindsIn(apiVersion);
    if (declared) {
      if (apiVersion === undefined || declared.apiVersion === apiVersion) return [];
      return problem(
        root,
        'apiVersion',
        `A ${declared.kind} has the apiVersion '${declared.apiVersion}', not ${quoted(apiVersion)}.`,
      );
    }
    if (!known || apiVersion === undefined) return [];
    if (kind === undefined) {
      return problem(root, 'apiVersion', "This object lacks 'kind'.").map(alsoPodman);
    }
    if (known.includes(kind)) return [];
    const meant = nearest(kind, known);
    const advice = meant === undefined ? 'Check both.' : `Did you mean '${meant}'?`;
    const message = `Kubernetes has no kind ${quoted(kind)} in ${apiVersion}. ${advice}`;
    return problem(root, 'kind', message).map(alsoPodman);
  },
};

function problem(root: Node | undefined, key: string, message: string): Problem[] {
  const entry = entryOf(root, key);
  if (!entry) return [];
  const value = entry.value.span;
  const span = value.end > value.start ? value : entry.key.span;
  return [{ code: 'unknown-kind', voice: 'kubernetes', severity: 'error', span, message }];
}

/** podman passes over an object whose kind it doesn't know, while any apiVersion will do. */
function alsoPodman(problem: Problem): Problem {
  return { ...problem, also: 'podman' };
}
