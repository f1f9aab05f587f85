import { expect, test } from 'vitest';
import { withoutDocuments } from '../../../client/manifest/documents.ts';

test('a document is emptied and the others keep their lines', () => {
  expect(withoutDocuments('a: 1\n---\nb: 2\nc: 3\n---\nd: 4\n', [2])).toBe('a: 1\n---\n\n\n---\nd: 4\n');
});

test('any of its lines means the document', () => {
  const text = '---\na: 1\nb: 2\n--- # next\nc: 3';
  expect(withoutDocuments(text, [1])).toBe('---\n\n\n--- # next\nc: 3');
  expect(withoutDocuments(text, [2])).toBe(withoutDocuments(text, [1]));
});

test('what stands behind its marker goes with it', () => {
  expect(withoutDocuments('--- {a: 1}\n--- {b: 2}\n', [0])).toBe('---\n--- {b: 2}\n');
});

test('line ends stay as they are', () => {
  expect(withoutDocuments('a: 1\r\n---\r\nb: 2\r\n', [0])).toBe('\r\n---\r\nb: 2\r\n');
});

test('dashes that are no marker divide nothing', () => {
  const text = 'a: |\n  ---\n  b\n----: c\n---d: e\n';
  expect(withoutDocuments(text, [0])).toBe('\n\n\n\n\n');
});

test('without lines nothing changes', () => {
  expect(withoutDocuments('a: 1\n---\nb: 2', [])).toBe('a: 1\n---\nb: 2');
});
