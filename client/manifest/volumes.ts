/**
 * Which of podman's volumes a manifest's pods use, by the text alone.
 */
import { isMap, isScalar, isSeq, parseAllDocuments, type Node } from 'yaml';

/**
 * The names of the volumes that stay when the manifest's pods are gone, each once: those of claims, ConfigMaps and
 * Secrets, which are podman volumes of these names. An emptyDir goes with its pod (play.go, PlayKubeDown).
 */
export function volumesOf(text: string): readonly string[] {
  const names = parseAllDocuments(text).flatMap((it) => ofObject(it.contents));
  return [...new Set(names)];
}

const templated: ReadonlySet<string> = new Set(['Deployment', 'DaemonSet', 'Job']);

function ofObject(object: unknown): readonly string[] {
  const kind = textAt(object, 'kind') ?? '';
  if (kind === 'List') return items(at(object, 'items')).flatMap(ofObject);
  if (kind === 'PersistentVolumeClaim') return textsAt(object, 'metadata', 'name');
  if (kind !== 'Pod' && !templated.has(kind)) return [];
  const spec = kind === 'Pod' ? at(object, 'spec') : at(object, 'spec', 'template', 'spec');
  return items(at(spec, 'volumes')).flatMap((volume) => [
    ...textsAt(volume, 'persistentVolumeClaim', 'claimName'),
    ...textsAt(volume, 'configMap', 'name'),
    ...textsAt(volume, 'secret', 'secretName'),
  ]);
}

function at(node: unknown, ...path: readonly string[]): unknown {
  return isMap(node) ? node.getIn(path, true) : undefined;
}

function textAt(node: unknown, ...path: readonly string[]): string | undefined {
  const found = at(node, ...path);
  return isScalar(found) && typeof found.value === 'string' ? found.value : undefined;
}

function textsAt(node: unknown, ...path: readonly string[]): readonly string[] {
  const found = textAt(node, ...path);
  return found === undefined || found === '' ? [] : [found];
}

function items(node: unknown): readonly unknown[] {
  return isSeq<Node>(node) ? node.items : [];
}
