import { listensLocally } from './localhost.ts';
import type { Clue } from './pod.ts';
import type { Reading } from './reading.ts';

/** It stands before another container and passes on what comes from outside. */
export function standsBefore(container: Reading, others: readonly Reading[]): Clue | undefined {
  const { ports } = container;
  const onlyPasses = container.passing === 'always' || saysSo(container);
  // A web server that asks a database is an app.
  const asked = [...container.asked].find((it) => it && (onlyPasses || !databasePorts.has(it)));
  if (!passesOn(container) || !asked || ports?.length === 0 || asksAt(container, others)) return undefined;
  const app = others.find((it) => it.listened.has(asked));
  // What is hidden from outside and passes on itself is its ambassador.
  if (app && isHidden(app) && passesOn(app)) return undefined;
  const from = ports?.[0] ? ` at port ${ports[0].number}` : '';
  const to = app ? `'${app.name}' at localhost:${asked}` : `localhost:${asked}`;
  return {
    kind: 'sidecar',
    sort: isTls(container) ? 'TLS proxy' : 'reverse proxy',
    why: `It passes what it gets${from} on to ${to}.`,
  };
}

/** By the names and numbers of its ports, or by its command. */
function isTls(container: Reading): boolean {
  const { ports = [] } = container;
  return (
    ports.some((it) => /https|tls|ssl/.test(it.name ?? '') || [443, 8443].includes(it.number)) ||
    /\b(?:tls|ssl|ssl_certificate)\b/.test(container.text)
  );
}

/** Whether it is known that nobody asks it from outside. */
function isHidden({ ports }: Reading): boolean {
  return ports?.length === 0;
}

/** Another container takes it at localhost for the service that it passes everything on to. */
export function standsFor(container: Reading, others: readonly Reading[]): Clue | undefined {
  const isKnown = container.known?.kind === 'ambassador';
  const image = container.passing;
  // What may be asked from outside serves, or stands before the app, more often than it stands for others.
  const isInner = image === 'always' ? (container.ports ?? []).length === 0 : isHidden(container);
  const passes = saysSo(container) || (image !== 'never' && isInner);
  if (!(isKnown || passes) || container.asked.size > 0) return undefined;
  const client = asksAt(container, others);
  const sort = sortOf(container);
  const about = { kind: 'ambassador', ...(sort !== undefined && { sort }) } as const;
  if (client) return { ...about, why: `'${client.name}' asks it at localhost, and it passes everything on.` };
  return listensLocally(container.text)
    ? { ...about, why: 'It listens at localhost alone, and passes everything on.' }
    : undefined;
}

/** It does nothing but ask another container, again and again. */
export function asksOnly(container: Reading, others: readonly Reading[]): Clue | undefined {
  if ((container.ports ?? []).length > 0 || !container.repeats) return undefined;
  const { asked } = container;
  const server = others.find((it) => [...it.listened].some((port) => asked.has(port)));
  const port = server && [...server.listened].find((it) => asked.has(it));
  if (!server || port === undefined || !container.programs.every((it) => asking.has(it.name))) {
    return undefined;
  }
  return { kind: 'sidecar', why: `It asks '${server.name}' at localhost:${port}, again and again.` };
}

/** Programs that ask, and those that a loop around them needs. */
const asking: ReadonlySet<string> = new Set(
  ['curl', 'wget', 'nc', 'echo', 'printf', 'date', 'sleep', 'trap', 'true', 'wait', 'exit'].concat(':', '['),
);

function passesOn(container: Reading): boolean {
  return container.passing !== 'never' || saysSo(container);
}

/** Whether its command passes on what it is asked. */
function saysSo(container: Reading): boolean {
  return /\b(?:reverse_proxy|proxy_pass|ProxyPass|socat|stunnel)\b/.test(container.text);
}

/** Who asks a container at localhost; one that tells no port means a proxy that is the only other container. */
function asksAt(container: Reading, others: readonly Reading[]): Reading | undefined {
  const own = container.listened;
  const isMeant = own.size === 0 && others.length === 1 && container.passing === 'always';
  return others.find((other) => [...other.asked].some((it) => (it === undefined ? isMeant : own.has(it))));
}

/** Which service it stands for, by the addresses in its command and variables. */
function sortOf(container: Reading): string | undefined {
  const text = [container.text, ...container.env.values()].join('\n');
  const numbers = [...container.listened, ...[...text.matchAll(/:(\d{2,5})\b/g)].map((it) => Number(it[1]))];
  if (numbers.some((it) => databasePorts.has(it))) return 'proxy to a database';
  return /\bhttps?:\/\/(?!:)/.test(text) ? 'proxy to an API' : undefined;
}

/** SQL Server, Oracle, MySQL, PostgreSQL, CouchDB, Redis, Cassandra, memcached and MongoDB (IANA, service names). */
const databasePorts: ReadonlySet<number> = new Set([
  1433, 1521, 3306, 5432, 5984, 6379, 9042, 11_211, 27_017,
]);
