import { changesOf, type Change, type Subject } from './change.ts';
import { addItems, replaceNumber, type TextEdit } from '../../manifest/edits.ts';
import { booleanIn, integerIn, listIn, mapsIn, scalarIn } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import type { RunningPort } from '../../protocol-running.ts';
import { isOlder } from '../../schema/podman-version.ts';
import type { MapNode } from '../../yaml/tree.ts';

type Written = RunningPort & { readonly container: number; readonly owner: MapNode; readonly map: MapNode };

/** What ports of the host are published otherwise; podman knows nothing of those that aren't. */
export function portChanges(subject: Subject): readonly Change[] {
  const { part, running, placed } = subject;
  const { document } = placed;
  if (booleanIn(part.spec.map, 'hostNetwork') === true) return [];
  const written = mapsIn(part.spec.map, 'containers').flatMap((owner) =>
    mapsIn(owner, 'ports').flatMap((map) => writtenPort(owner, map, subject.podman) ?? []),
  );
  const left = running.ports.filter((port) => !written.some((it) => isAlike(it, port)));
  const taken = new Set<RunningPort>();
  const edits = written
    .filter((it) => !running.ports.some((port) => isAlike(it, port)))
    .map((it): TextEdit | undefined => {
      const instead = left.find((port) => sameContainerPort(it, port) && !taken.has(port));
      const host = scalarIn(it.map, 'hostPort');
      if (instead && host && instead.address === it.address) {
        taken.add(instead);
        return replaceNumber(document, host, `${instead.host}`);
      }
      const list = listIn(it.owner, 'ports');
      return list && removeItem(document, list, it.map);
    });
  const more = left.filter((it) => !taken.has(it));
  const [first] = mapsIn(part.spec.map, 'containers');
  const added = first && more.length > 0 && addItems(document, first, 'ports', more.map(toContent));
  return changesOf(subject, ...edits, added);
}

/** podman before 4.4 publishes each port, also where no port of the host is named (play.go, getPodPorts). */
function writtenPort(owner: MapNode, map: MapNode, podman: string): Written | undefined {
  const own = Number(integerIn(map, 'containerPort') ?? 0n);
  const host = Number(integerIn(map, 'hostPort') ?? 0n) || (isOlder(podman, '4.4') ? own : 0);
  if (host === 0) return undefined;
  const protocol = (scalarIn(map, 'protocol')?.text ?? 'TCP').toUpperCase();
  if (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP') return undefined;
  const address = scalarIn(map, 'hostIP')?.text ?? '';
  return {
    owner,
    map,
    container: own || host,
    host,
    protocol,
    address: address === '0.0.0.0' ? '' : address,
  };
}

function isAlike(a: RunningPort, b: RunningPort): boolean {
  return sameContainerPort(a, b) && a.host === b.host && a.address === b.address;
}

function sameContainerPort(a: RunningPort, b: RunningPort): boolean {
  return a.container === b.container && a.protocol === b.protocol;
}

function toContent({
  container,
  host,
  address,
  protocol,
}: RunningPort): Readonly<Record<string, string | number>> {
  return {
    containerPort: container,
    hostPort: host,
    ...(address !== '' && { hostIP: address }),
    ...(protocol !== 'TCP' && { protocol }),
  };
}
