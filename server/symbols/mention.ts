import type { Path, Span } from '../yaml/tree.ts';

/** The sorts of names that one place of a manifest gives and another uses. */
export type NameKind =
  | 'container'
  | 'volume'
  | 'port'
  | 'config-map'
  | 'secret'
  | 'claim'
  /** A key of a ConfigMap's or a Secret's data. */
  | 'key'
  | 'service-account'
  /** An environment variable, as `$(NAME)` in command and args. */
  | 'variable'
  /** A label's value, as selectors use it. */
  | 'label';

/** One place of a document where a name stands. */
export type Mention = {
  readonly kind: NameKind;
  /** The name itself, without quotes. */
  readonly text: string;
  readonly scope: Scope;
  readonly role: 'declares' | 'refers';
  /** The name's own text, without quotes: a part of its scalar for `$(NAME)` and for annotation suffixes. */
  readonly span: Span;
  /** What a person is shown of a declaration: the whole list item, entry or object. For a reference, its scalar. */
  readonly whole: Span;
  /** The path of the scalar that holds the name. */
  readonly path: Path;
  /** Whether nothing is wrong where nobody declares it (`optional: true`). */
  readonly optional: boolean;
  /** The namespace its object says it is in; absent where it says none, which fits any. */
  readonly namespace?: string;
  /**
   * As `key=value`: the labels of a declared port's pod, or those a Service asks for that refers to a port.
   * A Service's port means the ports of that name in every pod with these labels.
   */
  readonly labels?: readonly string[];
  /** Of a variable that its container's `env` doesn't declare: whose keys may be what it means (`envFrom`). */
  readonly sources?: readonly Scope[];
};

/** Where a name lives: mentions of one kind, text and scope mean the same thing. */
export type Scope = {
  /** Whether other documents and files can mean it: ConfigMaps live in the workspace, volumes in their pod template. */
  readonly reach: 'document' | 'workspace';
  /**
   * What the name belongs to, told apart from others of its reach: the path of its pod spec (volumes, containers) or
   * container (ports, variables) with `/` between, `config-map/NAME` or `secret/NAME` for a key, the label's key for
   * its value. Empty where it belongs to nothing.
   */
  readonly owner: string;
};

/**
 * Whether two mentions mean the same thing; both of one document, unless their names reach the workspace.
 * podman knows no namespaces, but who writes two different ones means two things.
 */
export function meansSame(a: Mention, b: Mention): boolean {
  return a.kind === b.kind && a.text === b.text && sameScope(a.scope, b.scope) && fitsNamespace(a, b);
}

export function sameScope(a: Scope, b: Scope): boolean {
  return a.reach === b.reach && a.owner === b.owner;
}

/** Whether two objects may live in one namespace: one that says none lives wherever it is played. */
export function fitsNamespace(a: Pick<Mention, 'namespace'>, b: Pick<Mention, 'namespace'>): boolean {
  return a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace;
}
