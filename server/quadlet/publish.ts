/**
 * What is wrong with a port as `--publish` takes it, as the end of a sentence; nothing where nothing is.
 * Source: podman, pkg/specgenutil/util.go, `CreatePortBindings` and what it calls.
 */
export function portFault(port: string): string | undefined {
  const [address, protocol, ...more] = port.split('/');
  if (more.length > 0) return 'it names more than one protocol';
  if (protocol === '') return 'the protocol behind the / is missing';
  const [, v6, rest = ''] = /^\[([^\]]*)\]:(.*)$/.exec(address ?? '') ?? [undefined, undefined, address];
  if (v6 === undefined && /[[\]]/.test(rest)) {
    return 'an IPv6 address stands in brackets with a colon behind it';
  }
  const parts = rest.split(':');
  const [container = '', host, ip = v6] = parts.toReversed();
  if (parts.length > (v6 === undefined ? 3 : 2)) return 'it is IP:HOST:CONTAINER at the most';
  if (v6 !== undefined && host === undefined) {
    return 'behind an IP stand the port of the host and the one of the container';
  }
  if (container === '') return 'the port of the container is missing';
  if (ip !== undefined && !isAddress(ip)) return ip === '' ? 'the IP is missing' : `'${ip}' is no IP`;
  const inside = rangeOf(container);
  const outside = host === undefined || host === '' ? undefined : rangeOf(host);
  if (typeof inside === 'string') return inside;
  if (typeof outside === 'string') return outside;
  if (outside && outside.length !== inside.length) return 'the two ranges differ in length';
  return undefined;
}

function isAddress(text: string): boolean {
  const v4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;
  if (v4.test(text)) {
    return text.split('.').every((it) => Number(it) <= 255 && (it === '0' || !it.startsWith('0')));
  }
  return text.includes(':') && /^[0-9a-f:.]+$/i.test(text);
}

function rangeOf(text: string): { readonly length: number } | string {
  const [first = '', last, ...more] = text.split('-');
  const wrong = [first, last ?? first].find((it) => !isPort(it));
  if (more.length > 0 || wrong === '') return `'${text}' is no port and no range of ports`;
  if (wrong !== undefined) return `'${wrong}' is no port from 1 to 65535`;
  const length = Number(last ?? first) - Number(first) + 1;
  return last !== undefined && length < 2 ? `'${text}' ends where it starts, or before` : { length };
}

function isPort(text: string): boolean {
  return /^\+?\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
