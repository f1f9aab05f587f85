import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { addItem, replaceValue } from '../../manifest/edits.ts';
import { isNull, mapIn, mapsIn, scalarIn, valueIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { unknownKeys } from '../../manifest/misspelt.ts';
import { nearest } from '../../schema/nearest.ts';
import { quoted } from '../../schema/describe.ts';
import { changeTo, fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { resolved, type MapNode, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A container uses a volume that its pod doesn't declare.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           volumeMounts:
 *             - name: dat
 *                     ^^^ error unknown-volume: The pod has no volume 'dat'. Did you mean 'data'?
 *               mountPath: /data
 *       volumes:
 *         - name: data
 */
export const unknownVolume: Rule = {
  code: 'unknown-volume',
  check: (document) => writtenMapsOf(document, 'PodSpec').flatMap((it) => checkPod(document, it)),
};

function checkPod(document: ManifestDocument, { map, type }: Found): Problem[] {
  // What can't be read may declare it.
  const misspelt =
    type.kind === 'object' && [...unknownKeys(document, map, type.shape).values()].includes('volumes');
  const volumes = valueIn(map, 'volumes');
  const readable =
    !volumes ||
    isNull(volumes) ||
    (volumes.kind === 'list' && volumes.items.every((it) => resolved(it)?.kind === 'map'));
  if (misspelt || !readable || isBroken(document, map)) return [];
  const names = mapsIn(map, 'volumes').flatMap((it) => scalarIn(it, 'name')?.text ?? []);
  const uses = ['containers', 'initContainers', 'ephemeralContainers']
    .flatMap((it) => mapsIn(map, it))
    .flatMap(usesIn)
    .filter(({ name }) => name.text !== '' && !names.includes(name.text));
  // Containers that repeat `*name` use one text together.
  return [...new Map(uses.map((it) => [it.name, it])).values()].map((it) =>
    problem(document, map, names, it),
  );
}

type Use = { readonly name: ScalarNode; readonly as: 'mount' | 'device' | 'file' };

function usesIn(container: MapNode): readonly Use[] {
  const named = (as: Use['as'], maps: readonly MapNode[], key: string): Use[] =>
    maps.flatMap((it) => {
      const name = scalarIn(it, key);
      return name ? [{ name, as }] : [];
    });
  const files = mapsIn(container, 'env').flatMap((it) => {
    const from = mapIn(it, 'valueFrom');
    return (from && mapIn(from, 'fileKeyRef')) ?? [];
  });
  return [
    ...named('mount', mapsIn(container, 'volumeMounts'), 'name'),
    ...named('device', mapsIn(container, 'volumeDevices'), 'name'),
    ...named('file', files, 'volumeName'),
  ];
}

function problem(
  document: ManifestDocument,
  spec: MapNode,
  names: readonly string[],
  { name, as }: Use,
): Problem {
  const meant = nearest(name.text, names);
  const advice = meant === undefined ? "Declare it in 'volumes'." : `Did you mean '${meant}'?`;
  const claim = { persistentVolumeClaim: { claimName: name.text } };
  const volume = { name: name.text, ...(as === 'device' ? claim : { emptyDir: {} }) };
  return refusal('unknown-volume', name.span, `The pod has no volume ${quoted(name.text)}. ${advice}`, {
    ...(as === 'mount' && { also: 'podman' }),
    fixes: [
      ...changeTo(meant, (it) => replaceValue(document, name, it)),
      ...fixBy(
        `Declare the volume ${quoted(name.text)}`,
        'unsafe',
        addItem(document, spec, 'volumes', volume),
      ),
    ],
  });
}
