import { freeObjectName, metadataFor } from './object-names.ts';
import { isForPodmanBefore } from './podman-before.ts';
import type { Offer, Place, Refactoring, Surroundings } from './refactoring.ts';
import type { TextEdit } from '../../manifest/edits.ts';
import { entryIn, listIn, mapsIn, scalarIn, textIn } from '../../manifest/find.ts';
import { addObjects, type NewObject } from '../../manifest/new-object.ts';
import type { ContainerPart } from '../../manifest/pods.ts';
import { isReplaceable, replaceEntry } from '../../manifest/replace-entry.ts';
import { joined } from '../../manifest/joined.ts';
import { looksSecret } from '../../schema/secret-values.ts';
import type { Entry, MapNode } from '../../yaml/tree.ts';

/** A variable whose value can stand elsewhere. */
type Variable = {
  readonly item: MapNode;
  readonly name: string;
  readonly entry: Entry;
  readonly value: string;
  readonly store: Store;
};

type Store = 'ConfigMap' | 'Secret';

/**
 * Puts the values of a container's variables into a ConfigMap, and passwords and the like into a Secret, which become
 * documents of the file: all of them at the container's head and its `env`, or the one that the person stands on.
 */
export const extractEnv: Offer = (place, around) =>
  place.pod.containers.flatMap((container) => {
    const env = entryIn(container.map, 'env');
    if (!env) return [];
    const stored = storesFor(around);
    const variables = variablesOf(place, container).filter((it) => stored.includes(it.store));
    if (place.container === container || place.isOn(env.key.span.start)) {
      const stores = [...new Set(variables.map((it) => it.store))].toSorted();
      const title = `Extract env into ${stores.map((it) => `a ${it}`).join(' and ')}`;
      return extracted(place, around, container, variables, title);
    }
    const here = variables.filter(({ item, entry }) =>
      [item.span, entry.span].some((it) => place.isOn(it.start)),
    );
    return here.flatMap((variable) => {
      const stores = stored.filter((it) => it === 'Secret' || variable.store === 'ConfigMap');
      return stores.flatMap((store) =>
        extracted(
          place,
          around,
          container,
          [{ ...variable, store }],
          `Extract '${variable.name}' into a ${store}`,
        ),
      );
    });
  });

/** A podman before 4.4 reads Secrets of manifests wrongly (rule podman-raw-secret). */
function storesFor(around: Surroundings): readonly Store[] {
  return isForPodmanBefore(around, '4.4') ? ['ConfigMap'] : ['ConfigMap', 'Secret'];
}

function extracted(
  place: Place,
  around: Surroundings,
  container: ContainerPart,
  variables: readonly Variable[],
  title: string,
): readonly Refactoring[] {
  const stores = (['ConfigMap', 'Secret'] as const).flatMap((kind) => {
    const own = variables.filter((it) => it.store === kind);
    return own.length > 0 ? [{ kind, own, name: nameFor(place, around, container, kind) }] : [];
  });
  const objects = stores.map(({ kind, own, name }) => storeOf(place, kind, name, own));
  const added = objects.length > 0 ? addObjects(place.document, objects) : undefined;
  if (!added) return [];
  const references = stores.flatMap(({ own, name }) => own.map((it) => reference(place, it, name)));
  return [{ title, kind: 'extract', edits: joined([...references, added]) }];
}

/** The variables that say their value where they stand, in words that mean the same wherever they are written. */
function variablesOf({ document }: Place, { map }: ContainerPart): readonly Variable[] {
  const items = listIn(map, 'env')?.items ?? [];
  const names = mapsIn(map, 'env').flatMap((it) => scalarIn(it, 'name')?.text ?? []);
  const found = items.flatMap((item) => {
    const name = item.kind === 'map' ? textIn(item, 'name') : undefined;
    const value = item.kind === 'map' ? textIn(item, 'value') : undefined;
    const entry = item.kind === 'map' && item.entries.findLast((it) => it.key.text === 'value');
    if (item.kind !== 'map' || name === undefined || value === undefined || !entry) return [];
    const store = looksSecret(name, value) ? ('Secret' as const) : ('ConfigMap' as const);
    return [{ item, name, value, entry, store }];
  });
  return found.filter(
    ({ item, name, value, entry }) =>
      isKey(name) &&
      names.filter((it) => it === name).length === 1 &&
      // Where they come from elsewhere, neither `$(NAME)` nor `$$` is replaced (EnvVar.value).
      !/\$[$(]/.test(value) &&
      value !== '' &&
      item.entries.filter((it) => it.key.text === 'value').length === 1 &&
      entryIn(item, 'valueFrom') === undefined &&
      entry.value.kind === 'scalar' &&
      isReplaceable(document, entry),
  );
}

/** Whether a ConfigMap or a Secret may have such a key (`IsConfigMapKey`). */
function isKey(name: string): boolean {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(name) && !/^\.\.?$|^\.\./.test(name);
}

function nameFor(place: Place, around: Surroundings, container: ContainerPart, kind: Store): string {
  const pod = place.pod.name?.written.text ?? '';
  const own = place.pod.containers.length > 1 ? (container.name?.text ?? '') : '';
  return freeObjectName([pod, own, kind === 'ConfigMap' ? 'config' : 'secret'], around);
}

function storeOf(place: Place, kind: Store, name: string, variables: readonly Variable[]): NewObject {
  const data = Object.fromEntries(variables.map((it) => [it.name, it.value]));
  return {
    apiVersion: 'v1',
    kind,
    metadata: metadataFor(place, name),
    ...(kind === 'ConfigMap' ? { data } : { stringData: data }),
  };
}

/** Writes where a variable's value is found, in the place of the value. */
function reference({ document }: Place, { item, name, entry, store }: Variable, object: string): TextEdit {
  const source = store === 'ConfigMap' ? 'configMapKeyRef' : 'secretKeyRef';
  return replaceEntry(document, item, entry, 'valueFrom', { [source]: { name: object, key: name } });
}
