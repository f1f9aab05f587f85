import type { ManifestDocument } from '../../manifest/document.ts';
import type { LocalName, Target } from '../../protocol.ts';
import type { Names } from '../../symbols/names.ts';
import type { Site } from '../../symbols/walk.ts';

/** What a hover knows besides the document. */
export type Known = {
  readonly target: Target;
  /** The podman version to judge by, such as `5.4.2`. */
  readonly podman: string;
  /** The names of the document and of all in its reach. */
  readonly names: Names;
  /** Whether another YAML server shows what the schema says of a field. */
  readonly fieldsLeft: boolean;
  /** What the local podman has of what `hoverWants` told; absent where it isn't known. */
  readonly local: readonly LocalName[] | undefined;
};

/** What is asked about: a value or a key, and the place it has among Kubernetes' types. */
export type Asked = {
  readonly document: ManifestDocument;
  readonly known: Known;
  readonly site: Site;
  /** The place as `Shape.field`, with `[]` for a list's items and `{}` for a map's values. */
  readonly place: string;
  /** The value, or the key, without quotes. */
  readonly text: string;
};

/** Says in Markdown what only this text means; nothing where it has nothing to say. */
export type Explain = (asked: Asked) => string | undefined;
