import type { Seek } from './seek.ts';

/** A thing podman says, and where in a manifest it may stand, the likeliest place first. */
export type Cause = {
  readonly pattern: RegExp;
  /** Takes what the pattern found: the whole, then its groups, empty where they found nothing. */
  readonly seek: (found: readonly string[]) => readonly Seek[];
};
