import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixAll } from '../../server/features/fix-all.ts';
import type { ManifestDocument } from '../../server/manifest/document.ts';
import type { Problem } from '../../server/rules/rule.ts';
import { editPieces, editsBehind, piecesOf, textOfPieces } from '../../server/yaml/pieces.ts';
import { manifest, mended } from '../check.ts';
import { only, yaml } from '../fixture.ts';

const vectors = new URL('../vectors/invalid/', import.meta.url);

describe('mending all', () => {
  test.each(readdirSync(vectors).filter((it) => it.endsWith('.yaml')))(
    'leaves nothing to mend in %s',
    (file) => {
      const once = mended(readFileSync(new URL(file, vectors), 'utf8'), { target: 'both' });
      expect(mended(once, { target: 'both' })).toBe(once);
    },
  );

  test('mends what another fix brought to light', () => {
    const found = (text: string) => [
      ...rename(text, 'one', 'two'),
      ...rename(text, 'two', 'three').map((it) => ({ ...it, severity: 'hint' as const })),
    ];
    expect(after('a: one\n', found)).toBe('a: three\n');
  });
  test('leaves out a fix that does not mend, and still mends the rest', () => {
    const found = (text: string) => [...rename(text, 'bad', 'bad bad'), ...rename(text, 'one', 'two')];
    expect(after('a: bad\nb: one\n', found)).toBe('a: bad\nb: two\n');
  });
  test('leaves out a fix that would bring an error', () => {
    const found = (text: string) => [...rename(text, 'one', 'evil'), ...problemsAt(text, 'evil')];
    expect(after('a: one\n', found)).toBe('a: one\n');
  });
  test('leaves out a fix that would break the YAML', () => {
    expect(after('a: one\n', (text) => rename(text, 'one', '"one'))).toBe('a: one\n');
  });
  test('mends one after the other where fixes touch', () => {
    const found = (text: string) => [...rename(text, 'aa', 'b'), ...rename(text, 'ac', 'd')];
    expect(after('x: aac\n', found)).toBe('x: bc\n');
  });
  test('changes nothing between its edits', () => {
    const text = yaml`
      # one
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name:   web   # podwright-ignore unknown-feild
    `;
    expect(mended(text)).toBe(text.replace('feild', 'field'));
  });
});

test('edits made one after the other are the same as their sum made at once', () => {
  const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 5 }), insert: fc.string({ maxLength: 4 }) });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(edit, { maxLength: 6 }), (text, edits) => {
      let pieces = piecesOf(text);
      let plain = text;
      for (const { at, length, insert } of edits) {
        const start = at % (plain.length + 1);
        const end = Math.min(plain.length, start + length);
        pieces = editPieces(pieces, [{ span: { start, end }, insert }]);
        plain = plain.slice(0, start) + insert + plain.slice(end);
      }
      expect(textOfPieces(pieces)).toBe(plain);
      const sum = editsBehind(pieces, text.length);
      expect(textOfPieces(editPieces(piecesOf(text), sum))).toBe(plain);
    }),
  );
});

/** The text after mending all that a stand-in for the rules finds in it. */
function after(text: string, find: (text: string) => Problem[]): string {
  const { document } = only(manifest(text).documents);
  const edits = fixAll(document, (it: ManifestDocument) => find(it.text));
  return textOfPieces(editPieces(piecesOf(text), edits));
}

function problemsAt(text: string, word: string): Problem[] {
  return [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
    code: word,
    voice: 'practice',
    severity: 'error',
    span: { start: index, end: index + word.length },
    message: `${word} is wrong.`,
  }));
}

function rename(text: string, word: string, insert: string): Problem[] {
  return problemsAt(text, word).map((it) => ({
    ...it,
    fixes: [{ title: 'Rename', edits: [{ span: it.span, insert }], safe: true }],
  }));
}
