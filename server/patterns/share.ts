import { booleanIn, givenIn, mapsIn, textIn } from '../manifest/find.ts';
import { quoted } from '../schema/describe.ts';
import { freeName } from './free.ts';
import type { Choices } from './choices.ts';
import type { Pod } from './pod.ts';
import type { MountPlan, SharedVolume } from './variant.ts';
import type { Content } from '../yaml/content.ts';
import type { MapNode } from '../yaml/tree.ts';

/** How a new container and the main one come to share a volume. */
export type Sharing = {
  readonly volume: string;
  /** The new container's mount. */
  readonly own: Content;
  /** What the pod and its main container lack for it; absent where the main container has a fitting one mounted. */
  readonly added?: { readonly path: string; readonly volume: Content; readonly mount: Content };
};

/** Shares a volume that the main container mounts already where that fits, or else a new emptyDir. */
export function sharingOf(pod: Pod, shared: SharedVolume, choices: Choices): Sharing {
  const fitting = fittingVolume(pod, shared, choices);
  if (fitting !== undefined) return { volume: fitting, own: mountOf(fitting, shared.own) };
  // podman makes one volume of all emptyDirs of a name, whichever pod they are in, so it is called after its pod.
  const volume = freeName(
    labelOf(pod.name, shared.name),
    new Set([...pod.volumeNames, ...(choices.takenVolumes ?? [])]),
  );
  const path = freeName(folder(choices.mountPath ?? shared.main.path), mountPathsOf(pod), Infinity);
  return {
    volume,
    own: mountOf(volume, shared.own),
    added: { path, volume: { name: volume, emptyDir: {} }, mount: mountOf(volume, { ...shared.main, path }) },
  };
}

/** Why the main container can't have a new shared volume at a path, as a sentence; nothing where it can. */
export function mountPathObjection(
  pod: Pod | undefined,
  shared: SharedVolume,
  path: string,
): string | undefined {
  if (!path.startsWith('/')) return 'Write the whole path, beginning with a slash.';
  // Kubernetes takes it for a part of the path (kube.go, parseMountPath).
  if (path.includes(':')) return "Write a path without ':': podman takes what is behind it for options.";
  if (folder(path) === '') return 'A volume there would hide all that the image has. Write a folder.';
  if (!pod || fittingVolume(pod, shared, { mountPath: path }) !== undefined) return undefined;
  return mountPathsOf(pod).has(folder(path))
    ? `The container has another volume at ${quoted(folder(path))}. Write another path.`
    : undefined;
}

function mountPathsOf({ main }: Pod): ReadonlySet<string> {
  return new Set(main && mountsOf(main).map((it) => folder(textIn(it, 'mountPath') ?? '')));
}

function fittingVolume(
  { spec, main }: Pod,
  shared: SharedVolume,
  { mountPath }: Choices,
): string | undefined {
  const fitting = mapsIn(spec.map, 'volumes')
    .filter((it) => shared.sources.some((source) => givenIn(it, source)))
    .flatMap((it) => textIn(it, 'name') ?? []);
  const mount = (main ? mountsOf(main) : []).find((it) => {
    const path = textIn(it, 'mountPath');
    if (path === undefined || !fitting.includes(textIn(it, 'name') ?? '')) return false;
    if (givenIn(it, 'subPath') ?? givenIn(it, 'subPathExpr')) return false;
    if (shared.main.access === 'writes' && booleanIn(it, 'readOnly') === true) return false;
    return mountPath === undefined
      ? shared.likely.some((likely) => isWithin(path, likely))
      : folder(path) === folder(mountPath);
  });
  return mount && textIn(mount, 'name');
}

function mountsOf(container: MapNode): readonly MapNode[] {
  return mapsIn(container, 'volumeMounts');
}

function mountOf(name: string, { path, access }: MountPlan): Content {
  return { name, mountPath: path, ...(access === 'reads' && { readOnly: true }) };
}

/** A volume's name, which is a DNS label, from that of a pod, which may have dots; a long one is cut. */
function labelOf(pod: string | undefined, name: string): string {
  const before = (pod ?? '').replaceAll('.', '-').slice(0, 62 - name.length);
  return /^[a-z0-9][a-z0-9-]*$/.test(before) ? `${before.replace(/(?<!-)-+$/, '')}-${name}` : name;
}

function isWithin(path: string, parent: string): boolean {
  return `${folder(path)}/`.startsWith(`${folder(parent)}/`);
}

/** A path without slashes behind it. */
function folder(path: string): string {
  return path.replace(/(?<!\/)\/+$/, '');
}
