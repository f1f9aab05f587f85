import { fitsNamespace, meansSame, type Mention, type NameKind, type Scope } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import type { Neighbour } from './reach.ts';

/** A mention and the document it stands in. */
export type Occurrence = { readonly at: Neighbour; readonly mention: Mention };

/** What documents say of each other's names. */
export type Names = {
  /**
   * What a mention refers to: of a name that its own file declares, that alone, else what any file declares.
   * Of a declaration, itself and those that say the same in its file.
   */
  readonly declarations: (of: Occurrence) => readonly Occurrence[];
  /** Mentions of other documents that may have to do with a mention's name, and its own. */
  readonly related: (to: Mention) => readonly Occurrence[];
  /** Mentions of a name of the workspace, in any document. */
  readonly named: (kind: NameKind, owner: string, text: string) => readonly Occurrence[];
  /** The names that are declared, in any document, where a name of the workspace is looked for. */
  readonly declaredBeside: (mention: Mention) => readonly string[];
};

/** Reads what some documents, all of those that can mean each other, have to do with each other. */
export function namesAmong(neighbours: readonly Neighbour[]): Names {
  const index = indexOf(neighbours);
  const declared = declaredNames(neighbours);
  return {
    declarations,
    related,
    declaredBeside,
    named: (kind, owner, text) => index.get(indexKey(kind, owner, text)) ?? [],
  };

  function related(to: Mention): readonly Occurrence[] {
    return [...new Set(indexKeys(to).flatMap((it) => index.get(it) ?? []))];
  }

  function declaredBeside({ kind, scope }: Mention): readonly string[] {
    return [...(declared.get(indexKey(kind, scope.owner, '')) ?? [])];
  }

  function declarations(of: Occurrence): readonly Occurrence[] {
    const { at, mention } = of;
    if (mention.scope.reach === 'document') {
      const own = mentionsIn(at.document).filter((it) => it.role === 'declares' && meansSame(it, mention));
      if (own.length > 0 || !mention.sources) return own.map((it) => ({ at, mention: it }));
    }
    const all = related(mention).filter((it) => isDeclaredBy(mention, it.mention));
    const near = all.filter((it) => it.at.uri === at.uri);
    return near.length > 0 || mention.role === 'declares' ? near : all;
  }
}

/** By kind and owner. */
function declaredNames(neighbours: readonly Neighbour[]): ReadonlyMap<string, ReadonlySet<string>> {
  const declared = new Map<string, Set<string>>();
  for (const { mentions } of neighbours) {
    for (const { kind, scope, role, text } of mentions) {
      if (role === 'refers' || scope.reach === 'document') continue;
      const key = indexKey(kind, scope.owner, '');
      const found = declared.get(key);
      if (found) found.add(text);
      else declared.set(key, new Set([text]));
    }
  }
  return declared;
}

function indexOf(neighbours: readonly Neighbour[]): ReadonlyMap<string, readonly Occurrence[]> {
  const index = new Map<string, Occurrence[]>();
  for (const at of neighbours) {
    for (const mention of at.mentions) {
      for (const key of indexKeys(mention)) {
        const found = index.get(key);
        if (found) found.push({ at, mention });
        else index.set(key, [{ at, mention }]);
      }
    }
  }
  return index;
}

function isDeclaredBy(mention: Mention, declared: Mention): boolean {
  if (declared.role === 'refers' || !fitsNamespace(mention, declared)) return false;
  if (mention.kind === 'variable') return declared.kind === 'key';
  if (mention.kind === 'port') return isSelected(declared, mention.labels ?? []);
  return meansSame(mention, declared);
}

/** Whether the pod of a declared port has all the labels a Service asks for. */
export function isSelected({ labels }: Mention, asked: readonly string[]): boolean {
  return asked.length > 0 && asked.every((it) => labels?.includes(it));
}

/** Where a mention is looked for: ports by their names alone, variables as the keys they may be. */
function indexKeys({ kind, text, scope, sources, labels }: Mention): readonly string[] {
  if (kind === 'port') return labels ? [indexKey('port', '', text)] : [];
  if (sources) return sources.map((it) => keyIndex(it, text));
  return scope.reach === 'workspace' ? [indexKey(kind, scope.owner, text)] : [];
}

function keyIndex({ owner }: Scope, text: string): string {
  return indexKey('key', owner, text);
}

function indexKey(kind: string, owner: string, text: string): string {
  return `${kind}\n${owner}\n${text}`;
}
