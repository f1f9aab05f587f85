import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batches } from '../../../client/terminals/batches.ts';
import { linesOf } from '../../../client/podman/lines.ts';
import { readLogLine } from '../../../client/terminals/log-line.ts';
import { terminalLine } from '../../../client/text.ts';

describe('lines', () => {
  test('are the same however the text was cut', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', 'bc', '')), (pieces) => {
        const lines: string[] = [];
        const reading = linesOf((it) => lines.push(it));
        for (const it of pieces) reading.add(it);
        reading.end();
        const all = pieces.join('').split('\n');
        if (all.at(-1) === '') all.pop();
        expect(lines).toEqual(all.map((it) => (it.endsWith('\r') ? it.slice(0, -1) : it)));
      }),
    );
  });

  test('without an end come in parts, so that nothing piles up', () => {
    const lengths: number[] = [];
    const reading = linesOf((it) => lengths.push(it.length));
    for (let n = 0; n < 10; n++) reading.add('x'.repeat(10_000));
    reading.add(`${'y'.repeat(40_000)}\n`);
    reading.end();
    expect(Math.max(...lengths)).toBe(16_384);
    expect(lengths.reduce((sum, it) => sum + it, 0)).toBe(140_000);
  });
});

describe('a line of a log', () => {
  test('has a stamp, a time and a text', () => {
    expect(readLogLine('2026-11-21T10:23:18.347266840Z line  0 ')).toEqual({
      stamp: '2026-11-21T10:23:18.347266840Z',
      time: 1_795_256_598_347_266_840n,
      text: 'line  0 ',
    });
  });

  test('has the same time in every zone', () => {
    const [here, there] = ['2026-11-21T12:23:18.347266840+02:00 a', '2026-11-21T10:23:18.347266840Z a'];
    expect(readLogLine(here).time).toBe(readLogLine(there).time);
  });

  test('loses the stamps before its later parts, but no time that the program wrote', () => {
    const own = '2026-11-21T10:23:17.999999999Z done';
    const line = `2026-11-21T10:23:18.000000000Z ${own} ab2026-11-21T10:23:18.000000001Z cd`;
    expect(readLogLine(line).text).toBe(`${own} abcd`);
  });

  test("is podman's own where it has no stamp", () => {
    expect(readLogLine('Error: no such container')).toEqual({ time: 0n, text: 'Error: no such container' });
  });
});

describe('in a terminal', () => {
  test.each([
    ['colours stay, and end with the line', '\u001b[1;31mred', '\u001b[1;31mred\u001b[0m'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['the cursor stays where it is', 'a\u001b[2Jb\u001b[1;1Hc\rd\be', 'abc d e'],
    ['no title is set, no link made and nothing copied', '\u001b]0;t\u0007a\u001b]52;c;aGk=\u0007b', 'ab'],
    ['text is not turned around', 'a\u202Eb', 'a b'],
    ['half a sequence is left out', 'a\u001b[31', 'a'],
  ])('%s', (_, text, shown) => {
    expect(terminalLine(text)).toBe(shown);
  });
});

describe('batches', () => {
  function hand() {
    let due: (() => void) | undefined;
    const written: (readonly [number, number])[] = [];
    const batch = batches(
      (lines, leftOut) => written.push([lines.length, leftOut]),
      (_, then) => {
        due = then;
        return () => (due = undefined);
      },
    );
    return { batch, written, tick: () => due?.() };
  }

  test('are written when their time has come', () => {
    const { batch, written, tick } = hand();
    batch.add('a');
    batch.add('b');
    expect(written).toEqual([]);
    tick();
    tick();
    expect(written).toEqual([[2, 0]]);
  });

  test('keep the newest of a flood, and say how much they left out', () => {
    const { batch, written, tick } = hand();
    for (let n = 0; n < 100_000; n++) batch.add(`${n}`);
    tick();
    const [[kept, leftOut] = [0, 0]] = written;
    expect(kept).toBe(2000);
    expect(leftOut).toBe(98_000);
  });
});
