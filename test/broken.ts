import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';

/** How often a property is tried, and how long that may take. */
export const numRuns = Number(process.env['RUNS'] ?? 200);
export const options = { timeout: 10_000 + numRuns * 100 };

const folder = new URL('manifests/', import.meta.url);

/** The manifests of our own, by file name. */
export const manifests: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((it) => it.endsWith('.yaml'))
    .map((it) => [it, readFileSync(new URL(it, folder), 'utf8')]),
);

/** A real manifest with a piece cut out and something typed in, and where the typing ended. */
export const broken = fc
  .record({
    text: fc.constantFrom(...manifests.values()),
    from: fc.nat(),
    length: fc.nat({ max: 60 }),
    typed: fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from('\n\t :-#{}[],"\'|>&*!%@`?~')), maxLength: 6 }),
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        '\n---\n',
        '\n  - ',
        ': ',
        '<<: *a',
        '\r\n',
        '\uFEFF',
        '- - -',
        '? a',
        '\u0000',
        '\uD800',
      ),
    ),
  })
  .map(({ text, from, length, typed }) => {
    const start = from % (text.length + 1);
    return { text: text.slice(0, start) + typed + text.slice(start + length), offset: start + typed.length };
  });
