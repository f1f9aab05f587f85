/**
 * Cuts a text that comes in pieces into lines.
 */

/** A longer line is cut: a program that never ends its line would fill the memory. */
const longest = 16_384;

export type Lines = {
  readonly add: (text: string) => void;
  /** Nothing comes any more: what is left is a line, too. */
  readonly end: () => void;
};

/** `onLine` gets each line without its end. */
export function linesOf(onLine: (line: string) => void): Lines {
  let rest = '';
  return {
    add: (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) cut(line.endsWith('\r') ? line.slice(0, -1) : line);
      while (rest.length > longest) {
        onLine(rest.slice(0, longest));
        rest = rest.slice(longest);
      }
    },
    end: () => {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };

  function cut(line: string): void {
    for (let at = 0; at === 0 || at < line.length; at += longest) onLine(line.slice(at, at + longest));
  }
}
