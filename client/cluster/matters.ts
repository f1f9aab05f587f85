/**
 * Takes apart what kubectl and the API server say of manifests: one matter each, led by the object it is about.
 */

/** What begins a new complaint; whatever stands behind it, line by line, belongs to it. */
const beginning =
  /^(?:Error from server|The [A-Z]\w* "|[Ee]rror: |Error in configuration|Unable to connect|The connection to|resource mapping not found|unable to recognize)/;

/** kubectl's complaints, each whole. Warnings and its own log (`E1121 14:39:22 …`) are none. */
export function complaintsIn(stderr: string): readonly string[] {
  const blocks: string[] = [];
  for (const line of stderr.split(/\r?\n/)) {
    if (line === '' || /^(?:Warning: |[EWIF]\d{4} )/.test(line)) continue;
    const before = beginning.test(line) ? undefined : blocks.pop();
    blocks.push(before === undefined ? line : `${before}\n${line}`);
  }
  return [...new Set(blocks.map(bare))];
}

/** Without what says only that it came from the server, or where kubectl was. */
function bare(block: string): string {
  return block
    .replace(/^[Ee]rror: (?=.)/, '')
    .replace(/^Error from server(?: \(\w+\))?: /, '')
    .replace(/^.*\b(?:from server )?for: "STDIN": /s, '')
    .replace(/^error when \w+ "STDIN": /, '')
    .replace(/^error validating "STDIN": error validating data: /, '')
    .replace(/; if you choose to ignore these errors, turn validation off.*$/s, '')
    .replace(/^The (?=[A-Z]\w* "[^"]*" is invalid)/, '')
    .trim();
}

const verdict =
  'Required value|Invalid value|Unsupported value|Duplicate value|Forbidden|Too long|Too many|Too few|Not found|Internal error';

/** The matters of one complaint, each led by what leads it. */
export function mattersIn(complaint: string): readonly string[] {
  const invalid = /^(.*? is invalid: )(.*)$/s.exec(complaint);
  if (invalid) return led(invalid[1], fieldsIn(invalid[2] ?? ''));
  const strict = /^(.*? strict decoding error: )(.*)$/s.exec(complaint);
  if (strict) return led(strict[1], (strict[2] ?? '').split(/, (?=(?:unknown|duplicate) field ")/));
  const insecure = /^(.*? violates PodSecurity "[^"]*": )(.*)$/s.exec(complaint);
  if (insecure) {
    // eslint-disable-next-line regexp/no-super-linear-move -- Quadratic in one line of a warning, which the cluster writes.
    return led(insecure[1], (insecure[2] ?? '').match(/[^\s,(][^(]*\((?:[^()]|\([^)]*\))*\)/g) ?? []);
  }
  if (/^\[?(?:ValidationError\(|kind not set|apiVersion not set)/.test(complaint)) {
    const list = complaint.replace(/^\[(.*)\]$/s, '$1');
    return list.split(/, (?=ValidationError\(|kind not set|apiVersion not set)/);
  }
  return [complaint];
}

/** kubectl writes several below each other with stars, the API server with commas in brackets. */
function fieldsIn(text: string): readonly string[] {
  if (/^\s*\* /.test(text)) return text.trim().replace(/^\* /, '').split(/\n\* /);
  const list = /^\[(.*)\]$/s.exec(text)?.[1];
  return list?.split(new RegExp(`, (?=[a-zA-Z][^\\s,:"]*: (?:${verdict})\\b)`)) ?? [text];
}

function led(head = '', matters: readonly string[]): readonly string[] {
  return matters.length === 0 ? [head.trim()] : matters.map((it) => head + it);
}
