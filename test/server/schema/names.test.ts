import { describe, expect, test } from 'vitest';
import {
  absoluteName,
  annotationKey,
  dataKey,
  dnsLabel,
  dnsName,
  domainPath,
  finalizer,
  headerName,
  labelKey,
  labelValue,
  mended,
  nameStart,
  portName,
  searchDomain,
  variableName,
} from '../../../server/schema/names.ts';

const long = (length: number) => 'a'.repeat(length);

describe.each([
  [
    'a label of DNS',
    dnsLabel,
    ['a', 'a-1', '1', long(63)],
    ['', '-a', 'a-', 'a.b', 'A', 'a_b', 'ä', long(64)],
  ],
  [
    'a name of DNS',
    dnsName,
    ['a.b-c.1', long(253)],
    ['', '.a', 'a.', 'a..b', 'a.-b', 'A.b', 'a b', long(254)],
  ],
  ['a name that may end with a dot', absoluteName, ['a.b', 'a.b.'], ['.', 'a..', 'a_b']],
  ['a search domain', searchDomain, ['a.b', '_a._b.', '.', 'a_b'], ['', 'A', '-a', 'a..b', '..']],
  [
    'the key of a label',
    labelKey,
    ['a', 'A_b.c-D', '1', 'a.b/C', `${long(253)}/${long(63)}`],
    ['', '/a', 'a/', 'a/b/c', 'A/b', 'a b', '-a', long(64), `${long(254)}/a`],
  ],
  ['the key of an annotation', annotationKey, ['A.b/C', 'a'], ['a b', '/a', 'a/b/c']],
  ['the value of a label', labelValue, ['', 'a', 'A_b.c-D', long(63)], ['-a', 'a.', 'a b', 'a/b', long(64)]],
  [
    'the name of a port',
    portName,
    ['a', 'http-1', '1a', long(15)],
    ['1', 'a--b', '-a', 'a-', 'A', 'a_b', long(16)],
  ],
  [
    'the name of a variable',
    variableName,
    ['A', '1a', 'a b!?', 'my.name-x', '-', '~'],
    ['a=b', 'ä', 'a\tb', '\x7f'],
  ],
  [
    'the key of data',
    dataKey,
    ['a', '.a', 'A_b-c.d', long(253)],
    ['', '.', '..', '..a', 'a b', 'a/b', long(254)],
  ],
  ['the name of a header', headerName, ['X-Name', 'a1'], ['X Name', 'a_b', 'a:']],
  ['a finalizer', finalizer, ['kubernetes', 'orphan', 'a.b/c'], ['mine', 'a b/c', '/c']],
  ['a path below a domain', domainPath, ['a.b/c', 'a/b/c%20'], ['a', 'a/', '/a', 'A/b', 'a/b c']],
  ['the start of a name', nameStart(dnsName), ['a', 'a-', 'a.b--'], ['A--', '.a', 'Settings-', '-']],
] as const)('%s', (_, read, right, wrong) => {
  test.each(right)('is %j', (name) => {
    expect(read(name)).toBeUndefined();
  });
  test.each(wrong)('is not %j', (name) => {
    expect(read(name)).toMatch(/^\w/);
  });
});

describe('what is wrong', () => {
  test.each([
    [dnsLabel, 'my_app', "has '_', and only a-z, 0-9 and '-' may stand in it"],
    [dnsLabel, 'my app', "has a blank, and only a-z, 0-9 and '-' may stand in it"],
    [dnsLabel, 'a\u200b', "has an invisible character, and only a-z, 0-9 and '-' may stand in it"],
    [dnsLabel, "it's", "has an apostrophe, and only a-z, 0-9 and '-' may stand in it"],
    [dnsLabel, '😀', "has '😀', and only a-z, 0-9 and '-' may stand in it"],
    [dnsLabel, long(64), 'has 64 characters, and 63 are allowed at the most'],
    [dnsLabel, 'a-', 'must begin and end with a letter or digit'],
    [dnsName, 'a..b', 'must have a letter or digit before and behind each dot, and at its ends'],
    [labelKey, 'A/b', "has a prefix that has 'A', and only a-z, 0-9, '-' and '.' may stand in it"],
    [portName, '80', 'must have a letter'],
  ] as const)('is told: %#', (read, name, wrong) => {
    expect(read(name)).toBe(wrong);
  });
});

test.each([
  ['My_App', dnsLabel, 'my-app'],
  ['my.app', dnsLabel, 'my-app'],
  ['My App', dnsName, 'my-app'],
  ['-a-', dnsLabel, 'a'],
  ['Example.com/My Key', labelKey, 'example.com/My-Key'],
  ['A b', labelValue, 'A-b'],
  ['Settings-', nameStart(dnsName), 'settings-'],
  ['*.example', dnsName, undefined],
  ['_', dnsLabel, undefined],
  [long(64), dnsLabel, undefined],
] as const)('%j most likely means', (name, read, meant) => {
  expect(mended(name, read)).toBe(meant);
});
