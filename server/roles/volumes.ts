import type { Clue, PlainMount } from './pod.ts';
import type { Reading } from './reading.ts';

/** A volume that two containers mount, seen from the first. */
type Shared = { readonly own: PlainMount; readonly other: Reading; readonly its: PlainMount };

function sharedWith(container: Reading, others: readonly Reading[]): readonly Shared[] {
  return container.mounts.flatMap((own) =>
    others.flatMap((other) =>
      other.mounts.filter((it) => it.volume === own.volume).map((its) => ({ own, other, its })),
    ),
  );
}

/** It reads the logs that another container writes, and passes them on or puts them into another form. */
export function readsLogs(container: Reading, others: readonly Reading[]): Clue | undefined {
  const text = container.text;
  const tails = /\btail\b[^\n]{0,80}\s(?:-\w{0,8}[fF]|--follow)/.test(text);
  const follows = (path: string) => tails && text.includes(path);
  const ships = container.known?.sort === 'log shipper';
  const found = sharedWith(container, others).find(
    ({ own, its }) =>
      its.access === 'writes' &&
      [own.volume, own.path, its.path].some(isLogs) &&
      (own.access === 'reads' || ships || follows(own.path)),
  );
  if (!found) return undefined;
  const why = `It reads the logs that '${found.other.name}' writes to the volume '${found.own.volume}'`;
  if (container.programs.some((it) => ['awk', 'gawk', 'jq', 'perl', 'sed'].includes(it.name))) {
    const sort = /json|\{\\*"/i.test(text) ? 'logs as JSON' : 'logs in another form';
    return { kind: 'adapter', sort, why: `${why}, and puts them into another form.` };
  }
  const sort = ships || follows(found.own.path) ? 'log shipper' : 'log reader';
  return { kind: 'sidecar', sort, why: `${why}.` };
}

/** It serves as measures what another container writes. */
export function showsStatus(container: Reading, others: readonly Reading[]): Clue | undefined {
  const measures =
    container.ports?.every((it) => /metric|prom/.test(it.name ?? '')) === true && container.ports.length > 0;
  if (!measures) return undefined;
  const found = sharedWith(container, others).find(
    ({ own, its }) => own.access === 'reads' && its.access === 'writes',
  );
  if (!found) return undefined;
  const why = `It reads what '${found.other.name}' writes to the volume '${found.own.volume}', and serves measures.`;
  return { kind: 'adapter', sort: 'Prometheus metrics', why };
}

/** It writes again and again what another container reads. */
export function updates(container: Reading, others: readonly Reading[]): Clue | undefined {
  const text = container.text;
  const known = container.known;
  const brings = /(?:updater|reloader)$/.test(known?.sort ?? '');
  const isAsked = (container.ports ?? []).length > 0;
  if (isAsked || !(brings || container.repeats)) return undefined;
  const found = sharedWith(container, others).find(({ own, other, its }) => {
    if (own.access === 'reads' || [own.volume, own.path, its.path].some(isLogs)) return false;
    const isRead = its.access === 'reads' || (text.includes(own.path) && !other.text.includes(its.path));
    return isRead && (brings || contentOf(its.path) !== undefined);
  });
  if (!found) return undefined;
  return {
    kind: 'sidecar',
    sort: contentOf(found.its.path) ?? known?.sort ?? '',
    why: `It keeps writing what '${found.other.name}' reads from the volume '${found.own.volume}'.`,
  };
}

function isLogs(text: string): boolean {
  return /(?:^|[/._-])logs?(?:$|[/._-])/i.test(text);
}

/** What a folder that a container reads holds, by where it has it, as the sort of sidecar that brings it there. */
function contentOf(path: string): string | undefined {
  return folders.find(([pattern]) => pattern.test(path))?.[1];
}

const folders = [
  [/secret|credential|certs?(?:\/|$)|\/tls|\/ssl/, 'secret reloader'],
  [/^\/(?:usr\/local\/)?etc(?:\/|$)|\/conf(?:ig)?(?:\.d)?(?:\/|$)/, 'config reloader'],
  [/\/(?:html|htdocs|public|srv|static|www)(?:\/|$)/, 'content updater'],
] as const;
