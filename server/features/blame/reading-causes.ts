import type { Cause } from './cause.ts';
import { mistyped } from './go-path.ts';
import { first, keys, lacking, nameless, nameOf, repeated, values, type Seek } from './seek.ts';
import { readQuantity } from '../../schema/quantity.ts';

const images = 'Container.image';
const podmanName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;
const quantities =
  'ResourceRequirements.limits{} ResourceRequirements.requests{} VolumeResourceRequirements.limits{} ' +
  'VolumeResourceRequirements.requests{} EmptyDirVolumeSource.sizeLimit ResourceFieldSelector.divisor';

const namable = ['Pod', 'Deployment', 'DaemonSet', 'Job', 'PersistentVolumeClaim'];

/** What is said while a manifest is read (abi/play.go, PlayKube). */
export const readingCauses: readonly Cause[] = [
  {
    // podman 5.8 names no type before the path, and tells the places in lists (encoding/json/v2).
    pattern: /cannot unmarshal (\w+)(?: \S+)? into Go struct field \w*\.(\S+) of type (\S+)/,
    seek: ([, type = '', path = '', wanted = '']) => mistyped(path, type, wanted),
  },
  {
    pattern:
      /quantities must match the regular expression|unable to parse (?:quantity's suffix|numeric part)/,
    seek: () => [
      values(quantities, (it) => it !== '' && !readQuantity(it)),
      values(quantities, (it) => it === ''),
    ],
  },
  {
    pattern:
      /(persistent volume claim|daemonSet|deployment|job|pod) (?:name can not be empty|does not have a name)/i,
    seek: ([, what = '']) => [
      nameless(...namable.filter((it) => it.toLowerCase() === what.replaceAll(' ', '').toLowerCase())),
    ],
  },
  {
    // In 4.3 and, from the second on, in 5.4.
    pattern: /: (\S*?): invalid secret name|secret name "([^"]*)" can not include/,
    seek: ([, early = '', later = '']) => [
      early + later === '' ? nameless('Secret') : nameOf('Secret', early + later),
    ],
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
    pattern: /colliding secret as it is set to immutable/,
    seek: () => [nameOf('Secret')],
  },
  {
    pattern: /the same config map (\S+) is present in YAML and/,
    seek: ([, text = '']) => [nameOf('ConfigMap', text)],
  },
  { pattern: /HostAliases in yaml file will not work/, seek: () => [keys('PodSpec.hostAliases')] },
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
  {
    pattern: /parsing time "([^"]+)" as/,
    seek: ([, text = '']) => [values('ObjectMeta.creationTimestamp', text)],
  },
  {
    pattern: /illegal base64 data/,
    seek: () => [values('Secret.data{} ConfigMap.binaryData{}', isNoBase64)],
  },
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
