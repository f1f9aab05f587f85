/**
 * Text that came from outside (names, podman's words) on its way to a person's eyes.
 */

// ANSI sequences, control characters and the marks that turn the direction of text around.
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const unprintable = /\u001b\[[0-9;?]*[ -/]*[@-~]|[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

const longest = 400;

/**
 * The text as one line that can only be read: no control characters, no command links, at most 400 characters.
 * For notifications (which render `[label](command:…)` as a link), labels and descriptions.
 */
export function oneLine(text: string): string {
  const line = text.replace(unprintable, ' ').replace(/ {2,}/g, ' ').replaceAll('](', '] (').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

/** The text for the output channel: without ANSI sequences and control characters. */
export function logLine(text: string): string {
  return text.replace(unprintable, ' ').trimEnd();
}

/** The text for Markdown, where it shows as itself and can't become a link, image, HTML or icon. */
export function markdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]()#+\-.!|~<>$:@]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;');
}
