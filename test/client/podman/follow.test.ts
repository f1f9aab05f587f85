import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { follow } from '../../../client/podman/follow.ts';
import { linesOf } from '../../../client/podman/lines.ts';

const path = fileURLToPath(new URL('../standin/podman.mjs', import.meta.url));

describe('a podman that is followed', () => {
  test('hands over both of its outputs', async () => {
    const texts = { stdout: '', stderr: '' };
    await follow({ path }, ['lines'], (text, from) => (texts[from] += text), new AbortController().signal);
    expect(texts).toEqual({ stdout: 'one\ntwo\n', stderr: 'three\n' });
  });

  test('and hangs, ends with the signal, and says nothing more', async () => {
    const closed = new AbortController();
    const following = follow({ path }, ['hang'], () => undefined, closed.signal);
    closed.abort();
    await expect(following).resolves.toBeUndefined();
  });

  test('and floods without an end of line, fills no memory', async () => {
    const closed = new AbortController();
    let parts = 0;
    const lines = linesOf(() => {
      parts += 1;
      if (parts === 1000) closed.abort();
    });
    await follow({ path }, ['flood'], lines.add, closed.signal);
    // What had come by then is cut to its end; nothing comes after it.
    expect(parts).toBeGreaterThanOrEqual(1000);
    expect(parts).toBeLessThan(1100);
  });

  test('and dies, is an end like any other', async () => {
    let text = '';
    await follow({ path }, ['die'], (it) => (text += it), new AbortController().signal);
    expect(text).toContain('start');
  });

  test('and is not there, neither', async () => {
    const signal = new AbortController().signal;
    const following = follow({ path: '/nowhere/podman' }, ['logs'], () => undefined, signal);
    await expect(following).resolves.toBeUndefined();
  });
});
