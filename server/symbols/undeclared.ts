import type { Mention, NameKind } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import type { Names } from './names.ts';
import type { Occurrence } from './occurrence.ts';
import type { Neighbour } from './reach.ts';
import { nearest } from '../schema/nearest.ts';

/** A document, and what it and all others say of names. */
export type View = { readonly here: Neighbour; readonly names: Names };

/** A mention whose name nobody declares. */
export type Undeclared = {
  readonly mention: Mention;
  /** The declared name that is most like it. */
  readonly meant?: string;
  /** The namespace in which the very name is declared, where nobody looks for it. */
  readonly namespace?: string;
};

/** The names of a kind that a document uses and nobody declares, but for those that may be missing; each place once. */
export function undeclared({ here, names }: View, kind: NameKind): readonly Undeclared[] {
  const missing = mentionsIn(here.document).filter(
    (mention) =>
      mention.kind === kind &&
      mention.role === 'refers' &&
      !mention.optional &&
      names.declarations({ at: here, mention }).length === 0,
  );
  return [...new Map(missing.map((it) => [it.span.start, it])).values()].map((mention) => {
    const { scope, text } = mention;
    const namespace = names.declared(kind, text, scope.owner)[0]?.mention.namespace;
    if (namespace !== undefined) return { mention, namespace };
    const meant = nearest(text, names.declaredBeside(kind, scope));
    return { mention, ...(meant !== undefined && { meant }) };
  });
}

/** What to tell a person of it, as a sentence: what was meant, or else what `otherwise` says. */
export function guess({ meant, namespace }: Undeclared, otherwise: string): string {
  if (namespace !== undefined) return `There is one in the namespace '${namespace}'.`;
  return meant === undefined ? otherwise : `Did you mean '${meant}'?`;
}

/** Where the ConfigMap or Secret is declared to which a key is said to belong. */
export function ownersOf({ here, names }: View, key: Mention): readonly Occurrence[] {
  const kind = key.scope.owner.startsWith('secret/') ? 'secret' : 'config-map';
  const text = key.scope.owner.slice(kind.length + 1);
  const mention: Mention = { ...key, kind, text, scope: { reach: 'workspace', owner: '' } };
  return names.declarations({ at: here, mention });
}
