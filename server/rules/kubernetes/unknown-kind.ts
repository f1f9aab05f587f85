import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceValue } from '../../manifest/edits.ts';
import { narrow } from '../../manifest/identity.ts';
import { nearest } from '../../schema/nearest.ts';
import { quoted } from '../../schema/describe.ts';
import type { ObjectKind } from '../../schema/shape.ts';
import { fixBy, refusal, type Fix, type Problem, type Rule } from '../rule.ts';
import { entryOf, textOf, type Node } from '../../yaml/tree.ts';

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
  check: (document) => {
    const { identity, parsed, typed, schema } = document;
    const items = typed.flatMap(({ type, node }) =>
      type.kind === 'list' && type.item.kind === 'manifest' && node.kind === 'list' ? node.items : [],
    );
    return [
      ...check(document, parsed.root, identity.apiVersion, identity.kind, identity.declared),
      ...items.flatMap((it) => {
        const apiVersion = textOf(entryOf(it, 'apiVersion')?.value);
        const kind = textOf(entryOf(it, 'kind')?.value);
        return check(document, it, apiVersion, kind, narrow(schema, apiVersion, kind));
      }),
    ];
  },
};

function check(
  document: ManifestDocument,
  object: Node | undefined,
  apiVersion: string | undefined,
  kind: string | undefined,
  declared: ObjectKind | undefined,
): Problem[] {
  if (apiVersion === undefined || declared?.apiVersion === apiVersion) return [];
  const known = document.schema.kindsIn(apiVersion);
  if (declared) return [...wrongVersion(document, object, apiVersion, declared, known !== undefined)];
  if (!known || (kind !== undefined && known.includes(kind))) return [];
  if (kind === undefined) return problem(object, 'apiVersion', "This object lacks 'kind'.", alsoPodman);
  const meant = nearest(kind, known);
  const advice = meant === undefined ? 'Check both.' : `Did you mean '${meant}'?`;
  const message = `Kubernetes has no kind ${quoted(kind)} in ${apiVersion}. ${advice}`;
  return problem(object, 'kind', message, {
    ...alsoPodman,
    fixes: meant === undefined ? [] : rewritten(document, object, 'kind', meant),
  });
}

/** A version that other kinds have is told at the kind, as the API server does; one that none has, at itself. */
function wrongVersion(
  document: ManifestDocument,
  object: Node | undefined,
  apiVersion: string,
  { kind, apiVersion: right }: ObjectKind,
  isKnown: boolean,
): Problem[] {
  const fixes = rewritten(document, object, 'apiVersion', right);
  if (!isKnown) {
    const message = `A ${kind} has the apiVersion '${right}', not ${quoted(apiVersion)}.`;
    return problem(object, 'apiVersion', message, { fixes });
  }
  const message = `Kubernetes has no kind '${kind}' in ${apiVersion}. A ${kind} has the apiVersion '${right}'.`;
  return problem(object, 'kind', message, { fixes });
}

function problem(object: Node | undefined, key: string, message: string, more: Partial<Problem>): Problem[] {
  const entry = entryOf(object, key);
  if (!entry) return [];
  const value = entry.value.span;
  return [refusal('unknown-kind', value.end > value.start ? value : entry.key.span, message, more)];
}

/** podman passes over an object whose kind it doesn't know, while any apiVersion will do. */
const alsoPodman = { also: 'podman' } as const satisfies Partial<Problem>;

function rewritten(
  document: ManifestDocument,
  object: Node | undefined,
  key: string,
  text: string,
): readonly Fix[] {
  const value = entryOf(object, key)?.value;
  if (value?.kind !== 'scalar') return [];
  return fixBy(`Write '${key}: ${text}'`, 'safe', replaceValue(document, value, text));
}
