/** The form of kubernetes.generated.json: what `scripts/generate-schema.mts` writes and `kubernetes.ts` reads. */
export type SchemaTable = {
  /** Where the texts and types come from. */
  readonly source: string;
  /** The kinds whose shape is known, in the order they are offered. */
  readonly roots: readonly { readonly apiVersion: string; readonly kind: string; readonly shape: string }[];
  /** All kind names by apiVersion. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  readonly shapes: Readonly<Record<string, ShapeRow>>;
};

export type ShapeRow = {
  readonly description: string;
  readonly skeleton: readonly string[];
  /** In the order they are offered. */
  readonly fields: Readonly<Record<string, FieldRow>>;
};

export type FieldRow = {
  /**
   * A scalar's name in lower case (string, byte, date-time, int32, int64, number, boolean, quantity, int-or-string,
   * any, manifest) or a shape's name, after `[]` for each list and `{}` for each map around it: `[]Container`.
   */
  readonly type: string;
  readonly required?: boolean;
  /** Whether OpenAPI calls it optional all the same. */
  readonly requiredByServer?: boolean;
  readonly default?: string;
  readonly since?: string;
  readonly deprecated?: boolean;
  /** Of the string, or of the strings in the list or map. */
  readonly values?: readonly string[];
  readonly emptyAllowed?: boolean;
  readonly known?: readonly string[];
  /** What a value stands for, by value. */
  readonly meanings?: Readonly<Record<string, string>>;
  /** Of the list. */
  readonly keys?: readonly string[];
  /** Of the map. */
  readonly knownKeys?: readonly string[];
  readonly description: string;
};
