import type { Choice } from './choice.ts';
import type { Asked } from './offer.ts';
import type { Site } from '../../symbols/walk.ts';
import type { Path } from '../../yaml/tree.ts';

/** A value's place, be anything written there or not. */
export type Spot = {
  readonly path: Path;
  readonly site: Site;
  /** The place in Kubernetes' shapes, such as `Container.image` (manifest/fields.ts). */
  readonly place: string;
  /** What is written of the value up to the cursor, without quotes. */
  readonly typed: string;
};

/** Where choices come from. */
export type Source = (asked: Asked, spot: Spot) => readonly Choice[];
