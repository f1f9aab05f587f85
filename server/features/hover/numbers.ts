import type { Asked, Explain } from './asked.ts';
import { codeSpan } from '../../schema/markup.ts';
import { measureOf } from '../../schema/measure.ts';
import { durationText, grouped, octalText, permissionText, sizeIn } from '../../schema/plain.ts';
import { podmanBytes } from '../../schema/podman-amount.ts';
import { decimalText, readQuantity, wholeUnits, type Quantity } from '../../schema/quantity.ts';
import type { Site } from '../../symbols/walk.ts';
import { integerOf } from '../../yaml/scalar.ts';

/** An amount in plain numbers, and what podman makes of it where that is something else. */
export const amount: Explain = (asked) => {
  const { site, text } = asked;
  const measure = measureOf(site.type, nameOf(site));
  const quantity = measure === 'cpus' || measure === 'bytes' ? readQuantity(text) : undefined;
  if (!quantity) return undefined;
  const plain = `${codeSpan(text)} = ${measure === 'cpus' ? cpuText(quantity) : bytesText(quantity)}`;
  const byPodman = nameOf(site) === 'memory' ? podmanMemory(asked, quantity) : '';
  return byPodman === '' ? plain : `${plain}\n\n${byPodman}`;
};

/** The field's name, or the resource's. */
function nameOf({ path }: Site): string {
  return String(path.at(-1));
}

function cpuText(quantity: Quantity): string {
  const parts: Readonly<Record<string, string>> = {
    '0.5': 'half a CPU',
    '0.25': 'a quarter of a CPU',
    '0.1': 'a tenth of a CPU',
  };
  const number = decimalText(quantity);
  return parts[number] ?? `${grouped(number)} ${number === '1' ? 'CPU' : 'CPUs'}`;
}

/** In bytes, and in the units the person did not choose. */
function bytesText(quantity: Quantity): string {
  const bytes = wholeUnits(quantity);
  const size = sizeIn(quantity.suffix.endsWith('i') ? 'decimal' : 'binary', bytes);
  const exact = `${grouped(decimalText(quantity))} ${decimalText(quantity) === '1' ? 'byte' : 'bytes'}`;
  return size === undefined ? exact : `${exact} (${size})`;
}

function podmanMemory({ known, text }: Asked, quantity: Quantity): string {
  if (known.target === 'kubernetes') return '';
  const bytes = podmanBytes(text);
  if (bytes === wholeUnits(quantity)) return '';
  if (bytes === undefined) return '**podman** refuses it: the number is too large for it.';
  const size = sizeIn('decimal', bytes);
  const taken = `**podman** takes it for ${grouped(bytes.toString())} bytes${size === undefined ? '' : ` (${size})`}.`;
  const meant = meantMemory(text, quantity);
  return meant === undefined ? taken : `${taken} Write ${codeSpan(meant)}.`;
}

/**
 * An amount that podman reads as it was meant: `64m` was meant as megabytes, as docker reads it; else the same without
 * a point, in the largest binary unit that has it whole. Nothing below a mebibyte.
 */
function meantMemory(text: string, quantity: Quantity): string | undefined {
  if (/^\d+m$/.test(text)) return `${text}i`.replace('m', 'M');
  const bytes = wholeUnits(quantity);
  const units = [
    ['Gi', 2n ** 30n],
    ['Mi', 2n ** 20n],
    ['Ki', 2n ** 10n],
  ] as const;
  const unit = bytes < 2n ** 20n ? undefined : units.find(([, size]) => bytes % size === 0n);
  return unit && `${bytes / unit[1]}${unit[0]}`;
}

/** Seconds in the units people think in; nothing below a minute. */
export const duration: Explain = ({ site, text }) => {
  const isSeconds = measureOf(site.type, nameOf(site)) === 'seconds';
  const seconds = isSeconds && /^\d{1,18}$/.test(text) ? BigInt(text) : 0n;
  return seconds < 60n ? undefined : `${codeSpan(text)} seconds = ${durationText(seconds)}`;
};

/** Permissions as `ls` shows them, and as they are written in the other notation. */
export const permissions: Explain = ({ site, text }) => {
  const isMode = measureOf(site.type, nameOf(site)) === 'permissions';
  const mode = isMode && site.node.kind === 'scalar' ? integerOf(site.node) : undefined;
  if (mode === undefined || mode < 0n) return undefined;
  const shown = permissionText(mode);
  const isOctal = /^0o?[0-7]+$/.test(text);
  const other = isOctal ? `${mode} in decimal` : `${octalText(mode)} in octal`;
  if (shown !== undefined) return `${codeSpan(text)} = \`${shown}\` (${other})`;
  const meant = !isOctal && /^[0-7]{3}$/.test(text) ? ` Write \`0${text}\` for octal.` : '';
  return `${codeSpan(text)} is ${other}, more than the permissions a file can have.${meant}`;
};
