import type { Pattern, Variant } from './variant.ts';
import { adapters } from './variants/adapters.ts';
import { ambassadors } from './variants/ambassadors.ts';
import { inits } from './variants/inits.ts';
import { sidecars } from './variants/sidecars.ts';

/** All variants there are, in the order in which they are offered. */
export const variants: readonly Variant[] = [...sidecars, ...ambassadors, ...adapters, ...inits];

/** A pattern's container, as a person reads it. */
export const patternWords = {
  sidecar: 'sidecar',
  ambassador: 'ambassador',
  adapter: 'adapter',
  init: 'init container',
} as const satisfies Record<Pattern, string>;
