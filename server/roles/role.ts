/** What a container is to its pod: what the pod is for, or how it helps that. */
export type RoleKind = 'main' | 'sidecar' | 'ambassador' | 'adapter' | 'init' | 'infra';

export type Role = {
  readonly kind: RoleKind;
  /** Which sort of it, in a few words as the patterns' menu has them, such as `log shipper`; absent where nothing tells. */
  readonly sort?: string;
  /** A sentence that says how it is known. */
  readonly why: string;
};

/** `sidecar: log shipper`. */
export function roleText({ kind, sort }: Pick<Role, 'kind' | 'sort'>): string {
  return sort === undefined ? kind : `${kind}: ${sort}`;
}

/** The annotation by which a person says a container's role; the container's name follows. */
export const roleAnnotation = 'podwright.role/';

/** The roles an annotation may give, each with what it means. */
export const roleMeanings = {
  main: 'what the pod is for',
  sidecar: 'adds something to the main container without changing it',
  ambassador: 'stands at localhost for a service elsewhere',
  adapter: 'says in a form that others understand what the main container says in its own',
  init: 'ends before the others start',
} as const satisfies Partial<Record<RoleKind, string>>;

/** Reads an annotation's value, `KIND` or `KIND WHICH SORT`; nothing where it is no role. */
export function readRole(value: string): Pick<Role, 'kind' | 'sort'> | undefined {
  const [, word = '', sort] = /^([a-z]+)(?:[\s:]+([^\s:].*)?)?$/.exec(value.trim()) ?? [];
  return isGiven(word) ? { kind: word, ...(sort !== undefined && { sort }) } : undefined;
}

function isGiven(word: string): word is keyof typeof roleMeanings {
  return Object.hasOwn(roleMeanings, word);
}
