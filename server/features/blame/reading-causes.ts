import type { Cause } from './cause.ts';
import { first, lacking, path, repeated, values, type Seek } from './seek.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import { resolved, type Node } from '../../yaml/tree.ts';

const images = 'Container.image';
const podmanName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;
const quantity = /^([+-]?[0-9.]+)((?:[eEinumkKMGTP]+[-+]?[0-9]*|[-+][0-9]*)?)$/;

/** What is said while a manifest is read (abi/play.go, PlayKube). */
export const readingCauses: readonly Cause[] = [
  {
    // podman 5.8 names no type before the path, and tells the places in lists (encoding/json/v2).
    pattern: /cannot unmarshal (\w+)(?: \S+)? into Go struct field \w*\.(\S+) of type/,
    seek: ([, type = '', field = '']) => [
      path(field, (it) => jsonType(it) === type),
      path(field, () => true),
    ],
  },
  {
    pattern: /quantities must match the regular expression/,
    seek: () => [
      values('ResourceRequirements.limits{} ResourceRequirements.requests{}', (it) => !quantity.test(it)),
    ],
  },
  {
    pattern: /secret name "([^"]+)" can not include/,
    seek: ([, text = '']) => [values('ObjectMeta.name', text)],
  },
  {
    pattern: /creating named volume "?([^":]+?)"?: .*names must match/,
    seek: ([, text = '']) => [values('PersistentVolumeClaimVolumeSource.claimName ObjectMeta.name', text)],
  },
  {
    pattern: /running pod create option: .*names must match/,
    seek: () => [values('PodSpec.hostname', isNoPodmanName), values('ObjectMeta.name', isNoPodmanName)],
  },
  {
    pattern: /names must match/,
    seek: () => [values('Container.name', isNoPodmanName), values('ObjectMeta.name', isNoPodmanName)],
  },
  {
    pattern: /duplicate container name "([^"]*)" detected/,
    seek: ([, text = '']) =>
      text === '' ? [lacking('Container', 'name')] : [repeated('Container.name', text)],
  },
  {
    pattern: /name "?([^"\s]+)"? is in use: pod already exists/,
    seek: ([, text = '']) => [
      repeated('ObjectMeta.name', text),
      values('ObjectMeta.name', text),
      values('ObjectMeta.name', text.replace(/-pod(?:-\d+)?$/, '')),
    ],
  },
  {
    pattern: /volume with name "?([^"\s]+)"? already exists/,
    seek: ([, text = '']) => [values('ObjectMeta.name', text)],
  },
  {
    pattern: /repository name must have at least one component/,
    seek: () => [lacking('Container', 'image')],
  },
  {
    pattern:
      /short-name "?([^"\s]+?)"? did not resolve|docker:\/\/(\S+?): |(?<!\S)(\S{1,300}): image not known|unable to find '?([^'\s]+)'? in local/,
    seek: ([, short = '', source = '', unknown = '', local = '']) => [
      values(images, isImage(short || source || unknown || local)),
    ],
  },
  { pattern: /illegal base64 data/, seek: () => [values('Secret.data{}', isNoBase64)] },
  {
    pattern: /does not contain any supported kube kind|not a standalone object/,
    seek: () => [
      values(
        'Pod.kind Deployment.kind ConfigMap.kind Service.kind StatefulSet.kind CronJob.kind PodList.kind',
      ),
      rootKind,
      first,
    ],
  },
];

/** The kind of an object of no kind we know. */
function rootKind({ parsed: { root } }: Parameters<Seek>[0]): ReturnType<Seek> {
  const kind = root?.kind === 'map' ? root.entries.find((it) => it.key.text === 'kind') : undefined;
  return kind ? [kind.value.span] : [];
}

/** What encoding/json calls a value (encoding/json, UnmarshalTypeError). */
export function jsonType(node: Node): string {
  const it = resolved(node);
  if (it?.kind === 'map') return 'object';
  if (it?.kind === 'list') return 'array';
  if (it?.kind !== 'scalar') return '';
  const kind = scalarKind(it);
  if (kind === 'boolean') return 'bool';
  return kind === 'integer' ? 'number' : kind;
}

function isNoPodmanName(text: string): boolean {
  return !podmanName.test(text);
}

function isNoBase64(text: string): boolean {
  return !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replaceAll(/\s/g, ''));
}

/** podman writes an image's whole name, whatever the manifest says. */
function isImage(name: string): (text: string) => boolean {
  const whole = plainImage(name);
  return (text) => plainImage(text) === whole;
}

function plainImage(name: string): string {
  return name.replace(/^(?:docker\.io\/)?(?:library\/)?/, '').replace(/:latest$/, '');
}
