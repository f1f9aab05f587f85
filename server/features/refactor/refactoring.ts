import type { TextEdit } from '../../manifest/edits.ts';
import type { PodPart, ContainerPart } from '../../manifest/pods.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import type { TakenPort, Target } from '../../protocol.ts';
import type { Pattern } from '../../protocol-patterns.ts';
import type { Names } from '../../symbols/names.ts';
import type { Neighbour } from '../../symbols/reach.ts';

/** A change of a document that a person may ask for where nothing is wrong. */
export type Refactoring = {
  /** In the imperative, as a menu shows it: `Add sidecar: log shipper`. */
  readonly title: string;
  /** Which of an editor's menus it belongs to (LSP, CodeActionKind: `refactor.extract` and its like). */
  readonly kind: 'extract' | 'inline' | 'move' | 'rewrite';
  /**
   * Edits in the order of the text, that stand apart. Offsets count from the start of the document; those of another
   * document of its file lie before zero or behind the document's end.
   */
  readonly edits: readonly TextEdit[];
  /** The pattern of the container that it adds, of which there are several: an editor may ask which. */
  readonly adds?: Pattern;
};

/** What stands around the document that a refactoring is asked of. */
export type Surroundings = {
  readonly here: Neighbour;
  readonly names: Names;
  readonly takenPorts: readonly TakenPort[];
  readonly target: Target;
  /** The podman version to judge by, such as `5.4`. */
  readonly podman: string;
};

/** A pod and what of it the person asks about. */
export type Place = {
  readonly document: ManifestDocument;
  readonly pod: PodPart;
  /** The container on whose first line or name the person stands, if any. */
  readonly container?: ContainerPart;
  /** Whether the person stands on the line of an offset. */
  readonly isOn: (offset: number) => boolean;
};

/** Finds what one sort of refactoring may make of a place. */
export type Offer = (place: Place, around: Surroundings) => readonly Refactoring[];
