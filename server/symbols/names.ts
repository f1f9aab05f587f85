import { fitsNamespace, meansSame, type Mention, type NameKind, type Scope } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import { nameIndex } from './name-index.ts';
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
  /** The references, in any document, that may mean the same as a mention. */
  readonly uses: (of: Mention) => readonly Occurrence[];
  /** The declarations, in any document, of a name of the workspace, whatever their namespace. */
  readonly declared: (kind: NameKind, text: string, owner?: string) => readonly Occurrence[];
  /** The names that are declared, in any document, where one of the workspace is looked for. */
  readonly declaredBeside: (kind: NameKind, scope: Scope) => readonly string[];
  /**
   * What a function makes of all the documents, worked out once: ask with the same function for the same object.
   * Let it take what it needs of a document by `document.derive`, and keep no part of a tree: of closed files only
   * what was derived is kept.
   */
  readonly among: <T>(work: (documents: readonly Neighbour[]) => T) => T;
};

/** Reads what some documents, all of those that can mean each other, have to do with each other. */
export function namesAmong(neighbours: readonly Neighbour[]): Names {
  const index = nameIndex(neighbours);
  const derived = new Map<unknown, unknown>();
  return { declarations, uses: index.used, declared, declaredBeside, among };

  function declarations({ at, mention }: Occurrence): readonly Occurrence[] {
    if (mention.scope.reach === 'document') {
      const own = mentionsIn(at.document).filter((it) => it.role === 'declares' && meansSame(it, mention));
      if (own.length > 0 || !mention.sources) return own.map((it) => ({ at, mention: it }));
    }
    const all = index.declared(mention).filter((it) => isDeclaredBy(mention, it.mention));
    const near = all.filter((it) => it.at.uri === at.uri);
    return near.length > 0 || mention.role === 'declares' ? near : all;
  }

  function declared(kind: NameKind, text: string, owner = ''): readonly Occurrence[] {
    const place = { span: nowhere, whole: nowhere, path: [] };
    const scope: Scope = { reach: 'workspace', owner };
    return index.declared({ kind, text, scope, role: 'refers', optional: false, ...place });
  }

  function declaredBeside(kind: NameKind, { owner }: Scope): readonly string[] {
    return [...(among(declaredNames).get(`${kind}\n${owner}`) ?? [])];
  }

  function among<T>(work: (documents: readonly Neighbour[]) => T): T {
    if (!derived.has(work)) derived.set(work, work(neighbours));
    return derived.get(work) as T;
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

/** The names of the workspace by kind and owner. */
function declaredNames(neighbours: readonly Neighbour[]): ReadonlyMap<string, ReadonlySet<string>> {
  const declared = new Map<string, Set<string>>();
  for (const { mentions } of neighbours) {
    for (const { kind, scope, role, text } of mentions) {
      if (role === 'refers' || scope.reach === 'document') continue;
      const key = `${kind}\n${scope.owner}`;
      const found = declared.get(key);
      if (found) found.add(text);
      else declared.set(key, new Set([text]));
    }
  }
  return declared;
}
