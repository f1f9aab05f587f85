import { changesOf, type Change, type Subject } from './change.ts';
import { addItems, replaceValue, setEntry, type TextEdit } from '../../manifest/edits.ts';
import { booleanIn, listIn, mapIn, mapsIn, scalarIn } from '../../manifest/find.ts';
import { podmanVolumesOf } from '../../manifest/podman-volumes.ts';
import { removeItem } from '../../manifest/removal.ts';
import type { RunningContainer, RunningMount } from '../../protocol-running.ts';
import type { MapNode, ScalarNode } from '../../yaml/tree.ts';

/** What is mounted otherwise: where, from which volume or folder, and whether to be written to. */
export function mountChanges(subject: Subject, map: MapNode, running: RunningContainer): readonly Change[] {
  const { document } = subject.placed;
  const list = listIn(map, 'volumeMounts');
  const items = mapsIn(map, 'volumeMounts').map((item) => {
    const [path = '', ...options] = (scalarIn(item, 'mountPath')?.text ?? '').split(':');
    return { item, path: plainPath(path), options: options.join().split(',') };
  });
  const edits = items.flatMap(({ item, path, options }): readonly (TextEdit | undefined)[] => {
    const now = running.mounts.find((it) => plainPath(it.path) === path);
    if (!now) return [list && removeItem(document, list, item)];
    const readOnly = booleanIn(item, 'readOnly') ?? options.includes('ro');
    const changed = readOnly !== now.readOnly && !isReadOnlyClaim(subject, item);
    return [
      changed ? setEntry(document, item, 'readOnly', now.readOnly) : undefined,
      sourceEdit(subject, item, now),
    ];
  });
  const more = running.mounts.filter(
    (it) => isMeant(it) && !items.some(({ path }) => path === plainPath(it.path)),
  );
  const added =
    more.length > 0 &&
    addItems(
      document,
      map,
      'volumeMounts',
      more.map(({ source, path, readOnly }) => ({
        name: source,
        mountPath: path,
        ...(readOnly && { readOnly }),
      })),
    );
  return changesOf(subject, ...edits, added);
}

/** A volume without a name of its own comes from the image (64 hexadecimal digits). */
function isMeant({ kind, source }: RunningMount): boolean {
  return kind === 'bind' || (kind === 'volume' && !/^[0-9a-f]{64}$/.test(source));
}

function sourceEdit(subject: Subject, item: MapNode, now: RunningMount): TextEdit | undefined {
  const written = sourceOf(subject, scalarIn(item, 'name')?.text ?? '');
  // What is no volume and no folder, such as a part of one (subPath), has no name to compare.
  if (!written || scalarIn(item, 'subPath') || now.kind === 'other' || written.kind !== now.kind) {
    return undefined;
  }
  if (plainPath(written.node.text) === plainPath(now.source)) return undefined;
  if (written.kind === 'bind' && !written.node.text.startsWith('/')) return undefined;
  return replaceValue(subject.placed.document, written.node, now.source);
}

type Source = { readonly kind: 'volume' | 'bind'; readonly node: ScalarNode };

function sourceOf({ part, podman }: Subject, name: string): Source | undefined {
  const volume = mapsIn(part.spec.map, 'volumes').findLast((it) => scalarIn(it, 'name')?.text === name);
  const host = volume && mapIn(volume, 'hostPath');
  const path = host && scalarIn(host, 'path');
  if (path) return { kind: 'bind', node: path };
  const found = podmanVolumesOf(part, podman).find(
    ({ written, sort }) =>
      sort !== 'emptyDir' &&
      volume !== undefined &&
      volume.span.start <= written.span.start &&
      written.span.end <= volume.span.end,
  );
  return found && { kind: 'volume', node: found.written };
}

function isReadOnlyClaim({ part }: Subject, item: MapNode): boolean {
  const name = scalarIn(item, 'name')?.text;
  return mapsIn(part.spec.map, 'volumes').some((it) => {
    const claim = mapIn(it, 'persistentVolumeClaim');
    return (
      scalarIn(it, 'name')?.text === name && claim !== undefined && booleanIn(claim, 'readOnly') === true
    );
  });
}

function plainPath(path: string): string {
  return path.length > 1 ? path.replace(/(?<!\/)\/+$/, '') : path;
}
