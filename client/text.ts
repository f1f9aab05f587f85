/**
 * Text on its way to a person's eyes: what came from outside (names, podman's words), ages and sizes.
 */
import { stripVTControlCharacters } from 'node:util';

/** Control characters and the marks that turn the direction of text around. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu;

const longest = 400;

/**
 * The text as one line that can only be read: no control characters, no command links, at most 400 characters.
 * For notifications (which render `[label](command:…)` as a link), labels and descriptions.
 */
export function oneLine(text: string): string {
  const line = printable(text).replace(/ {2,}/g, ' ').replaceAll('](', '] (').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

/** The text for a label of a pick, where `$(name)` would become an icon. */
export function asLabel(text: string): string {
  return oneLine(text).replaceAll('$(', String.raw`\$(`);
}

/** What sets colours and weight of a terminal's text (ECMA-48, SGR). */
const colour = new RegExp(String.raw`(\u001b\[[\d;:]*m)`);

/**
 * The text as one line of a terminal: colours and tabs stay, and end with the line; whatever else moves the cursor,
 * sets a title, writes to the clipboard or makes a link is left out.
 */
export function terminalLine(text: string): string {
  const pieces = text.split(colour);
  const harmless = pieces.map((it, at) => (at % 2 === 1 ? it : it.split('\t').map(printable).join('\t')));
  return `${harmless.join('').trimEnd()}${pieces.length > 1 ? '\u001b[0m' : ''}`;
}

/** The text for the output channel: without ANSI sequences and control characters. */
export function logLine(text: string): string {
  return printable(text).trimEnd();
}

/** The text for Markdown, where it shows as itself and can't become a link, image, HTML or icon. */
export function markdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]()#+\-.!|~<>$:@]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;');
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** '< 1 min', '3 min', '5 h', '12 d'. */
export function ageOf(milliseconds: number): string {
  const unit = units.find(([, length]) => milliseconds >= length);
  return unit === undefined ? '< 1 min' : `${Math.floor(milliseconds / unit[1])} ${unit[0]}`;
}

const sizes = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** '512 B', '2.2 MB', '142 MB': three digits and powers of 1000, as `podman images` writes it. */
export function sizeOf(bytes: number): string {
  const fitting = sizes.findIndex((_, power) => bytes / 1000 ** power < 999.5);
  const power = fitting < 0 ? sizes.length - 1 : fitting;
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${sizes[power] ?? ''}`;
}

/** Most text there is, of which nothing needs to be taken. */
const plain = /^[ -~]*$/;

function printable(text: string): string {
  if (plain.test(text)) return text;
  return stripVTControlCharacters(text).replace(unprintable, ' ');
}
