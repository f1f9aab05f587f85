/** Tries cases without an end and tells what came of them; the one argument is the seed. */
import { anyCase, tryCase, type Case } from '../../test/fuzz/case.ts';
import { chanceOf } from '../../test/fuzz/chance.ts';
import { corpus } from '../../test/fuzz/corpus.ts';
import { fault, type Fault } from '../../test/fuzz/fault.ts';
import type { Scene } from '../../test/fuzz/scene.ts';
import { seedTexts } from '../../test/fuzz/seeds.ts';
import { shrunk } from '../../test/fuzz/shrink.ts';
import type { News } from './news.mts';

/** Milliseconds of the processor that one question about 10 kB may take, however busy the machine. */
const mostMilliseconds = 2000;

const chance = chanceOf(Number(process.argv[2]));
const texts = seedTexts();
const kept: Scene[] = [];
const situations = new Set<string>();
const sorts = new Set<string>();
const strays: Fault[] = [];

// What nobody waits for would end the server.
process.on('unhandledRejection', (error) => {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  strays.push(fault(`stray ${words.split('\n')[0]?.slice(0, 80) ?? ''}`, words));
});

process.on('disconnect', () => process.exit());

for (const it of corpus().values()) await tryOut(it);
for (;;) await tryOut(anyCase(chance, texts, kept));

async function tryOut(it: Case): Promise<void> {
  const { faults, played } = await tried(it);
  const fresh = [...played.situations].filter((word) => !situations.has(word));
  for (const word of fresh) situations.add(word);
  if (fresh.length > 0 && it.kind === 'scene') {
    kept.push(it.scene);
    if (fresh.length > 2 && JSON.stringify(it).length < 2500) tell({ kind: 'showed', it });
  }
  const { edits, questions, slowest } = played;
  tell({ kind: 'tried', edits, questions, situations: fresh.length, slowest });
  for (const found of faults) {
    if (sorts.has(found.sort)) continue;
    sorts.add(found.sort);
    const hasSame = async (smaller: Case) =>
      (await tried(smaller)).faults.some(({ sort }) => sort === found.sort);
    tell({ kind: 'failed', it: await shrunk(it, hasSame), fault: found });
  }
}

async function tried(it: Case) {
  tell({ kind: 'trying', it });
  const played = await tryCase(it);
  const { method, milliseconds } = played.slowest;
  const slow =
    milliseconds > mostMilliseconds ? [fault(`slow ${method}`, `${Math.round(milliseconds)} ms`)] : [];
  return { played, faults: [...played.faults, ...slow, ...strays.splice(0)] };
}

function tell(news: News): void {
  process.send?.(news);
}
