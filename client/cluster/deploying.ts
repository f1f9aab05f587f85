/**
 * What all commands for clusters share: what they work with, and how they tell what went wrong.
 */
import { elsewhereRequest, type Elsewhere, type ElsewhereParams } from '../../server/protocol-cluster.ts';
import type { Language } from '../language.ts';
import type { Target } from '../manifest/target.ts';
import type { Troubles } from '../manifest/troubles.ts';
import type { Run } from '../podman/run.ts';
import type { ReadOnly } from '../pods/documents.ts';
import { ClusterError } from './error.ts';
import type { ClusterPlace } from './kubectl.ts';
import { inWords, type PlaceMemory } from './place.ts';
import type { RunKubectl } from './run.ts';

export type Deploying = {
  readonly kubectl: RunKubectl;
  /** Runs podman. */
  readonly run: Run;
  readonly language: Pick<Language, 'ask' | 'objects' | 'uriOf'>;
  /** Tells what the cluster complains of where it stands. */
  readonly troubles: Pick<Troubles, 'tell' | 'forget'>;
  readonly documents: Pick<ReadOnly, 'keep' | 'show'>;
  readonly places: PlaceMemory;
  /** Each line that is printed. */
  readonly log: (line: string) => void;
};

/** Runs an action, and tells in the text what the cluster finds wrong with it. Fails as the action does. */
export async function tellingTroubles<T>(
  { troubles }: Pick<Deploying, 'troubles'>,
  { uri, line }: Target,
  action: () => Promise<T>,
): Promise<T> {
  troubles.forget(uri);
  try {
    return await action();
  } catch (error) {
    if (error instanceof ClusterError && error.complaints.length > 0) {
      await troubles.tell(uri, line === undefined ? undefined : [line], error.complaints);
    }
    throw error;
  }
}

/** What behaves differently there; nothing where nobody knows. */
export async function differencesOf(
  language: Deploying['language'],
  { uri, line }: Target,
): Promise<Elsewhere> {
  const params: ElsewhereParams = { uri: language.uriOf(uri), ...(line !== undefined && { lines: [line] }) };
  try {
    return await language.ask<Elsewhere>(elsewhereRequest, params);
  } catch {
    // Without the server the cluster itself is the first to say something.
    return [];
  }
}

/** What fails says also of which file and where it is told: both may have left a person's mind by then. */
export async function named<T>(name: string, place: ClusterPlace, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof ClusterError) || error.kind === 'cancelled') throw error;
    const { kind, complaints } = error;
    const message = `'${name}' in ${inWords(place)}: ${error.message}`;
    throw new ClusterError(kind, message, { complaints, cause: error });
  }
}
