import { anyBytes, checkBytes } from './bytes.ts';
import type { Chance } from './chance.ts';
import { fault } from './fault.ts';
import { play, type Played } from './play.ts';
import { anyScene, likeScene, type Scene } from './scene.ts';

/** One thing that is tried: what a client does with the server, or a file for the checker. */
export type Case =
  { readonly kind: 'scene'; readonly scene: Scene } | { readonly kind: 'bytes'; readonly base64: string };

/** A case made anew of texts, or like one of those that showed something new before. */
export function anyCase(chance: Chance, texts: readonly string[], kept: readonly Scene[]): Case {
  if (chance.percent(15)) return { kind: 'bytes', base64: anyBytes(chance, texts).toString('base64') };
  const isNew = kept.length === 0 || chance.percent(50);
  const scene = isNew ? anyScene(chance, texts) : likeScene(chance.one(kept), chance, texts);
  return { kind: 'scene', scene };
}

/** Tries a case; never fails. */
export async function tryCase(it: Case): Promise<Played> {
  try {
    if (it.kind === 'scene') return await play(it.scene);
    return { ...nothing, faults: await checkBytes(Buffer.from(it.base64, 'base64')) };
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...nothing, faults: [fault(`thrown ${words.split('\n')[0]?.slice(0, 80) ?? ''}`, words)] };
  }
}

const nothing: Played = {
  faults: [],
  situations: new Set(),
  edits: 0,
  questions: 0,
  slowest: { method: '', milliseconds: 0 },
};
