/**
 * What a person may answer when a pod or container is made: each check answers what is wrong, or nothing.
 */
import { isIP } from 'node:net';
import type { Published } from '../../podman/stores.ts';
import { wordsOf } from '../words.ts';

/** As podman checks it (libpod/define/config.go, NameRegex). */
const validName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/** `taken` are the names of all pods and containers, which podman keeps in one list. */
export function nameTrouble(name: string, taken: ReadonlySet<string>): string | undefined {
  if (name === '') return 'It needs a name.';
  if (!validName.test(name)) {
    return 'A name has letters, digits, _, . and -, and begins with a letter or digit.';
  }
  return taken.has(name) ? `'${name}' is the name of another pod or container.` : undefined;
}

/** The ports of a line: separated by commas or blanks. */
export function portsOf(line: string): readonly string[] {
  return line.split(/[\s,]+/).filter((it) => it !== '');
}

const portForm =
  /^(?:(?:(?<address>\[[\da-fA-F:]+\]|[\d.]+):)?(?<host>\d+(?:-\d+)?)?:)?(?<container>\d+(?:-\d+)?)(?:\/(?<protocol>tcp|udp|sctp))?$/;

/** `published` are the ports that containers have taken. A port of the host that is left out is podman's choice. */
export function portsTrouble(line: string, published: readonly Published[]): string | undefined {
  const own = new Set<string>();
  for (const text of portsOf(line)) {
    const { host = '', container = '', protocol = 'tcp' } = portForm.exec(text)?.groups ?? {};
    if (container === '') return `'${text}' is no port: write 8080:80, 127.0.0.1:8080:80 or 53:53/udp.`;
    const [hosts, containers] = [rangeOf(host), rangeOf(container)];
    const far = [...hosts, ...containers].find((it) => it < 1 || it > 65_535);
    if (far !== undefined) return `'${text}': ports go from 1 to 65535.`;
    if (host !== '' && hosts.length !== containers.length) return `'${text}': both ranges must be as long.`;
    for (const port of hosts) {
      const key = `${port}/${protocol}`;
      if (own.has(key)) return `Port ${port} stands there twice.`;
      own.add(key);
      const owner = ownerOf(port, protocol, published);
      if (owner !== undefined) return `Port ${port} is taken by '${owner}'.`;
    }
  }
  return undefined;
}

/** All of them; a range that goes down has none. An odd range that is far too long is cut. */
function rangeOf(text: string): readonly number[] {
  if (text === '') return [];
  const [from = 0, to = from] = text.split('-').map(Number);
  return Array.from({ length: Math.max(0, Math.min(to, 70_000) - from + 1) }, (_, at) => from + at);
}

function ownerOf(port: number, protocol: string, published: readonly Published[]): string | undefined {
  return published.find(({ ports }) =>
    ports.some((it) => it.protocol === protocol && port >= it.host && port < it.host + it.count),
  )?.owner;
}

const namespaces = ['cgroup', 'ipc', 'net', 'pid', 'uts'];

/** Empty for none. */
export function shareTrouble(line: string): string | undefined {
  const odd = portsOf(line).find((it) => !namespaces.includes(it));
  return odd === undefined ? undefined : `'${odd}' is none of ${namespaces.join(', ')}.`;
}

/** For labels and variables: words of the form KEY=VALUE. */
export function pairsTrouble(line: string): string | undefined {
  const words = wordsOf(line);
  if (typeof words === 'string') return 'A quote is not closed.';
  const odd = words.find((it) => !/^[^=\s]+=/.test(it));
  return odd === undefined ? undefined : `'${odd}' is not of the form key=value.`;
}

/** Of the form of RFC 1123, which every program takes. */
export function hostnameTrouble(name: string): string | undefined {
  if (name === '' || /^(?=.{1,63}$)[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$/.test(name)) return undefined;
  return 'A host name has at most 63 letters, digits, - and ., and begins and ends with a letter or digit.';
}

export function dnsTrouble(line: string): string | undefined {
  const odd = portsOf(line).find((it) => isIP(it) === 0);
  return odd === undefined ? undefined : `'${odd}' is no IP address.`;
}

export function commandTrouble(line: string): string | undefined {
  return typeof wordsOf(line) === 'string' ? 'A quote is not closed.' : undefined;
}

export function imageTrouble(image: string): string | undefined {
  return /^[a-zA-Z0-9][^\s]*$/.test(image)
    ? undefined
    : 'An image is named like docker.io/library/nginx:1.27.';
}
