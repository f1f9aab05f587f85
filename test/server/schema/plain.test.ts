import { expect, test } from 'vitest';
import { durationText, grouped, octalText, permissionText, sizeIn } from '../../../server/schema/plain.ts';

test.each([
  ['0', '0'],
  ['999', '999'],
  ['1000', '1,000'],
  ['134217728', '134,217,728'],
  ['-1234', '-1,234'],
  ['1234.5678', '1,234.5678'],
])('%s is grouped as %s', (number, text) => {
  expect(grouped(number)).toBe(text);
});

test.each([
  [0n, undefined, undefined],
  [999n, undefined, undefined],
  [1000n, '1 kB', undefined],
  [1024n, '1 kB', '1 KiB'],
  [134_217_728n, '134.2 MB', '128 MiB'],
  [1_610_612_736_000_000_000n, '1.6 EB', '1.4 EiB'],
  [10n ** 22n, '10,000 EB', '8,673.6 EiB'],
])('%s bytes are %s or %s', (bytes, decimal, binary) => {
  expect([sizeIn('decimal', bytes), sizeIn('binary', bytes)]).toEqual([decimal, binary]);
});

test.each([
  [0n, '0 seconds'],
  [1n, '1 second'],
  [90n, '1 minute 30 seconds'],
  [3600n, '1 hour'],
  [90_061n, '1 day 1 hour 1 minute 1 second'],
])('%s seconds are %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

test.each([
  [0o644n, 'rw-r--r--', '0644'],
  [0n, '---------', '0000'],
  [0o777n, 'rwxrwxrwx', '0777'],
  [0o1000n, undefined, '01000'],
])('mode %s is %s, written %s', (mode, permissions, octal) => {
  expect([permissionText(mode), octalText(mode)]).toEqual([permissions, octal]);
});
