/**
 * A command line as people type it, as the words it is made of.
 */

/**
 * The words, separated by blanks; within quotes blanks are part of a word, and a backslash makes the next character
 * plain but for within single quotes. Nothing else is special. 'unclosed' where a quote has no end.
 */
export function wordsOf(line: string): readonly string[] | 'unclosed' {
  const words: string[] = [];
  let rest = line.trimStart();
  while (rest !== '') {
    const word = /^(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/s.exec(rest)?.[0];
    if (word === undefined) return 'unclosed';
    const after = rest.slice(word.length);
    if (after !== '' && !/^\s/.test(after)) return 'unclosed';
    words.push(plain(word));
    rest = after.trimStart();
  }
  return words;
}

function plain(word: string): string {
  return word.replace(
    /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/gs,
    (_, escaped?: string, double?: string, single?: string) => {
      if (escaped !== undefined) return escaped;
      return double === undefined ? (single ?? '') : double.replace(/\\(.)/gs, '$1');
    },
  );
}
