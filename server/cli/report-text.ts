import { linesIn, type Finding, type Region } from './finding.ts';
import { inWords, shown, type Report } from './report.ts';
import type { Severity } from '../rules/rule.ts';
import { lineEnd, type Lines } from '../yaml/lines.ts';

/** A line for each finding, as compilers write them, with the line it is about and carets under it. */
export function reportText(colours: Colours, least: Severity): Report {
  return {
    file: ({ text }, findings) => {
      const lines = linesIn(text);
      return shown(findings, least)
        .map((it) => `${finding(it, text, lines)}\n\n`)
        .join('');
    },
    end: (summary) => `${inWords(summary)}\n`,
  };

  function finding(it: Finding, text: string, lines: Lines): string {
    const { severity, message, code, related } = it;
    return [
      `${colours.bold(placeOf(it))}: ${colours[severity](severity)}: ${printable(message)} ${colours.faint(`[${code}]`)}`,
      ...excerpt(it, text, lines),
      ...related.map((other) => `  ${placeOf(other)}: ${printable(other.message)}`),
    ].join('\n');
  }

  /** The finding's first line with its number, and carets under what is meant. */
  function excerpt(it: Finding, text: string, lines: Lines): string[] {
    const { shown, column, width } = clipped(it, text, lines);
    const number = String(it.line);
    // Tabs stay tabs, so that the carets stand below them whatever their width.
    const blank = shown.slice(0, column).replace(/[^\t]/g, ' ');
    return [
      `${colours.faint(`  ${number} |`)} ${shown}`,
      `${colours.faint(`  ${' '.repeat(number.length)} |`)} ${blank}${colours[it.severity]('^'.repeat(width))}`,
    ];
  }
}

/** Characters of a line that are shown at the most. */
const longestLine = 160;

type Clip = { readonly shown: string; readonly column: number; readonly width: number };

/** A finding's first line, or as much of it as fits; the zero-based column in it, and how many carets to draw. */
function clipped({ line, column, endLine, endColumn }: Finding, text: string, lines: Lines): Clip {
  const start = lines[line - 1] ?? 0;
  const source = printable(text.slice(start, lineEnd(text, start)));
  const first = column - 1;
  const last = line === endLine ? endColumn - 1 : source.trimEnd().length;
  const from = source.length <= longestLine ? 0 : Math.max(0, first - longestLine / 2);
  const shown = source.slice(from, from + longestLine).trimEnd();
  const width = Math.max(1, Math.min(last, from + longestLine) - first);
  return from === 0
    ? { shown, column: first, width }
    : { shown: `…${shown}`, column: first - from + 1, width };
}

/** Text that leaves a terminal as it is: a manifest may hold its control characters. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters that are meant
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\uFFFD');
}

function placeOf({ file, line, column }: Region): string {
  return `${file}:${line}:${column}`;
}

type Paint = (text: string) => string;

/** How the parts of the text look. */
export type Colours = Readonly<Record<Finding['severity'] | 'bold' | 'faint', Paint>>;

export const plain: Colours = coloursBy(() => (text) => text);

/** A terminal's own colours (ECMA-48, "SGR"). */
export const coloured: Colours = coloursBy((on, off) => (text) => `\u001b[${on}m${text}\u001b[${off}m`);

function coloursBy(paint: (on: number, off: number) => Paint): Colours {
  return {
    error: paint(31, 39),
    warning: paint(33, 39),
    information: paint(36, 39),
    hint: paint(35, 39),
    bold: paint(1, 22),
    faint: paint(2, 22),
  };
}

/**
 * Colours where a terminal reads them, unless NO_COLOR is set (no-color.org); FORCE_COLOR decides before all else, and
 * `0` is no there, as Node reads it (node:tty, `getColorDepth`).
 */
export function coloursFor(
  { FORCE_COLOR: force = '', NO_COLOR: no = '', TERM: terminal = '' }: Environment,
  output: { readonly isTTY?: boolean },
): Colours {
  if (force !== '') return force === '0' || force === 'false' ? plain : coloured;
  return no === '' && terminal !== 'dumb' && output.isTTY === true ? coloured : plain;
}

type Environment = Readonly<Record<string, string | undefined>>;
