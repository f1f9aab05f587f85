import { expect, test } from 'vitest';
import { isOlder } from '../../../server/schema/podman-version.ts';

test.each([
  ['4.3', '4.4'],
  ['4.9', '4.10'],
  ['5.4.2', '5.5'],
  ['4.9.3', '5.0'],
  ['5', '5.1'],
])('%s is older than %s', (version, than) => {
  expect(isOlder(version, than)).toBe(true);
  expect(isOlder(than, version)).toBe(false);
});

test.each([
  ['5.4', '5.4'],
  ['5.4.2', '5.4'],
  ['5.6.0-dev', '5.6'],
])('%s is not older than %s', (version, than) => {
  expect(isOlder(version, than)).toBe(false);
});
