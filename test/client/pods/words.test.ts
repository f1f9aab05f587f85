import { expect, test } from 'vitest';
import { wordsOf } from '../../../client/pods/words.ts';

test.each([
  ['ls -l', ['ls', '-l']],
  ['  a  ', ['a']],
  ['', []],
  [`say "a b" 'c "d"' e\\ f`, ['say', 'a b', 'c "d"', 'e f']],
  ['a"b"c', ['abc']],
  ['""', ['']],
  ['$(rm) ; ls | x', ['$(rm)', ';', 'ls', '|', 'x']],
  [String.raw`"a\"b"`, ['a"b']],
  ['"open', 'unclosed'],
  ["a 'b", 'unclosed'],
  ['a\\', 'unclosed'],
])('%j is the words %j', (line, words) => {
  expect(wordsOf(line)).toEqual(words);
});
