import { expect, test } from 'vitest';
import { walk, type Answer, type Step } from '../../../client/patterns/walk.ts';

type Known = Readonly<Record<string, string>>;

/** A person who gives these answers, one a question: a text, `back`, or nothing where they leave. */
async function answering(
  answers: readonly (string | undefined)[],
  questions: readonly string[],
  applies: (question: string, known: Known) => boolean = () => true,
) {
  const asked: string[] = [];
  const left = [...answers];
  const steps: readonly Step<Known>[] = questions.map((question) => ({
    applies: (known) => applies(question, known),
    ask: (known, { step, of, canGoBack }) => {
      asked.push(`${question} ${step}/${of}${canGoBack ? ' <' : ''}: ${known[question] ?? ''}`);
      const given = left.shift();
      const answer: Answer<Known> =
        given === undefined || given === 'back' ? given : { known: { ...known, [question]: given } };
      return Promise.resolve(answer);
    },
  }));
  return { known: await walk(steps, {}), asked };
}

test('each question is asked once, in their order', async () => {
  const { known, asked } = await answering(['web', 'nginx'], ['name', 'image']);
  expect(known).toEqual({ name: 'web', image: 'nginx' });
  expect(asked).toEqual(['name 1/2: ', 'image 2/2 <: ']);
});

test('who goes back finds what was answered there, and then what was answered behind it', async () => {
  const { known, asked } = await answering(
    ['web', 'nginx', 'back', 'back', 'shop', 'nginx', '80'],
    ['name', 'image', 'ports'],
  );
  expect(known).toEqual({ name: 'shop', image: 'nginx', ports: '80' });
  expect(asked.slice(3, 6)).toEqual(['image 2/3 <: nginx', 'name 1/3: web', 'image 2/3 <: nginx']);
});

test('a question that an answer makes needless is passed over, forth and back', async () => {
  const applies = (question: string, known: Known) => question !== 'path' || known['pattern'] === 'sidecar';
  const questions = ['pattern', 'path', 'sure'];
  const { asked } = await answering(['init', 'back', 'sidecar', '/logs', 'yes'], questions, applies);
  expect(asked).toEqual([
    'pattern 1/2: ',
    'sure 2/2 <: ',
    'pattern 1/2: init',
    'path 2/3 <: ',
    'sure 3/3 <: ',
  ]);
});

test('nothing comes of it where the person leaves', async () => {
  expect((await answering(['web', undefined], ['name', 'image'])).known).toBeUndefined();
});
