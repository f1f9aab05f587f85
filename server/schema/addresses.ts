import type { NameReader } from './names.ts';

/**
 * Readers of addresses: each gives what is wrong as the rest of a sentence that begins with the text, or nothing.
 * Source: apimachinery/pkg/util/validation/ip.go, as strict as 1.36 is by default (StrictIPCIDRValidation).
 */

/** An address of IPv4 or IPv6 in its usual form (`IsValidIPForLegacyField`). */
export function ipAddress(text: string): string | undefined {
  if (/^\d+(?:\.\d+){3}$/.test(text)) {
    const parts = text.split('.');
    if (parts.some((it) => /^0\d/.test(it))) return 'has a number that begins with 0';
    return parts.every((it) => Number(it) <= 255) ? undefined : 'has a number over 255';
  }
  if (!isIPv6(text)) return 'is no IP address';
  return mappedIPv4(text) === undefined ? undefined : 'is an IPv4 address in the form of IPv6';
}

/** An address and how many of its bits count: `10.0.0.0/8` (`IsValidCIDRForLegacyField`); blanks around it are fine. */
export function addressRange(padded: string): string | undefined {
  const [address = '', bits = '', ...rest] = padded.trim().split('/');
  if (rest.length > 0 || !/^(?:0|[1-9]\d{0,2})$/.test(bits)) {
    return "is no range of addresses such as '10.0.0.0/8'";
  }
  const wrong = ipAddress(address);
  if (wrong !== undefined) return wrong;
  const groups = address.includes(':') ? wordsOf(address) : address.split('.').map(Number);
  const width = address.includes(':') ? 16 : 8;
  if (Number(bits) > groups.length * width) return `has no ${bits} bits`;
  const beyond = groups.some((it, index) => {
    const free = Math.min(width, Math.max(0, (index + 1) * width - Number(bits)));
    return it % 2 ** free !== 0;
  });
  return beyond ? `has bits set behind the first ${bits}` : undefined;
}

/** An address that others can reach (`ValidateNonSpecialIP`). */
export function reachableAddress(text: string): string | undefined {
  const wrong = ipAddress(text);
  if (wrong !== undefined) return wrong;
  const special = /^(?:0\.0\.0\.0$|127\.|169\.254\.|224\.0\.0\.|::1?$|fe[89ab][\da-f]:|ff02:)/i.test(text);
  return special ? 'is an address that only has meaning on its own machine or link' : undefined;
}

/** An address of a Service, or `None` for a Service without one. */
export function clusterAddress(text: string): string | undefined {
  return text === 'None' ? undefined : ipAddress(text);
}

/** The usual form of an address that is written in another one; nothing where there is none. */
export function usualAddress(text: string): string | undefined {
  if (/^\d+(?:\.\d+){3}$/.test(text)) {
    const usual = text.split('.').map(Number).join('.');
    return ipAddress(usual) === undefined ? usual : undefined;
  }
  return isIPv6(text) ? mappedIPv4(text) : undefined;
}

function isIPv6(text: string): boolean {
  const tail = /:(\d+(?:\.\d+){3})$/.exec(text)?.[1];
  if (
    tail !== undefined &&
    !tail.split('.').every((it) => /^(?:0|[1-9]\d{0,2})$/.test(it) && Number(it) <= 255)
  ) {
    return false;
  }
  const hex = tail === undefined ? text : `${text.slice(0, -tail.length)}0:0`;
  const sides = hex.split('::');
  if (sides.length > 2) return false;
  const groups = sides.flatMap((it) => (it === '' ? [] : it.split(':')));
  if (!groups.every((it) => /^[\da-f]{1,4}$/i.test(it))) return false;
  return sides.length === 2 ? groups.length < 8 : groups.length === 8;
}

/** The eight words of an IPv6 address. */
function wordsOf(text: string): number[] {
  const tail = /(?<!\d)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const numbers = tail?.slice(1).map(Number) ?? [];
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  const hex = tail
    ? text.slice(0, tail.index) + `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
    : text;
  const [left = '', right] = hex.split('::');
  const words = (side: string) => (side === '' ? [] : side.split(':').map((it) => parseInt(it, 16)));
  if (right === undefined) return words(left);
  const filled = 8 - words(left).length - words(right).length;
  return [...words(left), ...Array.from({ length: filled }, () => 0), ...words(right)];
}

function mappedIPv4(text: string): string | undefined {
  const words = wordsOf(text);
  if (!words.slice(0, 5).every((it) => it === 0) || words[5] !== 0xffff) return undefined;
  return words
    .slice(6)
    .flatMap((it) => [it >> 8, it & 255])
    .join('.');
}

/** The fields whose text must be an address, by their place (see manifest/fields.ts). */
export const addressFields: ReadonlyMap<string, NameReader> = new Map([
  // ValidateHostAliases, validatePodDNSConfig
  ['HostAlias.ip', ipAddress],
  ['PodDNSConfig.nameservers[]', ipAddress],
  // ValidateService, ValidateServiceClusterIPsRelatedFields
  ['ServiceSpec.externalIPs[]', reachableAddress],
  ['ServiceSpec.clusterIP', clusterAddress],
  ['ServiceSpec.clusterIPs[]', clusterAddress],
  ['ServiceSpec.loadBalancerSourceRanges[]', addressRange],
]);
