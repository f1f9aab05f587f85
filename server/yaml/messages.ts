import type { ErrorCode } from 'yaml';

/**
 * What to say of a syntax error: what is wrong and what to do, in words of manifests rather than of parsers.
 * `detail` is the reader's own message and `source` the text it points at; both are used where the code alone says too little.
 */
export function syntaxMessage(code: ErrorCode, detail: string, source: string): string {
  const closing = /end with a ([\]}])/.exec(detail)?.[1];
  if (closing !== undefined) return `The closing '${closing}' is missing.`;
  if (code === 'MISSING_CHAR') return missing(detail);
  if (code === 'UNEXPECTED_TOKEN') return unexpected(source.trim());
  return sentences[code] ?? `${detail}.`;
}

const sentences: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'An alias takes no anchor or tag of its own.',
  BAD_ALIAS: 'This anchor or alias has no usable name. Give it one of letters and digits.',
  BAD_DIRECTIVE: 'YAML knows no such directive.',
  BAD_DQ_ESCAPE: 'Double quotes know no such escape. Write \\\\ for a backslash, or use single quotes.',
  BAD_INDENT: 'This line starts at a column that fits nothing above it. Indent it like its neighbours.',
  BAD_SCALAR_START: 'A plain value cannot start with this character. Put the value in quotes.',
  BLOCK_AS_IMPLICIT_KEY: "A second ': ' cannot stand on this line. Start a new line, or quote the value.",
  BLOCK_IN_FLOW: 'A block list or map cannot stand inside brackets.',
  KEY_OVER_1024_CHARS: 'A key may have 1024 characters at most.',
  MULTILINE_IMPLICIT_KEY: "A ':' is missing at the end of this line.",
  MULTIPLE_ANCHORS: 'A value can have one anchor only.',
  MULTIPLE_TAGS: 'A value can have one tag only.',
  TAB_AS_INDENT: 'YAML does not allow tabs for indentation. Use spaces.',
};

function missing(detail: string): string {
  if (detail.includes('quote')) return 'The closing quote is missing.';
  if (detail.includes('followed by map values')) return "A ':' is missing after this key.";
  if (detail.includes('Sequence item without')) return "A '- ' is missing before this item.";
  if (detail.includes('Missing ,')) return "A ',' is missing before this.";
  if (detail.includes('space')) return 'A space is missing here.';
  return `${detail}.`;
}

function unexpected(source: string): string {
  const shown = source.split(/[\r\n]/, 1)[0]?.slice(0, 20) ?? '';
  return shown === '' ? 'Something is missing here.' : `'${shown}' cannot stand here.`;
}
