import type { Place } from '../refactoring.ts';
import type { TextEdit } from '../../../manifest/edits.ts';
import { listIn, mapsIn, scalarIn } from '../../../manifest/find.ts';
import type { ContainerPart } from '../../../manifest/pods.ts';
import { resolved, type MapNode, type ScalarNode } from '../../../yaml/tree.ts';

/** Where in a text this machine is named, with the port that follows if any. */
const localhost = /(?<![\w.:-])(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d+))?(?![\w.-])/g;

/**
 * The edits that make the containers that stay ask another host for the ports of one that leaves, where they asked
 * localhost.
 */
export function readdressed(
  { document, pod }: Place,
  leaving: ContainerPart,
  ports: ReadonlySet<string>,
  host: string,
): readonly TextEdit[] {
  const staying = pod.containers.filter((it) => it !== leaving);
  const scalars = new Set(staying.flatMap(({ map }) => [...hostsOf(map, ports), ...wordsOf(map)]));
  const hosts = new Set(staying.flatMap(({ map }) => hostsOf(map, ports)));
  return [...scalars].flatMap((scalar) => {
    const { start, end } = scalar.span;
    return [...document.text.slice(start, end).matchAll(localhost)]
      .filter(({ 1: port }) => (port === undefined ? hosts.has(scalar) : ports.has(port)))
      .map(({ 0: whole, 1: port, index }) => {
        const at = start + index;
        const length = whole.length - (port === undefined ? 0 : port.length + 1);
        return { span: { start: at, end: at + length }, insert: host };
      });
  });
}

/** Whether a container asks localhost for a port that isn't its own, which it wouldn't find elsewhere. */
export function asksOthers({ map }: ContainerPart, ports: ReadonlySet<string>): boolean {
  return wordsOf(map).some(({ text }) =>
    [...text.matchAll(localhost)].some(({ 1: port }) => port === undefined || !ports.has(port)),
  );
}

/** What a container is told: its command and arguments, and the values of its variables. */
function wordsOf(container: MapNode): readonly ScalarNode[] {
  const lists = ['command', 'args'].flatMap((it) => listIn(container, it)?.items ?? []);
  const values = mapsIn(container, 'env').flatMap((it) => scalarIn(it, 'value') ?? []);
  return [...lists.flatMap((it) => resolved(it) ?? []).filter((it) => it.kind === 'scalar'), ...values];
}

/** The values of variables such as `DB_HOST` beside whom one such as `DB_PORT` names one of the ports. */
function hostsOf(container: MapNode, ports: ReadonlySet<string>): readonly ScalarNode[] {
  const variables = new Map(
    mapsIn(container, 'env').flatMap((it) => {
      const value = scalarIn(it, 'value');
      return value ? [[scalarIn(it, 'name')?.text ?? '', value] as const] : [];
    }),
  );
  return [...variables].flatMap(([name, value]) => {
    const [whole, before] = /^(.*)_(?:HOST|HOSTNAME|ADDRESS|ADDR)$/.exec(name) ?? [];
    const port = whole === undefined ? undefined : variables.get(`${before ?? ''}_PORT`);
    return port && ports.has(port.text) ? [value] : [];
  });
}
