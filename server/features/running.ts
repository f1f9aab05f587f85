import { applied } from './running/apply.ts';
import { containerChanges } from './running/container.ts';
import { contentChanges } from './running/contents.ts';
import { envChanges } from './running/env.ts';
import { mountChanges } from './running/mounts.ts';
import { podChanges } from './running/pod.ts';
import { portChanges } from './running/ports.ts';
import { withoutUnderscores, type Change, type Subject } from './running/change.ts';
import { addItems } from '../manifest/edits.ts';
import { listIn, mapsIn } from '../manifest/find.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { podsOf } from '../manifest/pods.ts';
import { removeItem } from '../manifest/removal.ts';
import type { Differences, RunningContainer, RunningPod } from '../protocol-running.ts';
import type { MapNode } from '../yaml/tree.ts';

/**
 * What a pod that runs has otherwise than the object it was made of, whose first key is at `offset` of the file.
 * What podman adds of itself, and what can't be seen from outside (init containers that have run, fields that podman
 * ignores, what stands in volumes but those of ConfigMaps), is no difference. Nothing where no pod is described there.
 */
export function differences(
  manifest: Manifest,
  offset: number,
  running: RunningPod,
  podman: string,
): Differences | undefined {
  const placed = manifest.documents.findLast((it) => it.start <= offset);
  const part =
    placed &&
    podsOf(placed.document).find(({ spec }) => {
      const root = spec.parent && (spec.parent.parent?.parent ?? spec.parent);
      const span = root?.node.span;
      return span && placed.start + span.start <= offset && offset < placed.start + span.end;
    });
  if (!placed || !part) return undefined;
  const subject: Subject = { manifest, placed, part, running, podman };
  const all = [podChanges, portChanges, containersChanges, contentChanges].flatMap((it) => it(subject));
  return applied(manifest.text, all);
}

function containersChanges(subject: Subject): readonly Change[] {
  const { placed, part, running } = subject;
  const { document, start } = placed;
  const list = listIn(part.spec.map, 'containers');
  const written = mapsIn(part.spec.map, 'containers');
  const found = written.map((map) => ({ map, at: containerOf(map, running.containers, written.length) }));
  const gone = found.flatMap(({ map, at }) => {
    const edit = !at && list && removeItem(document, list, map);
    return edit ? [{ start, edit }] : [];
  });
  const more = running.containers
    .filter((it) => !found.some(({ at }) => at === it))
    .map(({ name, image }) => ({ name, image }));
  const edit = more.length > 0 ? addItems(document, part.spec.map, 'containers', more) : undefined;
  return [
    ...gone,
    ...(edit ? [{ start, edit }] : []),
    ...found.flatMap(({ map, at }) =>
      at ? [containerChanges, envChanges, mountChanges].flatMap((changes) => changes(subject, map, at)) : [],
    ),
  ];
}

/** One container may go without a name (kube.go, ToSpecGen). */
function containerOf(
  map: MapNode,
  running: readonly RunningContainer[],
  count: number,
): RunningContainer | undefined {
  const entry = map.entries.find((it) => it.key.text === 'name')?.value;
  const name = entry?.kind === 'scalar' ? entry.text : undefined;
  if (name === undefined) return count === 1 && running.length === 1 ? running[0] : undefined;
  return running.find((it) => it.name === name) ?? running.find((it) => withoutUnderscores(it.name) === name);
}
