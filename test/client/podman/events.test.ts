import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { changesPods, followEvents } from '../../../client/podman/events.ts';
import { recorded, versions } from '../recorded.ts';

describe.each(versions)('events of %s', (version) => {
  const events = recorded(version, 'events.jsonl').trim().split('\n');

  test('of a pod that stops and starts change rows', () => {
    expect(events.filter(changesPods()).length).toBeGreaterThan(5);
  });

  test('of a command that is run inside change none', () => {
    const exec = events.filter((it) => it.includes('"Status":"exec'));
    expect(exec.length).toBeGreaterThan(1);
    expect(exec.filter(changesPods())).toEqual([]);
  });
});

test.each([
  ['{"Status": "start"}', true],
  ['{"Status": "something new"}', true],
  ['{"half', true],
  ['null', true],
  ['', false],
])('an event %j changes rows: %j', (line, changes) => {
  expect(changesPods()(line)).toBe(changes);
});

test('a health check changes rows when it says another thing than before', () => {
  const changes = changesPods();
  const check = (ID: string, health: string) =>
    changes(JSON.stringify({ Status: 'health_status', ID, health_status: health }));
  expect([check('a', 'healthy'), check('a', 'healthy'), check('b', 'healthy')]).toEqual([true, false, true]);
  expect([check('a', 'unhealthy'), check('b', 'healthy'), check('a', 'healthy')]).toEqual([
    true,
    false,
    true,
  ]);
});

describe('following', () => {
  test('tells each change and ends when podman ends', async () => {
    expect(await changes('events')).toBe(3);
  });

  test('ends when podman dies', async () => {
    expect(await changes('die')).toBe(1);
  });

  test('ends where there is no podman', async () => {
    let told = 0;
    await followEvents({ path: '/nowhere/podman' }, () => (told += 1), new AbortController().signal);
    expect(told).toBe(0);
  });

  test('ends when it is no longer wanted', async () => {
    const abort = new AbortController();
    const following = followEvents({ path: standin('hang') }, () => undefined, abort.signal);
    abort.abort();
    await following;
  });
});

async function changes(way: string): Promise<number> {
  let told = 0;
  await followEvents({ path: standin(way) }, () => (told += 1), new AbortController().signal);
  return told;
}

/** The stand-in takes its way from its first argument, which here is podman's `events`; so each way has a script. */
function standin(way: string): string {
  return fileURLToPath(new URL(`../standin/${way}.mjs`, import.meta.url));
}
