/** An amount as Kubernetes reads it. */
export type Quantity = {
  /** In billionths of a unit (bytes, CPUs, pieces): exact, so amounts compare as the API server compares them. */
  readonly nanos: bigint;
  /** The suffix as it is written, such as 'Mi', 'm' or 'e3'; empty where there is none. */
  readonly suffix: string;
};

/** What one unit is in billionths. */
export const unit = 1_000_000_000n;

const binary: Readonly<Record<string, bigint>> = {
  Ki: 2n ** 10n,
  Mi: 2n ** 20n,
  Gi: 2n ** 30n,
  Ti: 2n ** 40n,
  Pi: 2n ** 50n,
  Ei: 2n ** 60n,
};

/** Powers of ten. */
const decimal: Readonly<Record<string, number>> = {
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

/** The most an amount with a binary suffix comes to; what is more is cut to it (quantity.go, `maxAllowed`). */
const mostBinary = (2n ** 63n - 1n) * unit;

/** Beyond it a power of ten tells nothing more about an amount, and would only cost memory. */
const largestExponent = 1000;

/**
 * Reads a quantity as the API server does; nothing where it is none.
 * A number, whose digits may be missing on one side of the point or on both, and a binary suffix (Ki to Ei), a
 * decimal one (n to E) or an exponent; finer than a billionth is rounded away from zero
 * (apimachinery/pkg/api/resource/quantity.go, `ParseQuantity`).
 */
export function readQuantity(text: string): Quantity | undefined {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(|[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)$/.exec(text);
  if (!parts || text === '') return undefined;
  const [, sign = '', whole = '', fraction = '', suffix = ''] = parts;
  const amount = scaled(BigInt(`0${whole}${fraction}`), fraction.length, suffix);
  return { nanos: sign === '-' ? -amount : amount, suffix };
}

function scaled(digits: bigint, places: number, suffix: string): bigint {
  const factor = binary[suffix];
  if (factor !== undefined) {
    const amount = timesTenTo(digits * factor, 9 - places);
    return amount > mostBinary ? mostBinary : amount;
  }
  const exponent = decimal[suffix] ?? Number(suffix.slice(1));
  return timesTenTo(digits, Math.max(-largestExponent, Math.min(largestExponent, exponent)) + 9 - places);
}

/** Rounds up where the power is negative. */
function timesTenTo(amount: bigint, power: number): bigint {
  if (power >= 0) return amount * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (amount + divisor - 1n) / divisor;
}

/** Whether the text is a quantity to Kubernetes. */
export function isQuantity(text: string): boolean {
  return readQuantity(text) !== undefined;
}

/** The amount in whole units, rounded up as Kubernetes rounds what it counts in bytes (quantity.go, `Value`). */
export function wholeUnits({ nanos }: Quantity): bigint {
  return nanos > 0n ? (nanos + unit - 1n) / unit : nanos / unit;
}

/** An amount in thousandths, rounded up, as limits and requests are (core/v1/defaults.go, `SetDefaults_ResourceList`). */
export function wholeMillis({ nanos }: Quantity): bigint {
  const milli = unit / 1000n;
  return nanos > 0n ? (nanos + milli - 1n) / milli : nanos / milli;
}

/**
 * Whether Kubernetes writes an amount like this other one once both are in its canonical form, as it writes 1000m as
 * 1 and 1024Ki as 1Mi: the same amount in the same sort of suffix (quantity.go, `CanonicalizeBytes`).
 */
export function isSameUnit({ nanos, suffix }: Quantity, text: string): boolean {
  const other = readQuantity(text);
  // What has an exponent keeps it.
  if (other?.nanos !== nanos || /^e.*\d/i.test(suffix)) return false;
  return nanos < 1024n * unit || suffix in binary === other.suffix in binary;
}

/** The amount as a plain decimal number, such as '134217728' for 128Mi and '0.5' for 500m. */
export function decimalText({ nanos }: Quantity): string {
  const sign = nanos < 0n ? '-' : '';
  const digits = (nanos < 0n ? -nanos : nanos).toString().padStart(10, '0');
  const fraction = digits.slice(-9).replace(/(?<!0)0+$/, '');
  return `${sign}${digits.slice(0, -9)}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * The quantities that a text which is none was meant to be, the likeliest first: '64MB' means 64Mi or 64M.
 * What people write: the case or a blank wrong, a 'B' for bytes, a comma for the point.
 */
export function meantQuantities(text: string): readonly string[] {
  const parts = /^([+-]?[\d.,]+)\s*([a-zA-Zµ]*)$/.exec(text.trim());
  if (!parts) return [];
  const [, written = '', suffix = ''] = parts;
  const number = /^[^,.]*,[^,.]*$/.test(written) ? written.replace(',', '.') : written;
  return meantSuffixes(suffix)
    .map((it) => `${number}${it}`)
    .filter((it) => it !== text && isQuantity(it));
}

function meantSuffixes(suffix: string): readonly string[] {
  if (isQuantity(`1${suffix}`)) return [suffix];
  const [, letter = '', i = ''] = /^([kmgtpKMGTPE])([iI]?)(?:[bB]|[bB]ytes?)?$/.exec(suffix) ?? [];
  const capital = letter.toUpperCase();
  if (i !== '') return [`${capital}i`];
  const plain = capital === 'K' ? 'k' : capital;
  if (letter !== '') return [`${capital}i`, plain];
  if (/^(?:b|bytes?|cpus?|cores?)$/i.test(suffix)) return [''];
  return /^(?:µ|mcpu|mcores?|millis?)$/i.test(suffix) ? [suffix === 'µ' ? 'u' : 'm'] : [];
}
