/**
 * Text that came from outside (names, podman's words) on its way to a person's eyes.
 */
import { stripVTControlCharacters } from 'node:util';

/** Control characters and the marks that turn the direction of text around. */
const unprintable = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu;

const longest = 400;

/**
 * The text as one line that can only be read: no control characters, no command links, at most 400 characters.
 * For notifications (which render `[label](command:…)` as a link), labels and descriptions.
 */
export function oneLine(text: string): string {
  const line = printable(text).replace(/ {2,}/g, ' ').replaceAll('](', '] (').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
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

function printable(text: string): string {
  return stripVTControlCharacters(text).replace(unprintable, ' ');
}
