/** A half-open range of UTF-16 offsets from the start of the document. */
export type Span = { readonly start: number; readonly end: number };

/** What a YAML document holds, as far as it could be read; a broken document has a tree too. */
export type Node = MapNode | ListNode | ScalarNode | AliasNode;

export type MapNode = {
  readonly kind: 'map';
  readonly span: Span;
  readonly flow: boolean;
  readonly entries: readonly Entry[];
};

export type ListNode = {
  readonly kind: 'list';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly Node[];
};

export type ScalarNode = {
  readonly kind: 'scalar';
  readonly span: Span;
  /** The text after quotes, escapes, folding and indentation are undone. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** An explicit tag such as `!!str`, absent where there is none. */
  readonly tag?: string;
};

/** `*name`; `target` is absent where no anchor of that name stands before it. */
export type AliasNode = {
  readonly kind: 'alias';
  readonly span: Span;
  readonly name: string;
  readonly target?: Node;
};

export type Entry = {
  readonly key: ScalarNode;
  /** An entry without a value has an empty plain scalar of length zero, so that every entry has one. */
  readonly value: Node;
  readonly span: Span;
};

/** Keys and zero-based indices from the root of a document. */
export type Path = readonly (string | number)[];

/** Whether `offset` lies in `span` or touches its end, as a cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The entry of that name; of duplicates the last one, as every YAML reader of Kubernetes and podman takes it. */
export function entryOf(node: Node | undefined, name: string): Entry | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.entries.findLast((it) => it.key.text === name);
}

/** The node an alias stands for, or the node itself. */
export function resolved(node: Node): Node | undefined {
  return node.kind === 'alias' ? node.target : node;
}

/** The node's text where it is a scalar. */
export function textOf(node: Node | undefined): string | undefined {
  const it = node && resolved(node);
  return it?.kind === 'scalar' ? it.text : undefined;
}

/** The nodes directly below a node; what an alias stands for is not below it. */
export function children(node: Node): readonly Node[] {
  if (node.kind === 'map') return node.entries.map((it) => it.value);
  return node.kind === 'list' ? node.items : [];
}

/** Whether the entry is a merge key: a plain `<<`. */
export function isMerge({ key }: Entry): boolean {
  return key.text === '<<' && key.style === 'plain';
}
