/** Numbers as people read them. */

/** Digits in groups of three: 134,217,728. Takes a decimal number as text. */
export function grouped(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const sign = whole.startsWith('-') ? 1 : 0;
  const first = sign + ((whole.length - sign) % 3 || 3);
  const groups = [whole.slice(0, first), ...(whole.slice(first).match(/.{3}/gs) ?? [])].join();
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** Units of a thousand and of 1024, from the thousand up. */
const scales = {
  decimal: { step: 1000n, names: ['kB', 'MB', 'GB', 'TB', 'PB', 'EB'] },
  binary: { step: 1024n, names: ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] },
} as const;

/** An amount of bytes in the largest unit it has at least one of, such as '134.2 MB'; nothing below the smallest. */
export function sizeIn(scale: keyof typeof scales, bytes: bigint): string | undefined {
  const { step, names } = scales[scale];
  let unit = 1n;
  let name: string | undefined;
  for (const it of names) {
    if (bytes < unit * step) break;
    unit *= step;
    name = it;
  }
  if (name === undefined) return undefined;
  const tenths = (bytes * 10n + unit / 2n) / unit;
  const fraction = tenths % 10n === 0n ? '' : `.${tenths % 10n}`;
  return `${grouped((tenths / 10n).toString())}${fraction} ${name}`;
}

const spans = [
  ['day', 86_400n],
  ['hour', 3600n],
  ['minute', 60n],
  ['second', 1n],
] as const;

/** Seconds as days, hours, minutes and seconds: '1 hour 30 minutes'. Takes none below zero. */
export function durationText(seconds: bigint): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [name, length] of spans) {
    const count = rest / length;
    rest %= length;
    if (count > 0n) parts.push(`${grouped(count.toString())} ${name}${count === 1n ? '' : 's'}`);
  }
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}

/** Permissions as `ls` shows them: 'rw-r--r--'; nothing of a number that is none. */
export function permissionText(mode: bigint): string | undefined {
  if (mode < 0n || mode > 0o777n) return undefined;
  const bits = mode.toString(2).padStart(9, '0');
  return Array.from(bits, (bit, index) => (bit === '1' ? 'rwx'.charAt(index % 3) : '-')).join('');
}

/** Permissions as they are written in YAML: '0644'. */
export function octalText(mode: bigint): string {
  return `0${mode.toString(8).padStart(3, '0')}`;
}
