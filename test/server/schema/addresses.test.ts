import { describe, expect, test } from 'vitest';
import {
  addressRange,
  clusterAddress,
  ipAddress,
  reachableAddress,
  usualAddress,
} from '../../../server/schema/addresses.ts';

describe.each([
  [
    'an address',
    ipAddress,
    [
      '0.0.0.0',
      '127.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      'fd00::1',
      '1:2:3:4:5:6:7:8',
      '64:ff9b::192.0.2.1',
    ],
    [
      '',
      'localhost',
      '127.0.0.01',
      '256.0.0.1',
      '1.2.3',
      '1.2.3.4.5',
      '10.0.0.0/8',
      '::ffff:1.2.3.4',
      '0:0:0:0:0:ffff:102:304',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '12345::',
      'fe80::1%eth0',
      '::1.2.3.04',
    ],
  ],
  [
    'a range',
    addressRange,
    ['10.0.0.0/8', ' 0.0.0.0/0 ', '192.0.2.1/32', 'fd00::/8', '::1/128', '::/0'],
    [
      '10.0.0.0',
      '10.0.0.1/8',
      '10.0.0.0/33',
      '10.0.0.0/08',
      '10.0.0.0/8/8',
      'fd00::1/8',
      '::/129',
      'a/8',
      '/8',
    ],
  ],
  ['an address of a Service', clusterAddress, ['None', '10.0.0.1'], ['none', 'x', '']],
  [
    'an address that others reach',
    reachableAddress,
    ['192.0.2.1', 'fd00::1'],
    ['0.0.0.0', '127.0.0.2', '169.254.1.1', '224.0.0.1', '::', '::1', 'fe80::1', 'x'],
  ],
] as const)('%s', (_, read, right, wrong) => {
  test.each(right)('is %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
  test.each(wrong)('is not %j', (text) => {
    expect(read(text)).toMatch(/^\w/);
  });
});

test.each([
  ['127.000.000.001', '127.0.0.1'],
  ['::ffff:1.2.3.4', '1.2.3.4'],
  ['::ffff:102:304', '1.2.3.4'],
  ['300.0.0.01', undefined],
  ['localhost', undefined],
  ['fd00::1', undefined],
])('%s is usually written', (text, usual) => {
  expect(usualAddress(text)).toBe(usual);
});
