import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64, isBase64, isDateTime } from '../../../server/schema/formats.ts';

test.each([
  ['', true],
  ['aGk=', true],
  ['aGVs\nbG8=\r\n', true],
  ['YQ==', true],
  ['aGk', false],
  ['aGk=aGk=', false],
  ['hello!', false],
  ['aG k=', false],
  ['a-_=', false],
])('whether %j is base64', (text, is) => {
  expect(isBase64(text)).toBe(is);
});

test('text comes back from base64 as it went in', () => {
  expect(encodeBase64('hello')).toBe('aGVsbG8=');
  expect(decodeBase64('aGVs\nbG8=')).toBe('hello');
  expect(encodeBase64('ä')).toBe('w6Q=');
  expect(decodeBase64('none')).toBeDefined();
  expect(decodeBase64('no')).toBeUndefined();
});

test.each([
  ['2026-01-31T12:00:00Z', true],
  ['2026-01-31T12:00:00.123+02:00', true],
  ['2026-02-30T12:00:00Z', false],
  ['2026-01-31T24:00:00Z', false],
  ['2026-01-31', false],
  ['2026-01-31 12:00:00Z', false],
  ['2026-01-31T12:00:00', false],
  ['yesterday', false],
  ['', false],
])('whether %j is a date and time', (text, is) => {
  expect(isDateTime(text)).toBe(is);
});
