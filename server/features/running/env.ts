import { changesOf, type Change, type Subject } from './change.ts';
import { storedValues, type Stored } from './stored.ts';
import { addItems, replaceValue } from '../../manifest/edits.ts';
import { listIn, mapIn, mapsIn, scalarIn } from '../../manifest/find.ts';
import { removeItem } from '../../manifest/removal.ts';
import type { RunningContainer } from '../../protocol-running.ts';
import { booleanOf, scalarKind } from '../../yaml/scalar.ts';
import type { MapNode, ScalarNode } from '../../yaml/tree.ts';

/** What podman sets of itself, and the values that containers/common gives (pkg/specgen, SpecGenToOCI). */
const ofPodman = new Set(['PATH', 'TERM', 'container', 'HOME', 'HOSTNAME', 'PODMAN_USERNS']);

/**
 * What variables are set otherwise. Values from ConfigMaps and Secrets are known where these are in the file;
 * a value that is taken from elsewhere is no difference.
 */
export function envChanges(subject: Subject, map: MapNode, running: RunningContainer): readonly Change[] {
  const { document } = subject.placed;
  const list = listIn(map, 'env');
  const items = mapsIn(map, 'env');
  const everything = fromEverything(subject, map);
  const changes = items.flatMap((item, at): readonly Change[] => {
    const name = scalarIn(item, 'name')?.text ?? '';
    // Of two of one name the last counts (kube.go, envVarsFrom).
    if (items.slice(at + 1).some((it) => scalarIn(it, 'name')?.text === name)) return [];
    const now = running.environment[name];
    if (now === undefined) return changesOf(subject, list && removeItem(document, list, item));
    const from = valueOf(subject, item);
    if (!from || from.text === now || everything.values.get(name)?.text === now) return [];
    return from.node ? [{ start: from.start, edit: replaceValue(from.document, from.node, now) }] : [];
  });
  const names = new Set(items.map((it) => scalarIn(it, 'name')?.text ?? ''));
  const inherited = [...everything.values].flatMap(([name, it]): readonly Change[] => {
    const now = running.environment[name];
    if (names.has(name) || now === undefined || now === it.text || !it.node) return [];
    return [{ start: it.start, edit: replaceValue(it.document, it.node, now) }];
  });
  const more = everything.known
    ? Object.entries(running.environment).filter(
        ([name, value]) =>
          !names.has(name) &&
          !everything.values.has(name) &&
          !ofPodman.has(name) &&
          running.own.environment[name] !== value,
      )
    : [];
  const added =
    more.length > 0 &&
    addItems(
      document,
      map,
      'env',
      more.map(([name, value]) => ({ name, value })),
    );
  return [...changes, ...inherited, ...changesOf(subject, added)];
}

/** The value that is written, with its place; undefined where nobody here can know it. */
function valueOf(subject: Subject, item: MapNode): Stored | undefined {
  const { start, document } = subject.placed;
  const source = mapIn(item, 'valueFrom');
  if (!source) {
    const node = scalarIn(item, 'value');
    return { start, document, text: node ? textOf(node) : '', ...(node && { node }) };
  }
  const map = mapIn(source, 'configMapKeyRef');
  const secret = mapIn(source, 'secretKeyRef');
  const at = map ?? secret;
  if (!at) return undefined;
  const name = scalarIn(at, 'name')?.text ?? '';
  return storedValues(subject.manifest, map ? 'ConfigMap' : 'Secret', name)?.get(
    scalarIn(at, 'key')?.text ?? '',
  );
}

/** What `envFrom` brings, and whether all of it is known. */
function fromEverything(
  { manifest }: Subject,
  map: MapNode,
): { readonly values: ReadonlyMap<string, Stored>; readonly known: boolean } {
  const sources = mapsIn(map, 'envFrom').map((it) => {
    const own = mapIn(it, 'configMapRef');
    const secret = mapIn(it, 'secretRef');
    const name = scalarIn(own ?? secret ?? it, 'name')?.text ?? '';
    return storedValues(manifest, own ? 'ConfigMap' : 'Secret', name);
  });
  return {
    values: new Map(sources.flatMap((it) => [...(it ?? [])])),
    known: sources.every((it) => it !== undefined),
  };
}

/** podman reads a number or boolean as its text (sigs.k8s.io/yaml, which makes JSON of it first). */
function textOf(node: ScalarNode): string {
  const boolean = scalarKind(node) === 'boolean' ? booleanOf(node) : undefined;
  return boolean === undefined ? node.text : `${boolean}`;
}
