import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { follow } from '../../../client/podman/follow.ts';
import { linesOf } from '../../../client/terminals/lines.ts';

const path = fileURLToPath(new URL('../standin/podman.mjs', import.meta.url));

describe('a podman that is followed', () => {
  test('hands over both of its outputs, and how it ended', async () => {
    const texts = { stdout: '', stderr: '' };
    const ended = await follow(
      { path },
      ['lines'],
      (text, from) => (texts[from] += text),
      new AbortController().signal,
    );
    expect(texts).toEqual({ stdout: 'one\ntwo\n', stderr: 'three\n' });
    expect(ended).toEqual({ exitCode: 0 });
  });

  test('and hangs, ends with the signal, and says nothing more', async () => {
    const closed = new AbortController();
    const following = follow({ path }, ['hang'], () => undefined, closed.signal);
    closed.abort();
    expect(await following).toEqual({});
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
    const ended = await follow({ path }, ['die'], (it) => (text += it), new AbortController().signal);
    expect(text).toContain('start');
    expect(ended).toEqual({});
  });

  test('and is not there, neither', async () => {
    const signal = new AbortController().signal;
    expect(await follow({ path: '/nowhere/podman' }, ['logs'], () => undefined, signal)).toEqual({});
  });
});
