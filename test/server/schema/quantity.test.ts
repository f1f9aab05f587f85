import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimalText,
  isQuantity,
  isSameUnit,
  meantQuantities,
  readQuantity,
  unit,
  wholeMillis,
  wholeUnits,
} from '../../../server/schema/quantity.ts';

describe('a quantity is read as the API server reads it', () => {
  test.each([
    ['0', '0'],
    ['1', '1'],
    ['+1', '1'],
    ['-1.5', '-1.5'],
    ['.5', '0.5'],
    ['1.', '1'],
    ['.', '0'],
    ['Gi', '0'],
    ['500m', '0.5'],
    ['100u', '0.0001'],
    ['3n', '0.000000003'],
    ['1k', '1000'],
    ['1Ki', '1024'],
    ['128Mi', '134217728'],
    ['1.5Gi', '1610612736'],
    ['0.1Ki', '102.4'],
    ['1E', '1000000000000000000'],
    ['1e3', '1000'],
    ['1E3', '1000'],
    ['12E-1', '1.2'],
    ['1e+2', '100'],
  ])('%s is %s', (text, decimal) => {
    const quantity = readQuantity(text);
    expect(quantity && decimalText(quantity)).toBe(decimal);
  });
  test.each([
    '',
    ' ',
    '1 Gi',
    '1g',
    '1K',
    '1GiB',
    '512mb',
    '1e',
    '1e+',
    '1.1.1',
    '0x10',
    '1_000',
    'one',
    '--1',
  ])("'%s' is none", (text) => {
    expect(isQuantity(text)).toBe(false);
  });
  test('what is finer than a billionth is rounded away from zero', () => {
    expect(readQuantity('0.1n')?.nanos).toBe(1n);
    expect(readQuantity('-1e-20')?.nanos).toBe(-1n);
    expect(readQuantity('1.0000000001')?.nanos).toBe(unit + 1n);
  });
  test('a binary suffix reaches no further than 2^63 - 1', () => {
    expect(readQuantity('8Ei')).toEqual({ nanos: (2n ** 63n - 1n) * unit, suffix: 'Ei' });
    expect(readQuantity('-100Ei')?.nanos).toBe(-(2n ** 63n - 1n) * unit);
  });
  test('a huge exponent costs nothing', () => {
    expect(readQuantity('1e999999999')?.nanos).toBe(readQuantity('1e1000')?.nanos);
    expect(readQuantity('1e-999999999')?.nanos).toBe(1n);
  });
  test('whole units are rounded up', () => {
    expect(['64m', '1.5', '-1.5', '2'].map((it) => wholeUnits(readQuantity(it) ?? none))).toEqual([
      1n,
      2n,
      -1n,
      2n,
    ]);
  });
  test('limits and requests count in thousandths, rounded up', () => {
    expect(wholeMillis(readQuantity('0.0001') ?? none)).toBe(1n);
    expect(wholeMillis(readQuantity('64m') ?? none)).toBe(64n);
    expect(wholeMillis(readQuantity('-1.5') ?? none)).toBe(-1500n);
  });
  test('a unit is one however it is written, in its own sort of suffix', () => {
    const same = (text: string, other: string) => isSameUnit(readQuantity(text) ?? none, other);
    expect(same('1000m', '1')).toBe(true);
    expect(same('1024Ki', '1Mi')).toBe(true);
    expect(same('1000', '1k')).toBe(true);
    expect(same('1024', '1Ki')).toBe(false);
    expect(same('1048576', '1Mi')).toBe(false);
    expect(same('1e3', '1k')).toBe(false);
    expect(same('1Mi', '1M')).toBe(false);
  });
  test('what is written out is read as the same amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (nanos) => {
        expect(readQuantity(decimalText({ nanos, suffix: '' }))?.nanos).toBe(nanos);
      }),
    );
  });
});

describe('what is no quantity is told what it meant', () => {
  test.each([
    ['64MB', ['64Mi', '64M']],
    ['512mb', ['512Mi', '512M']],
    ['1GiB', ['1Gi']],
    ['1gib', ['1Gi']],
    ['512K', ['512Ki', '512k']],
    ['1g', ['1Gi', '1G']],
    ['1 Gi', ['1Gi']],
    ['100mi', ['100Mi']],
    ['0,5', ['0.5']],
    ['100 bytes', ['100']],
    ['250mcpu', ['250m']],
    ['10µ', ['10u']],
    ['1e', []],
    ['lots', []],
    ['1.1.1', []],
    ['64Mi', []],
  ])('%s', (text, meant) => {
    expect(meantQuantities(text)).toEqual(meant);
  });
});

const none = { nanos: 0n, suffix: '' };
