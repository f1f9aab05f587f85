import { expect, test } from 'vitest';
import { retyped } from '../../server/yaml/retyped.ts';
import type { ScalarNode } from '../../server/yaml/tree.ts';

test.each([
  ['0644', '420'],
  ['-017', '-15'],
  ['0o17', '15'],
  ['0x1F', '31'],
  ['0b101', '5'],
  ['1_000', '1000'],
  ['+4930', '4930'],
  ['0800123', '800123'],
  ['0891234567', '8.91234567e+08'],
  ['1.10', '1.1'],
  ['1.0', '1'],
  ['.5', '0.5'],
  ['1e3', '1000'],
  ['1e7', '1e+07'],
  ['0.00001', '1e-05'],
  ['1234567.5', '1.2345675e+06'],
  ['123456789012345678901', '1.2345678901234568e+20'],
  ['2024-01-01', '2024-01-01T00:00:00Z'],
  ['2024-1-2', '2024-01-02T00:00:00Z'],
  ['2024-01-01 7:05:00.50', '2024-01-01T07:05:00.5Z'],
  ['True', 'true'],
])('a plain %s becomes %s', (text, becomes) => {
  expect(retyped(plain(text))).toBe(becomes);
});

test.each([
  '8080',
  '0',
  '-1',
  '1.5',
  'true',
  'yes',
  'on',
  'n',
  '1:30',
  '1.2.3',
  '0x',
  '2024-01-01T00:00:00Z',
  '2024-01-01T10:00:00',
  '18446744073709551615',
  'web',
])('a plain %s stays as it is', (text) => {
  expect(retyped(plain(text))).toBe(text);
});

test('what is in quotes stays as it is', () => {
  expect(retyped({ ...plain('0644'), style: 'double' })).toBe('0644');
  expect(retyped({ ...plain('0644'), tag: 'tag:yaml.org,2002:str' })).toBe('0644');
});

function plain(text: string): ScalarNode {
  return { kind: 'scalar', span: { start: 0, end: text.length }, text, style: 'plain' };
}
