import { isBroken } from '../../manifest/document.ts';
import { insertEntry } from '../../manifest/edits.ts';
import { isNull, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { unknownKeys } from '../../manifest/misspelt.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import { mergedEntries } from '../../yaml/parse.ts';

/**
 * A volume of a sort podman doesn't know, or of none (volume.go, VolumeFromSource). Kubernetes takes one without a
 * source for an emptyDir.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *       volumes:
 *         - name: data
 *           nfs:
 *           ^^^ error podman-unsupported-volume: podman refuses a volume of 'nfs'. It takes hostPath, emptyDir, configMap, secret, persistentVolumeClaim and image.
 *             server: files.example.com
 *             path: /data
 */
export const podmanUnsupportedVolume: Rule = {
  code: 'podman-unsupported-volume',
  check: (document, { podman }) =>
    writtenMapsOf(document, 'Volume').flatMap((it) => check(document, it, podman) ?? []),
};

function check(document: ManifestDocument, found: Found, podman: string): Problem | undefined {
  const { map, type } = found;
  const shape = type.kind === 'object' ? type.shape : undefined;
  if (!shape || isBroken(document, map)) return undefined;
  const sorts = isOlder(podman, '5.3') ? supported : [...supported, 'image'];
  const sources = mergedEntries(map).filter(
    (it) => shape.fields.has(it.key.text) && it.key.text !== 'name' && !isNull(it.value),
  );
  if (sources.some((it) => sorts.includes(it.key.text))) return undefined;
  const takes = `It takes ${sorts.slice(0, -1).join(', ')} and ${sorts.at(-1) ?? ''}.`;
  const [source] = sources;
  const code = 'podman-unsupported-volume';
  if (source) {
    const version = source.key.text === 'image' ? `podman ${podman}` : 'podman';
    const message = `${version} refuses a volume of '${source.key.text}'. ${takes}`;
    return podmanSays(code, 'error', source.key.span, message);
  }
  if (unknownKeys(document, map, shape).size > 0) return undefined;
  const name = map.entries.find((it) => it.key.text === 'name');
  const message = `podman refuses the volume '${textIn(map, 'name') ?? ''}' without a source. ${takes}`;
  const fixes = fixBy("Add 'emptyDir: {}'", 'safe', insertEntry(document, map, 'emptyDir', {}));
  return podmanSays(code, 'error', name?.value.span ?? map.span, message, { fixes });
}

const supported = ['hostPath', 'emptyDir', 'configMap', 'secret', 'persistentVolumeClaim'];
