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
};

/** Where a name lives: mentions of one kind, text and scope mean the same thing. */
export type Scope = {
  /** Whether other documents and files can mean it: ConfigMaps live in the workspace, volumes in their pod template. */
  readonly reach: 'document' | 'workspace';
  /**
   * What the name belongs to, told apart from others of its reach: the path of its pod spec or container, or
   * `config-map/NAME` for a key. Empty where it belongs to nothing.
   */
  readonly owner: string;
};

/** Whether two mentions mean the same thing; both of one document, unless their names reach the workspace. */
export function meansSame(a: Mention, b: Mention): boolean {
  return (
    a.kind === b.kind &&
    a.text === b.text &&
    a.scope.reach === b.scope.reach &&
    a.scope.owner === b.scope.owner
  );
}
