import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { followEvents, mayChangePods } from '../../../client/podman/events.ts';
import { recorded, versions } from '../recorded.ts';

describe.each(versions)('events of %s', (version) => {
  const events = recorded(version, 'events.jsonl').trim().split('\n');

  test('of a pod that stops and starts change rows', () => {
    expect(events.filter(mayChangePods).length).toBeGreaterThan(5);
  });

  test('of a command that is run inside change none', () => {
    const exec = events.filter((it) => it.includes('"Status":"exec'));
    expect(exec.length).toBeGreaterThan(1);
    expect(exec.filter(mayChangePods)).toEqual([]);
  });
});

test.each([
  ['{"Status": "health_status"}', false],
  ['{"Status": "start"}', true],
  ['{"Status": "something new"}', true],
  ['{"half', true],
  ['null', true],
  ['', false],
])('an event %j changes rows: %j', (line, changes) => {
  expect(mayChangePods(line)).toBe(changes);
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
    await followEvents('/nowhere/podman', () => (told += 1), new AbortController().signal);
    expect(told).toBe(0);
  });

  test('ends when it is no longer wanted', async () => {
    const abort = new AbortController();
    const following = followEvents(standin('hang'), () => undefined, abort.signal);
    abort.abort();
    await following;
  });
});

async function changes(way: string): Promise<number> {
  let told = 0;
  await followEvents(standin(way), () => (told += 1), new AbortController().signal);
  return told;
}

/** The stand-in takes its way from its first argument, which here is podman's `events`; so each way has a script. */
function standin(way: string): string {
  return fileURLToPath(new URL(`../standin/${way}.mjs`, import.meta.url));
}
