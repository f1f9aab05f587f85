import { commandText, programsOf, repeats } from './commands.ts';
import { knownFor, passing } from './images.ts';
import { askedPorts, isLocalOnly, listenedPorts } from './localhost.ts';
import type { Clue, PlainContainer } from './pod.ts';

/** It stands before another container and passes on what comes from outside. */
export function standsBefore(container: PlainContainer, others: readonly PlainContainer[]): Clue | undefined {
  const [asked] = [...askedPorts(container)].filter((it) => it !== undefined);
  const [port] = container.ports;
  if (!passesOn(container) || asked === undefined || !port || asksAt(container, others)) return undefined;
  const isTls = container.ports.some(
    (it) => /https|tls|ssl/.test(it.name ?? '') || [443, 8443].includes(it.number),
  );
  const app = others.find((it) => listenedPorts(it).has(asked));
  // What is hidden from outside and passes on itself is its ambassador.
  if (app?.ports.length === 0 && passesOn(app)) return undefined;
  const to = app ? `'${app.name}' at localhost:${asked}` : `localhost:${asked}`;
  return {
    kind: 'sidecar',
    sort: isTls ? 'TLS proxy' : 'reverse proxy',
    why: `It passes what it gets at port ${port.number} on to ${to}.`,
  };
}

/** Another container takes it at localhost for the service that it passes everything on to. */
export function standsFor(container: PlainContainer, others: readonly PlainContainer[]): Clue | undefined {
  const isKnown = knownFor(container)?.kind === 'ambassador';
  // A web server that others may ask from outside serves more often than it passes on.
  const passes = saysSo(container) || (passing(container.image) !== 'never' && container.ports.length === 0);
  if (!(isKnown || passes) || askedPorts(container).size > 0) return undefined;
  const client = asksAt(container, others);
  const sort = sortOf(container);
  const about = { kind: 'ambassador', ...(sort !== undefined && { sort }) } as const;
  if (client) return { ...about, why: `'${client.name}' asks it at localhost, and it passes everything on.` };
  return isLocalOnly(container)
    ? { ...about, why: 'It listens at localhost alone, and passes everything on.' }
    : undefined;
}

/** It does nothing but ask another container, again and again. */
export function asksOnly(container: PlainContainer, others: readonly PlainContainer[]): Clue | undefined {
  if (container.ports.length > 0 || !repeats(container)) return undefined;
  const asked = askedPorts(container);
  const server = others.find((it) => it.ports.some(({ number }) => asked.has(number)));
  const port = server?.ports.find((it) => asked.has(it.number))?.number;
  if (!server || port === undefined || !programsOf(container).every((it) => asking.has(it.name))) {
    return undefined;
  }
  return { kind: 'sidecar', why: `It asks '${server.name}' at localhost:${port}, again and again.` };
}

/** Programs that ask, and those that a loop around them needs. */
const asking: ReadonlySet<string> = new Set(
  ['curl', 'wget', 'nc', 'echo', 'printf', 'date', 'sleep', 'trap', 'true', 'wait', 'exit'].concat(':', '['),
);

function passesOn(container: PlainContainer): boolean {
  return passing(container.image) !== 'never' || saysSo(container);
}

/** Whether its command passes on what it is asked. */
function saysSo(container: PlainContainer): boolean {
  return /\b(?:reverse_proxy|proxy_pass|ProxyPass|socat|stunnel)\b/.test(commandText(container));
}

/** Who asks a container at localhost; one that tells no port means a proxy that is the only other container. */
function asksAt(container: PlainContainer, others: readonly PlainContainer[]): PlainContainer | undefined {
  const own = listenedPorts(container);
  const isMeant = own.size === 0 && others.length === 1 && passing(container.image) === 'always';
  return others.find((other) =>
    [...askedPorts(other)].some((it) => (it === undefined ? isMeant : own.has(it))),
  );
}

/** Which service it stands for, by the addresses in its command and variables. */
function sortOf(container: PlainContainer): string | undefined {
  const text = [commandText(container), ...container.env.values()].join('\n');
  const numbers = [
    ...listenedPorts(container),
    ...[...text.matchAll(/:(\d{2,5})\b/g)].map((it) => Number(it[1])),
  ];
  if (numbers.some((it) => databasePorts.has(it))) return 'proxy to a database';
  return /\bhttps?:\/\/(?!:)/.test(text) ? 'proxy to an API' : undefined;
}

/** SQL Server, Oracle, MySQL, PostgreSQL, CouchDB, Redis, Cassandra, memcached and MongoDB (IANA, service names). */
const databasePorts: ReadonlySet<number> = new Set([
  1433, 1521, 3306, 5432, 5984, 6379, 9042, 11_211, 27_017,
]);
