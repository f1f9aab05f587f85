import type { Case } from './case.ts';
import type { Scene, Step } from './scene.ts';

/** Cases that are tried for a smaller one at the most. */
const mostTries = 250;

/** A smaller case for which something still holds; `holds` is asked of each that is tried. */
export async function shrunk(first: Case, holds: (it: Case) => Promise<boolean>): Promise<Case> {
  let smallest = first;
  let tries = 0;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const it of smallerThan(smallest)) {
      if (++tries > mostTries) return smallest;
      if (!(await holds(it))) continue;
      smallest = it;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

/** Cases with less in them, those with much less first. */
function* smallerThan(it: Case): Generator<Case> {
  if (it.kind === 'bytes') {
    for (const part of withoutPart(Buffer.from(it.base64, 'base64').toString('latin1').split(''))) {
      yield { kind: 'bytes', base64: Buffer.from(part.join(''), 'latin1').toString('base64') };
    }
    return;
  }
  for (const scene of smallerScenes(it.scene)) yield { kind: 'scene', scene };
}

function* smallerScenes({ client, steps }: Scene): Generator<Scene> {
  for (const fewer of withoutPart(steps)) yield { client, steps: fewer };
  for (const [key, plain] of Object.entries({
    capabilities: {},
    options: {},
    settings: {},
    answers: 'well',
  })) {
    const isPlain = JSON.stringify(client[key as keyof Scene['client']]) === JSON.stringify(plain);
    if (!isPlain) yield { client: { ...client, [key]: plain }, steps };
  }
  for (const [at, step] of steps.entries()) {
    for (const smaller of smallerSteps(step)) yield { client, steps: steps.with(at, smaller) };
  }
}

function* smallerSteps(step: Step): Generator<Step> {
  if (step.do === 'open') for (const text of smallerTexts(step.text)) yield { ...step, text };
  if (step.do === 'edit') for (const insert of smallerTexts(step.insert)) yield { ...step, insert };
}

/** Whole lines first, and single characters once few lines are left. */
function* smallerTexts(text: string): Generator<string> {
  for (const lines of withoutPart(text.split(/(?<=\n)/))) yield lines.join('');
  if (text.length < 200) for (const it of withoutPart(text.split(''))) yield it.join('');
}

/** A list without one half, quarter and so on of it, down to single items. */
function* withoutPart<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < items.length; start += size) yield items.toSpliced(start, size);
  }
}
