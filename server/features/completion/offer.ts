import type { ManifestDocument } from '../../manifest/document.ts';
import type { TextEdit } from '../../manifest/edits.ts';
import type { Taken } from '../../patterns/taken.ts';
import type { LocalName, Target } from '../../protocol.ts';
import type { Reach } from '../../symbols/reach.ts';
import type { Writing } from '../../yaml/place.ts';
import type { Edit, Layout, Snippet } from '../../yaml/write.ts';

/** Something to offer at the cursor, with offsets from the document's start. */
export type Completion = {
  readonly label: string;
  /** `field` is one that Kubernetes' shapes have, and `key` one of a map that has whatever keys a person likes. */
  readonly sort:
    | 'field'
    | 'key'
    | 'item'
    | 'value'
    | 'boolean'
    | 'kind'
    | 'name'
    | 'local'
    | 'folder'
    | 'amount'
    | 'pattern';
  /** A few words beside the label: the type, whether it is required, what podman does with it. */
  readonly detail: string;
  /** Markdown, worked out when it is asked for: of a long list only one is ever shown. */
  readonly documentation: () => string;
  readonly edit: Edit;
  /** What goes with it elsewhere: a comma that is missing behind the entry before, the volume of a new container. */
  readonly more: readonly TextEdit[];
  /** The text the replaced span is matched with. */
  readonly filter: string;
  readonly deprecated: boolean;
  /** Whether the next thing to type has values to choose from. */
  readonly leadsToValues: boolean;
  /** Whether the lines below become part of it, which fit where they stand now: for those who want just that. */
  readonly takesBelow: boolean;
  /** Whether it is made of what is typed so far, so that another letter makes another. */
  readonly followsTyping: boolean;
};

/** What completion knows besides the document. */
export type Known = {
  readonly target: Target;
  /** The podman version to judge by, such as `5.4.2`. */
  readonly podman: string;
  /** The other documents whose names the document may use. */
  readonly reach: Reach;
  /** What others have that a pod which podman calls by this name had better leave to them. */
  readonly taken: (pod: string | undefined) => Taken;
  /** What the local podman or the file system has of what `wants` told; absent where nobody is there to ask. */
  readonly local: readonly LocalName[] | undefined;
};

/** A question: what can be written at an offset of a document. */
export type Asked = {
  readonly document: ManifestDocument;
  readonly offset: number;
  readonly layout: Layout;
  readonly known: Known;
  /** What names are taken from (readings.ts). */
  readonly readings: () => readonly ManifestDocument[];
};

/** What a place doesn't tell of a completion. */
type Offer = Pick<Completion, 'label' | 'sort'> & {
  readonly insert: Snippet;
} & Partial<Omit<Completion, 'label' | 'sort' | 'edit' | 'more' | 'filter'>>;

/** An offer as an edit of its place. */
export function offerAt(
  { document, offset }: Asked,
  place: Writing,
  { insert, ...offer }: Offer,
): Completion {
  const { replaced, lead, trail, commaAt } = place;
  const begun = document.text.slice(replaced.start, offset);
  return {
    detail: '',
    documentation: () => '',
    deprecated: false,
    leadsToValues: false,
    takesBelow: false,
    followsTyping: false,
    ...offer,
    edit: { span: replaced, insert: [lead, ...insert, trail] },
    more: commaAt === undefined ? [] : [{ span: { start: commaAt, end: commaAt }, insert: ',' }],
    // Clients compare what is replaced with it, blanks and quotes included.
    filter: (/^[\s"']*/.exec(begun)?.[0] ?? '') + offer.label,
  };
}
