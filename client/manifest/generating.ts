/**
 * What generating needs around it, and what a manifest can be generated from.
 */
import type { Language, Objects } from '../language.ts';
import type { Container, Pod } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';

export type Generating = {
  readonly run: Run;
  readonly objects: Objects;
  readonly language: Pick<Language, 'ask'>;
  readonly refresh: () => Promise<readonly Pod[] | undefined>;
  readonly pods: () => readonly Pod[];
  /** The containers outside of pods, as last listed. */
  readonly alone: () => readonly Container[];
  /** The pod of a row, or one a person picks. */
  readonly podOf: (args: readonly unknown[]) => Promise<Pod | undefined>;
};

/** What a manifest can be generated from. */
export type Thing = { readonly name: string; readonly pod: boolean };

export function podThing({ name }: Pod): Thing {
  return { name, pod: true };
}
