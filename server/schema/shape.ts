import type { Derive } from './derive.ts';

/** What a value may be. */
export type Type =
  | { readonly kind: 'object'; readonly shape: Shape }
  | ListType
  | MapType
  | StringType
  | { readonly kind: 'integer'; readonly format?: 'int32' | 'int64' }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'quantity' }
  | { readonly kind: 'int-or-string' }
  /** Free form: nothing is said about it. */
  | { readonly kind: 'any' }
  /** A whole object, narrowed by its own apiVersion and kind: an item of a `List`. */
  | { readonly kind: 'manifest' };

export type ListType = {
  readonly kind: 'list';
  readonly item: Type;
  /** The item's fields whose values, taken together, tell two items apart: `name` for containers. */
  readonly keys?: readonly string[];
};

export type MapType = {
  readonly kind: 'map';
  readonly value: Type;
  /** Keys worth offering; others are accepted too. */
  readonly knownKeys?: readonly string[];
};

export type StringType = {
  readonly kind: 'string';
  /** The only values Kubernetes accepts; absent where any text will do. */
  readonly values?: readonly string[];
  /** The empty text, besides `values`, which then means the same as leaving the field out. */
  readonly emptyAllowed?: true;
  /** Values worth offering, though others are accepted too (for instance a Secret's types). */
  readonly known?: readonly string[];
  /** What values stand for, by value; plain text by the Kubernetes authors. Not every value has one. */
  readonly meanings?: ReadonlyMap<string, string>;
  readonly format?: 'date-time' | 'byte';
};

export type Field = {
  readonly name: string;
  readonly type: Type;
  /** Whether the API server refuses an object without it, whatever its other fields say. */
  readonly required: boolean;
  /** Whether only the API server's own code requires it: a JSON schema made from OpenAPI calls it optional. */
  readonly requiredByServer?: true;
  /** Plain text by the Kubernetes authors (see NOTICE), in paragraphs. */
  readonly description: string;
  /** What the API server fills in, as YAML text. */
  readonly default?: string;
  /** The first Kubernetes version that has it, such as '1.28'; absent where it is older than 1.18. */
  readonly since?: string;
  readonly deprecated: boolean;
};

/** An object's fields by name, in the order they are offered: required first, then by common use, deprecated last. */
export type Shape = {
  /** The Kubernetes type, such as 'Container'. */
  readonly name: string;
  readonly description: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** The fields a newly inserted object starts with, in order; none where there are too many ways to go on. */
  readonly skeleton: readonly string[];
};

/** apiVersion and kind of an object, such as { apiVersion: 'apps/v1', kind: 'Deployment' }. */
export type ObjectKind = { readonly apiVersion: string; readonly kind: string };

export type Schema = {
  /** The kinds whose shape is known, in the order they are offered. */
  readonly kinds: readonly ObjectKind[];
  /** The shape of such an object, or nothing where it is none of ours. */
  readonly shapeOf: (object: ObjectKind) => Shape | undefined;
  /** All kind names Kubernetes has in an apiVersion we know shapes in (v1, apps/v1, batch/v1); else nothing. */
  readonly kindsIn: (apiVersion: string) => readonly string[] | undefined;
  /** For what is to be worked out once for all documents. */
  readonly derive: Derive<Schema>;
};
