import { mapIn, mapsIn, scalarIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { podmanSays, type Around, type CrossRule } from '../rule.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * A variable that the container's `envFrom` brings too: before 5.8 podman takes that one, where Kubernetes takes the one
 * in `env` (kube.go, ToSpecGen).
 *
 *     # podman 5.7
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           env:
 *             - name: MODE
 *                     ^^^^ warning podman-overridden-variable: podman 5.7 takes 'MODE' from the ConfigMap 'site' instead. Since 5.8, 'env' wins.
 *               value: fast
 *           envFrom:
 *             - configMapRef:
 *                 name: site
 *     ---
 *     apiVersion: v1
 *     kind: ConfigMap
 *     metadata:
 *       name: site
 *     data:
 *       MODE: slow
 */
export const podmanOverriddenVariable: CrossRule = {
  code: 'podman-overridden-variable',
  check: (document, around) => {
    const { podman } = around;
    if (!isOlder(podman, '5.8')) return [];
    return writtenMapsOf(document, 'Container').flatMap(({ map }) => {
      const sources = mapsIn(map, 'envFrom').flatMap(sourceOf);
      if (sources.length === 0) return [];
      return mapsIn(map, 'env').flatMap((it) => {
        const name = scalarIn(it, 'name');
        const source = name && sources.findLast((from) => hasKey(around, from, name.text));
        if (!source) return [];
        const message = `podman ${podman} takes ${quoted(name.text)} from the ${source.kind} ${quoted(source.name)} instead. Since 5.8, 'env' wins.`;
        return [podmanSays('podman-overridden-variable', 'warning', name.span, message)];
      });
    });
  },
};

type Source = { readonly kind: 'ConfigMap' | 'Secret'; readonly name: string };

function sourceOf(item: MapNode): readonly Source[] {
  const configMap = mapIn(item, 'configMapRef');
  const secret = mapIn(item, 'secretRef');
  return [
    ...(configMap ? [{ kind: 'ConfigMap', name: textIn(configMap, 'name') ?? '' } as const] : []),
    ...(secret ? [{ kind: 'Secret', name: textIn(secret, 'name') ?? '' } as const] : []),
  ];
}

function hasKey({ names }: Around, { kind, name }: Source, key: string): boolean {
  const owner = `${kind === 'ConfigMap' ? 'config-map' : 'secret'}/${name}`;
  return names.declared('key', key, owner).length > 0;
}
