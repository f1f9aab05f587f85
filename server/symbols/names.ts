import { fitsNamespace, meansSame, type Mention, type NameKind, type Scope } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import { nameIndex, type NameIndex } from './name-index.ts';
import type { Occurrence } from './occurrence.ts';
import { reachingOut, type Neighbour } from './reach.ts';
import type { ManifestDocument } from '../manifest/document.ts';

/** What documents say of each other's names. */
export type Names = {
  /**
   * What a mention refers to: of a name that its own file declares, that alone, else what any file declares.
   * Of a declaration, itself and those that say the same in its file.
   */
  readonly declarations: (of: Occurrence) => readonly Occurrence[];
  /** The references, in any document, that may mean the same as a mention. */
  readonly uses: (of: Mention) => readonly Occurrence[];
  /** The declarations, in any document, of a name of the workspace, whatever their namespace. */
  readonly declared: (kind: NameKind, text: string, owner?: string) => readonly Occurrence[];
  /** The names that are declared, in any document, where one of the workspace is looked for. */
  readonly declaredBeside: (kind: NameKind, scope: Scope) => readonly string[];
  /**
   * What `gather` makes of the facts of all documents, worked out once: ask with the same functions for the same object.
   * `facts` tells of a document by itself what others need to know of it. Let that be plain data, no part of a tree, and
   * let it say in `span` alone where something stands: then an edit that changes no fact costs the others nothing.
   */
  readonly among: <T, R>(
    facts: (document: ManifestDocument) => readonly T[],
    gather: (facts: readonly Placed<T>[]) => R,
  ) => R;
};

function byPlace(a: Occurrence, b: Occurrence): number {
  if (a.at.uri !== b.at.uri) return a.at.uri < b.at.uri ? -1 : 1;
  return a.at.start - b.at.start || a.mention.span.start - b.mention.span.start;
}

/** A fact of a document. */
export type Placed<T> = { readonly at: Neighbour; readonly fact: T };

/** What was made of facts, by what made it. */
export type Gathered = Map<unknown, { readonly facts: Facts; readonly result: unknown }>;

export type Facts = (document: ManifestDocument) => readonly unknown[];

/** Reads what some documents, all of those that can mean each other, have to do with each other. */
export function namesAmong(neighbours: readonly Neighbour[]): Names {
  const index = nameIndex();
  neighbours.forEach(index.add);
  return namesOf(index, () => neighbours, new Map());
}

/** `index` has the mentions of all the documents; `gathered` is what was made of their facts, and grows. */
export function namesOf(index: NameIndex, documents: () => readonly Neighbour[], gathered: Gathered): Names {
  return { declarations, uses: index.used, declared, declaredBeside, among };

  function declarations({ at, mention }: Occurrence): readonly Occurrence[] {
    if (mention.scope.reach === 'document') {
      const own = mentionsIn(at.document).filter((it) => it.role === 'declares' && meansSame(it, mention));
      if (own.length > 0 || !mention.sources) return own.map((it) => ({ at, mention: it }));
    }
    // The index has them in the order in which they were edited.
    const all = index
      .declared(mention)
      .filter((it) => isDeclaredBy(mention, it.mention))
      .toSorted(byPlace);
    const near = all.filter((it) => it.at.uri === at.uri);
    return near.length > 0 || mention.role === 'declares' ? near : all;
  }

  function declared(kind: NameKind, text: string, owner = ''): readonly Occurrence[] {
    const place = { span: nowhere, whole: nowhere, path: [] };
    const scope: Scope = { reach: 'workspace', owner };
    return index.declared({ kind, text, scope, role: 'refers', optional: false, ...place });
  }

  function declaredBeside(kind: NameKind, { owner }: Scope): readonly string[] {
    return [...(among(declaredNames, byOwner).get(`${kind}\n${owner}`) ?? [])];
  }

  function among<T, R>(
    facts: (document: ManifestDocument) => readonly T[],
    gather: (facts: readonly Placed<T>[]) => R,
  ): R {
    const known = gathered.get(gather);
    if (known) return known.result as R;
    const result = gather(
      documents().flatMap((at) => at.document.derive(facts).map((fact) => ({ at, fact }))),
    );
    gathered.set(gather, { facts, result });
    return result;
  }
}

const nowhere = { start: 0, end: 0 };

function isDeclaredBy(mention: Mention, declared: Mention): boolean {
  if (!fitsNamespace(mention, declared)) return false;
  if (mention.kind === 'variable') return declared.kind === 'key';
  if (mention.kind === 'port') return isSelected(declared, mention.labels ?? []);
  return meansSame(mention, declared);
}

/** Whether the pod of a declared port has all the labels a Service asks for. */
export function isSelected({ labels }: Mention, asked: readonly string[]): boolean {
  return asked.length > 0 && asked.every((it) => labels?.includes(it));
}

type DeclaredName = { readonly owner: string; readonly text: string };

/** The names of the workspace that a document declares, by kind and owner. */
export function declaredNames(document: ManifestDocument): readonly DeclaredName[] {
  return reachingOut(document)
    .filter((it) => it.role === 'declares' && it.scope.reach === 'workspace')
    .map(({ kind, scope, text }) => ({ owner: `${kind}\n${scope.owner}`, text }));
}

function byOwner(declared: readonly Placed<DeclaredName>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { owner, text } of declared.map((it) => it.fact)) {
    const names = found.get(owner);
    if (names) names.add(text);
    else found.set(owner, new Set([text]));
  }
  return found;
}
