import { readQuantity } from './quantity.ts';

const powers: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

/** What an amount needs to be held as a number and a power of ten (quantity.go, `maxInt64Factors`). */
const mostDigits = 18;

const largest = 2n ** 63n - 1n;

/**
 * The bytes podman makes of an amount of memory; nothing of what is no amount, or too large for it.
 *
 * It asks for the amount as a whole number, and where that would lose something, for its digits without the place of
 * the point (kube.go, `quantityToInt64`: `AsDec().Unscaled()`). So `64m` is 64 bytes and `2.5` is 25; and what
 * Kubernetes' reader (quantity.go, `ParseQuantity`) holds to nine places, such as everything with a point and a binary
 * suffix, comes out a billion times as large: `1.5Gi` is no limit any more. Seen on podman 4.3.1.
 */
export function podmanBytes(text: string): bigint | undefined {
  const parts = /^([+-]?)0*([1-9]\d*|)(?:\.(\d*))?(\D.*)?$/.exec(text);
  const quantity = readQuantity(text);
  if (!parts || !quantity) return undefined;
  const [, sign = '', whole = '', fraction = '', suffix = ''] = parts;
  const digits = Math.max(1, whole.length) + fraction.length;
  const simple = suffix.endsWith('i')
    ? wholeBinary(whole, fraction, suffix)
    : decimal(whole + fraction, exponentOf(suffix) - fraction.length, digits);
  const amount = simple ?? (quantity.nanos < 0n ? -quantity.nanos : quantity.nanos);
  if (amount > largest) return undefined;
  return sign === '-' ? -amount : amount;
}

function exponentOf(suffix: string): number {
  return powers[suffix] ?? Number(suffix.slice(1));
}

/** A whole number of kibibytes, mebibytes and so on, while it is short enough for the reader's quick way. */
function wholeBinary(whole: string, fraction: string, suffix: string): bigint | undefined {
  const power = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].indexOf(suffix) * 10 + 10;
  const room = 15 - Math.max(1, whole.length) - (power / 10) * 3 - 1;
  if (fraction !== '' || room < 0) return undefined;
  const amount = BigInt(`0${whole}`) * 2n ** BigInt(power);
  return amount > largest ? undefined : amount;
}

/** A number and a power of ten: without the power where it is negative, or where the amount would not fit. */
function decimal(written: string, power: number, digits: number): bigint | undefined {
  if (digits > mostDigits || power < -9) return undefined;
  const number = BigInt(`0${written}`);
  const amount = power > 0 && power <= mostDigits ? number * 10n ** BigInt(power) : number;
  return amount > largest ? number : amount;
}
