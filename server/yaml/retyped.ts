import type { ScalarNode } from './tree.ts';

/**
 * The text podman makes of a scalar where text is wanted: it reads the file with go-yaml v3, which turns plain numbers
 * and dates into values, and writes those out again (play.go, `splitMultiDocYAML`; go-yaml v3 resolve.go; then
 * sigs.k8s.io/yaml, `convertToJSONableObject`).
 * So 0644 becomes 420, 1.10 becomes 1.1, and 2024-01-01 becomes 2024-01-01T00:00:00Z; `yes` stays as it is.
 */
export function retyped({ text, style, tag }: ScalarNode): string {
  if (style !== 'plain' || tag !== undefined) return text;
  return booleanText(text) ?? integerText(text) ?? floatText(text) ?? dateText(text) ?? text;
}

function booleanText(text: string): string | undefined {
  return /^(?:true|True|TRUE|false|False|FALSE)$/.test(text) ? text.toLowerCase() : undefined;
}

/** Go takes a leading zero for octal, and passes over underscores (strconv.ParseInt with base 0). */
function integerText(text: string): string | undefined {
  const digits = text.replaceAll('_', '');
  const parts = /^([-+]?)(?:0[oO]?([0-7]+)|(0[xX][0-9a-fA-F]+|0[bB][01]+|0|[1-9][0-9]*))$/.exec(digits);
  if (!parts) return undefined;
  const [, sign = '', octal, other = ''] = parts;
  const value = BigInt(octal === undefined ? other : `0o${octal}`) * (sign === '-' ? -1n : 1n);
  return -(2n ** 63n) <= value && value < 2n ** 64n ? String(value) : goFloat(Number(value));
}

function floatText(text: string): string | undefined {
  const digits = text.replaceAll('_', '');
  const isFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(digits);
  return isFloat ? goFloat(Number(digits)) : undefined;
}

/** The shortest digits that are exact, with an exponent from a million on (strconv.FormatFloat with 'g' and -1). */
function goFloat(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (-4 <= power && power < 6) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** Dates and times become times of day, in the form of RFC 3339. */
function dateText(text: string): string | undefined {
  const parts =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9}))?(Z|[-+]\d{2}:\d{2})?)?$/.exec(
      text,
    );
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone] =
    parts;
  // With a blank in between no zone is read, and with T one must stand there.
  if (parts[4] !== undefined && text.includes(' ') !== (zone === undefined)) return undefined;
  const date = [month, day].map((it) => it.padStart(2, '0')).join('-');
  const time = [hour, minute, second].map((it) => it.padStart(2, '0')).join(':');
  const digits = fraction.replace(/(?<!0)0+$/, '');
  return `${year}-${date}T${time}${digits === '' ? '' : `.${digits}`}${zone ?? 'Z'}`;
}
