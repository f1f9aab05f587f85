import type { NameKind, Scope } from './mention.ts';
import { nearestShape, objectOf, type Site } from './walk.ts';
import { listIn, mapIn, scalarIn } from '../manifest/find.ts';
import { resolved, textOf, type MapNode, type Path } from '../yaml/tree.ts';

/** Where a name lives that stands at a site; nothing where that can't be told yet. */
export type ScopeOf = (site: Site) => Scope | undefined;

/** Names that ConfigMaps, Secrets, claims and service accounts go by. */
export const inWorkspace: ScopeOf = () => ({ reach: 'workspace', owner: '' });

/** Names of a pod spec; a workload's own annotations and policies mean those of its template. */
export const inPod: ScopeOf = (site) => {
  const spec = nearestShape(site, 'PodSpec');
  if (spec) return within(spec.path);
  const template = nearestShape(site, 'Pod', 'PodTemplateSpec');
  if (template) return within([...template.path, 'spec']);
  const workload = nearestShape(site, 'Deployment', 'DaemonSet', 'Job');
  return workload && within([...workload.path, 'spec', 'template', 'spec']);
};

/** Names of a container: a probe's port and `$(NAME)` are looked up in its own container alone. */
export const inContainer: ScopeOf = (site) => {
  const container = nearestShape(site, 'Container', 'EphemeralContainer');
  return container && within(container.path);
};

/** A label's value, by its key: `key: value`. */
export const byLabelKey: ScopeOf = (site) => {
  const key = site.path.at(-1);
  return typeof key === 'string' ? { reach: 'workspace', owner: key } : undefined;
};

/** One of the values of a requirement, by the key beside them: `{key, operator, values}`. */
export const byRequirement: ScopeOf = (site) => {
  const key = textIn(site.parent?.parent, 'key');
  return key === undefined ? undefined : { reach: 'workspace', owner: key };
};

/** The pods a Service selects, by all it asks for. */
export const bySelector: ScopeOf = (site) => {
  const labels = selectedLabels(site);
  return labels && { reach: 'workspace', owner: labels.join(',') };
};

/** Keys of the ConfigMap or Secret that the nearest source, projection or selector around the site names. */
export function keyOf(kind: KeyOwner, field: 'name' | 'secretName'): ScopeOf {
  return (site) => keyScope(kind, textIn(nearestShape(site, ...namingShapes), field));
}

/** Shapes that name a ConfigMap or a Secret, and say with `optional` whether it may be missing. */
const namingShapes = [
  'ConfigMapEnvSource',
  'ConfigMapKeySelector',
  'ConfigMapProjection',
  'ConfigMapVolumeSource',
  'SecretEnvSource',
  'SecretKeySelector',
  'SecretProjection',
  'SecretVolumeSource',
] as const;

/**
 * Whose keys are variables of a site's container: those its `envFrom` brings.
 * A prefix changes their names, so what has one is left out.
 */
export function variableSources(site: Site): readonly Scope[] {
  return containerMaps(site, 'envFrom').flatMap((it) => {
    if ((scalarIn(it, 'prefix')?.text ?? '') !== '') return [];
    const scopes = [
      keyScope('config-map', namedBy(mapIn(it, 'configMapRef'))),
      keyScope('secret', namedBy(mapIn(it, 'secretRef'))),
    ];
    return scopes.filter((scope) => scope !== undefined);
  });
}

/** Whether the `env` of a site's container declares a variable. */
export function declaresVariable(site: Site, name: string): boolean {
  return containerMaps(site, 'env').some((it) => scalarIn(it, 'name')?.text === name);
}

/** The maps in a list of a site's container. */
function containerMaps(site: Site, key: 'env' | 'envFrom'): readonly MapNode[] {
  const container = mapOf(nearestShape(site, 'Container', 'EphemeralContainer'));
  return container ? mapsIn(container, key) : [];
}

