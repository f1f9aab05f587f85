import { merged, type Subject } from './change.ts';
import { setEntry, type TextEdit } from '../../manifest/edits.ts';
import { entryIn, integerIn, listIn, mapIn, mapsIn, scalarIn } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import type { RunningContainer, RunningHealth } from '../../protocol-running.ts';
import type { Content } from '../../yaml/content.ts';
import { integerOf } from '../../yaml/scalar.ts';
import { resolved, type MapNode } from '../../yaml/tree.ts';

/**
 * What a container's health check is otherwise. podman makes of a liveness probe a command that runs in the container
 * (kube.go, probeToHealthConfig); with a startup probe beside it, it keeps them in ways that differ between versions.
 */
export function healthEdits(
  { placed: { document } }: Subject,
  map: MapNode,
  { health, own }: RunningContainer,
): readonly (TextEdit | undefined)[] {
  const entry = entryIn(map, 'livenessProbe');
  const probe = mapIn(map, 'livenessProbe');
  if (entryIn(map, 'startupProbe')) return [];
  const written = probe && handlerIn(probe);
  if (!health) return [written && entry ? removeEntry(document, map, entry) : undefined];
  if (!entry) return [own.health ? undefined : setEntry(document, map, 'livenessProbe', probeOf(health))];
  if (!probe || !written) return [];
  const times = Object.entries(timesOf(health)).filter(([key, seconds]) => timeIn(probe, key) !== seconds);
  const command = commandOf(map, written);
  const isSame = command === undefined || plain(command) === plain(health.words.join(' '));
  if (isSame) return merged(document, probe, Object.fromEntries(times));
  const { kind, fields } = handlerOf(health.words);
  if (kind !== written.kind) return [setEntry(document, map, 'livenessProbe', probeOf(health))];
  const changed = Object.entries(fields).filter(
    ([key, value]) => typeof value === 'object' || textIn(written.map, key) !== `${value}`,
  );
  return merged(document, probe, {
    [kind]: Object.fromEntries(changed),
    ...Object.fromEntries(times),
  });
}

const kinds = ['exec', 'httpGet', 'tcpSocket'] as const;

type Kind = (typeof kinds)[number];

type Handler = { readonly kind: Kind; readonly map: MapNode };

/** Of several the first counts; podman knows no others. */
function handlerIn(probe: MapNode): Handler | undefined {
  return kinds.flatMap((kind): Handler[] => {
    const map = mapIn(probe, kind);
    return map ? [{ kind, map }] : [];
  })[0];
}

/** The command that podman makes of it; undefined where nobody can say. */
function commandOf(container: MapNode, { kind, map }: Handler): string | undefined {
  if (kind === 'exec') {
    const words = (listIn(map, 'command')?.items ?? []).map((it) => {
      const node = resolved(it);
      return node?.kind === 'scalar' ? node.text : '';
    });
    return words.join(' ');
  }
  const port = portIn(container, map);
  if (port === undefined) return undefined;
  const host = textIn(map, 'host');
  if (kind === 'tcpSocket') return `nc -z -v ${host} ${port} || exit 1`;
  return `curl -f ${textIn(map, 'scheme')}://${host}:${port}${textIn(map, 'path')} || exit 1`;
}

/** What podman takes for a field that isn't there. */
const usualTexts: Readonly<Record<string, string>> = { host: 'localhost', scheme: 'HTTP', path: '/' };

function textIn(map: MapNode, key: string): string {
  const text = scalarIn(map, key)?.text ?? '';
  return text === '' ? (usualTexts[key] ?? '') : text;
}

/** The number of a port, or of the port of the container that has this name. */
function portIn(container: MapNode, handler: MapNode): bigint | undefined {
  const port = scalarIn(handler, 'port');
  const named = mapsIn(container, 'ports').find((it) => scalarIn(it, 'name')?.text === port?.text);
  return (port && integerOf(port)) ?? (named && integerIn(named, 'containerPort'));
}

/**
 * podman 4.3 parts a command at blanks, has a failure end with 1, and knows no host where a port's probe names none;
 * the case of a scheme is the manifest's.
 */
function plain(command: string): string {
  return command
    .replace(/^curl -f https?:/i, (it) => it.toLowerCase())
    .replace(/^nc -z -v {2}/, 'nc -z -v localhost ')
    .replace(/ \|\| exit 1$/, '')
    .replaceAll(/\s+/g, ' ');
}

type Fields = Readonly<Record<string, string | number | readonly string[]>>;

/** The handler that podman makes these words of. */
function handlerOf(words: readonly string[]): { readonly kind: Kind; readonly fields: Fields } {
  const command = words.join(' ').replace(/^nc -z -v {2}/, 'nc -z -v localhost ');
  const http = /^curl -f (https?):\/\/([^/]+):(\d+)(\/\S*) \|\| exit 1$/i.exec(command);
  if (http) {
    const [, scheme = '', host = '', port = '', path = ''] = http;
    return { kind: 'httpGet', fields: { path, port: Number(port), host, scheme: scheme.toUpperCase() } };
  }
  const [, host = '', port = ''] = /^nc -z -v (\S+) (\d+) \|\| exit 1$/.exec(command) ?? [];
  if (host !== '') return { kind: 'tcpSocket', fields: { port: Number(port), host } };
  const ends = words.slice(-3).join(' ') === '|| exit 1';
  return { kind: 'exec', fields: { command: ends ? words.slice(0, -3) : words } };
}

/** A whole probe, without what podman takes of itself. */
function probeOf(health: RunningHealth): Readonly<Record<string, Content>> {
  const { kind, fields } = handlerOf(health.words);
  const told = Object.entries(fields).filter(([key, value]) => usualTexts[key] !== value);
  const times = Object.entries(timesOf(health)).filter(([key, seconds]) => usualTimes[key] !== seconds);
  return { [kind]: Object.fromEntries(told), ...Object.fromEntries(times) };
}

/** What podman takes for nothing, and for less than one (kube.go, makeHealthCheck). */
const usualTimes: Readonly<Record<string, number>> = {
  initialDelaySeconds: 0,
  periodSeconds: 10,
  timeoutSeconds: 1,
  failureThreshold: 3,
};

function timesOf({ delay, period, timeout, retries }: RunningHealth): Readonly<Record<string, number>> {
  return {
    initialDelaySeconds: delay,
    periodSeconds: period,
    timeoutSeconds: timeout,
    failureThreshold: retries,
  };
}

function timeIn(probe: MapNode, key: string): number {
  const written = Number(integerIn(probe, key) ?? 0n);
  return written < 1 ? (usualTimes[key] ?? 0) : written;
}
