import { expect, test } from 'vitest';
import { kept } from '../../../client/language/kept.ts';

test('the first answer is waited for, and the next one comes at once', async () => {
  const { get, asked } = setUp();
  expect(await get()).toBe('answer 1');
  expect(await get()).toBe('answer 1');
  expect(asked()).toBe(1);
});

test('two who wait share one question', async () => {
  const { get, asked } = setUp();
  expect(await Promise.all([get(), get()])).toEqual(['answer 1', 'answer 1']);
  expect(asked()).toBe(1);
});

test('an old answer is given at once, and a newer one the next time', async () => {
  const { get, clock } = setUp();
  await get();
  clock(10_000);
  expect(await get()).toBe('answer 1');
  expect(await get()).toBe('answer 2');
});

test('an answer of some seconds is new enough', async () => {
  const { get, clock, asked } = setUp();
  await get();
  clock(9999);
  await get();
  expect(asked()).toBe(1);
});

test('what has changed counts as old', async () => {
  const { get, expire } = setUp();
  await get();
  expire();
  expect(await get()).toBe('answer 1');
  expect(await get()).toBe('answer 2');
});

test('an answer to a question from before a change counts as old, too', async () => {
  const { get, expire, asked } = setUp();
  const first = get();
  expire();
  await first;
  await get();
  expect(asked()).toBe(2);
});

function setUp() {
  let time = 0;
  let count = 0;
  const { get, expire } = kept(
    () => {
      count += 1;
      return Promise.resolve(`answer ${count}`);
    },
    () => time,
  );
  return { get, expire, asked: () => count, clock: (milliseconds: number) => (time += milliseconds) };
}