function mapsIn(map: MapNode, key: string): readonly MapNode[] {
  const items = listIn(map, key)?.items ?? [];
  return items.flatMap((it) => {
    const node = resolved(it);
    return node?.kind === 'map' ? [node] : [];
  });
}

function namedBy(source: MapNode | undefined): string | undefined {
  return source && scalarIn(source, 'name')?.text;
}

/**
 * Whether what a site refers to may be missing: by its `optional`; because a pod starts without pull secrets; because
 * a mount's subPath is made where it isn't there.
 */
export function isOptional(site: Site): boolean {
  if (textIn(nearestShape(site, ...namingShapes), 'optional') === 'true') return true;
  return site.path.includes('imagePullSecrets') || site.field?.name === 'subPath';
}

/** Keys of the ConfigMap or Secret that the volume of a mount is made of: they are its files, unless `items` say else. */
export const inMountedVolume: ScopeOf = (site) => {
  const spec = mapOf(nearestShape(site, 'PodSpec'));
  const name = textIn(site.parent, 'name');
  const volume = spec && mapsIn(spec, 'volumes').find((it) => scalarIn(it, 'name')?.text === name);
  const configMap = volume && mapIn(volume, 'configMap');
  const secret = volume && mapIn(volume, 'secret');
  const source = configMap ?? secret;
  if (!source || listIn(source, 'items')) return undefined;
  return configMap
    ? keyScope('config-map', scalarIn(configMap, 'name')?.text)
    : keyScope('secret', scalarIn(source, 'secretName')?.text);
};

/** Keys of the object itself. */
export function ownKey(kind: KeyOwner): ScopeOf {
  return (site) => keyScope(kind, nameOf(objectOf(site)));
}

export type KeyOwner = Extract<NameKind, 'config-map' | 'secret'>;

export function keyScope(kind: KeyOwner, name: string | undefined): Scope | undefined {
  return name === undefined || name === '' ? undefined : { reach: 'workspace', owner: `${kind}/${name}` };
}

/** The labels a Service asks for, as `key=value`, sorted; nothing where it selects no pods itself. */
export function selectedLabels(site: Site): readonly string[] | undefined {
  const spec = mapOf(nearestShape(site, 'ServiceSpec'));
  const selector = spec && mapIn(spec, 'selector');
  return selector && selector.entries.length > 0 ? pairs(selector) : undefined;
}

/** The labels of the pod a site belongs to, as `key=value`, sorted. */
export function podLabels(site: Site): readonly string[] {
  const pod = mapOf(nearestShape(site, 'Pod', 'PodTemplateSpec'));
  const metadata = pod && mapIn(pod, 'metadata');
  const labels = metadata && mapIn(metadata, 'labels');
  return labels ? pairs(labels) : [];
}

function pairs({ entries }: MapNode): readonly string[] {
  return entries.map((it) => `${it.key.text}=${textOf(it.value) ?? ''}`).toSorted();
}

/** `metadata.name` of an object. */
function nameOf(object: Site): string | undefined {
  return metadataOf(object, 'name');
}

/** `metadata.namespace` of the object a site belongs to. */
export function namespaceOf(site: Site): string | undefined {
  return metadataOf(objectOf(site), 'namespace');
}

function metadataOf(object: Site, field: string): string | undefined {
  const map = mapOf(object);
  const metadata = map && mapIn(map, 'metadata');
  const text = metadata && scalarIn(metadata, field)?.text;
  return text === '' ? undefined : text;
}

export function textIn(site: Site | undefined, field: string): string | undefined {
  const map = mapOf(site);
  return map && scalarIn(map, field)?.text;
}

export function mapOf(site: Site | undefined): MapNode | undefined {
  const node = site && resolved(site.node);
  return node?.kind === 'map' ? node : undefined;
}

function within(path: Path): Scope {
  return { reach: 'document', owner: path.join('/') };
}
