import type { Mention } from './mention.ts';
import type { Neighbour } from './reach.ts';

/** A mention and the document it stands in. */
export type Occurrence = { readonly at: Neighbour; readonly mention: Mention };
