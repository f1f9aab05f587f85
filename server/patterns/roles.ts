import type { ManifestDocument } from '../manifest/document.ts';
import {
  booleanIn,
  entryIn,
  givenIn,
  integerIn,
  listIn,
  mapIn,
  mapsIn,
  scalarIn,
  textIn,
} from '../manifest/find.ts';
import { podsOf, type PodPart } from '../manifest/pods.ts';
import type { Target } from '../protocol.ts';
import type { PlainContainer, PlainMount, PlainPod } from '../roles/pod.ts';
import type { Role } from '../roles/role.ts';
import { rolesOf } from '../roles/roles.ts';
import { mergedEntries } from '../yaml/parse.ts';
import { resolved, textOf, type MapNode, type Path } from '../yaml/tree.ts';

/** Who runs a pod. */
export type Engine = PlainPod['engine'];

/** Whose view of a pod is shown to a person: Kubernetes' only where nothing but Kubernetes counts. */
export function engineOf(target: Target): Engine {
  return target === 'kubernetes' ? 'kubernetes' : 'podman';
}

/** The role of the container at a path, such as `spec`, `containers`, 0; nothing where nothing tells it. */
export function roleAt(document: ManifestDocument, path: Path, engine: Engine): Role | undefined {
  return rolesIn(document, engine).get(path.join('/'));
}

/** The roles of a document's containers, as far as they are known, by their paths with `/` between. */
export function rolesIn(document: ManifestDocument, engine: Engine): ReadonlyMap<string, Role> {
  return document.derive(readers[engine]);
}

/** What is kept of a document is kept by its function. */
const readers = {
  podman: (document: ManifestDocument) => readRoles(document, 'podman'),
  kubernetes: (document: ManifestDocument) => readRoles(document, 'kubernetes'),
} as const satisfies Record<Engine, unknown>;

function readRoles(document: ManifestDocument, engine: Engine): ReadonlyMap<string, Role> {
  return new Map(
    podsOf(document).flatMap((pod) => {
      const placed = placedIn(pod);
      const roles = rolesOf({
        containers: placed.map((it) => it.container),
        annotations: annotationsOf(pod),
        engine,
      });
      return placed.flatMap(({ path }, index) => {
        const role = roles[index];
        return role ? [[path.join('/'), role] as const] : [];
      });
    }),
  );
}

type Placed = { readonly path: Path; readonly container: PlainContainer };

/** In the order in which they are made: init containers first. */
function placedIn({ spec }: PodPart): readonly Placed[] {
  const mounted = new Map(mapsIn(spec.map, 'volumes').map((it) => [textIn(it, 'name'), accessOf(it)]));
  return ['initContainers', 'containers'].flatMap((list) =>
    (listIn(spec.map, list)?.items ?? []).flatMap((item, index) => {
      const map = resolved(item);
      if (map?.kind !== 'map') return [];
      return [{ path: [...spec.path, list, index], container: plainContainer(map, list, mounted) }];
    }),
  );
}

/** Whether containers may write to a volume; `nobody` to those that are made of something written elsewhere. */
function accessOf(volume: MapNode): 'all' | 'readers' | 'nobody' {
  if (['configMap', 'downwardAPI', 'image', 'projected', 'secret'].some((it) => givenIn(volume, it))) {
    return 'nobody';
  }
  const claim = mapIn(volume, 'persistentVolumeClaim');
  return claim && booleanIn(claim, 'readOnly') === true ? 'readers' : 'all';
}

function plainContainer(
  map: MapNode,
  list: string,
  mounted: ReadonlyMap<string | undefined, 'all' | 'readers' | 'nobody'>,
): PlainContainer {
  const init = textIn(map, 'restartPolicy') === 'Always' ? 'native' : 'init';
  return {
    name: scalarIn(map, 'name')?.text ?? '',
    place: list === 'containers' ? 'regular' : init,
    image: textIn(map, 'image') ?? '',
    words: ['command', 'args'].flatMap(
      (it) => listIn(map, it)?.items.flatMap((item) => textOf(item) ?? []) ?? [],
    ),
    env: new Map(
      mapsIn(map, 'env').flatMap((it) => {
        const value = textIn(it, 'value');
        return value === undefined ? [] : [[textIn(it, 'name') ?? '', value]];
      }),
    ),
    ports: mapsIn(map, 'ports').flatMap((it) => {
      const number = integerIn(it, 'containerPort');
      const name = textIn(it, 'name');
      return number === undefined ? [] : [{ number: Number(number), ...(name !== undefined && { name }) }];
    }),
    mounts: mapsIn(map, 'volumeMounts').flatMap((it) => mountOf(it, mounted) ?? []),
  };
}

/** A part of a volume may be shared with nobody, so mounts with a subPath tell nothing. */
function mountOf(
  mount: MapNode,
  mounted: ReadonlyMap<string | undefined, 'all' | 'readers' | 'nobody'>,
): PlainMount | undefined {
  const volume = textIn(mount, 'name');
  const path = textIn(mount, 'mountPath');
  const access = mounted.get(volume) ?? 'all';
  if (volume === undefined || path === undefined || access === 'nobody') return undefined;
  if (entryIn(mount, 'subPath') ?? entryIn(mount, 'subPathExpr')) return undefined;
  const reads = access === 'readers' || booleanIn(mount, 'readOnly') === true;
  return { volume, path, access: reads ? 'reads' : 'writes' };
}

/** Those of the object and of a workload's template; where both say something, the template's are the pod's. */
function annotationsOf({ metadata, podMetadata }: PodPart): ReadonlyMap<string, string> {
  const maps = [metadata, podMetadata].flatMap((it) => (it && mapIn(it, 'annotations')) ?? []);
  return new Map(
    maps.flatMap(mergedEntries).flatMap(({ key, value }) => {
      const text = textOf(value);
      return text === undefined ? [] : [[key.text, text]];
    }),
  );
}
