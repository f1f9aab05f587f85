import type { Cause } from './cause.ts';
import { keys, lacking, repeated, values, within } from './seek.ts';

/** Some say only which volume it was; others say more, and it before. */
export const volumeAsAWhole: Cause = {
  pattern: /failed to create volume "([^"]+)"/,
  seek: ([, text = '']) => [within('Volume', text)],
};

/** What is said of volumes and of where they are mounted (pkg/specgen/generate/kube/volume.go). */
export const volumeCauses: readonly Cause[] = [
  {
    pattern:
      /faccessat (\S+): |path (\S+) is not a |no devices found in ([^:\s]+)|(?:statfs|lstat|stat|open|mkdir) (\S+): no such/,
    seek: ([, missing = '', other = '', device = '', bare = '']) => [
      values('HostPathVolumeSource.path', missing || other || device || bare),
      values('HostPathVolumeSource.path', (it) => it.replace(/^\.?\/?/, '/') === bare),
    ],
  },
  { pattern: /host directory cannot be empty/, seek: () => [lacking('HostPathVolumeSource', 'path')] },
  { pattern: /invalid HostPath type/, seek: () => [values('HostPathVolumeSource.type', isNoHostPathType)] },
  {
    pattern: /invalid DefaultMode for (?:configMap|secret) "([^"]+)"/,
    seek: () => [values('ConfigMapVolumeSource.defaultMode SecretVolumeSource.defaultMode', isNoMode)],
  },
  {
    pattern: /duplicate key "([^"]+)" present in data and binaryData/,
    seek: ([, text = '']) => [keys('ConfigMap.binaryData{}', text)],
  },
  {
    // A Secret that `podman secret create` has made may be no manifest (volume.go, VolumeFromSecret).
    pattern: /failed to create volume "([^"]+)": (?:yaml: |error unmarshaling JSON|.*only secrets created)/,
    seek: ([, text = '']) => [within('Volume', text, 'SecretVolumeSource.secretName')],
  },
  {
    // Where `optional` isn't written, podman 4.3 breaks down.
    pattern: /kube\.VolumeFromSecret\(/,
    seek: () => [lacking('SecretVolumeSource', 'optional')],
  },
  {
    pattern: /importing volumes is not supported for remote/,
    seek: () => [keys('ObjectMeta.annotations{}', 'volume.podman.io/import-source')],
  },
  {
    pattern: /cannot create file "([^"]+)" at volume/,
    seek: ([, text = '']) => [values('KeyToPath.path', text)],
  },
  {
    pattern: /volume mount (\S+) specified for container but not/,
    seek: ([, text = '']) => [values('VolumeMount.name', text)],
  },
  {
    pattern: /invalid container path "([^"]*)"|"([^"]+)" incorrect volume format/,
    seek: ([, relative = '', odd = '']) => [
      values('VolumeMount.mountPath', (it) => it === odd || it.split(':')[0] === relative),
    ],
  },
  {
    pattern: /invalid option type "([^"]+)"/,
    seek: ([, text = '']) => [values('VolumeMount.mountPath', (it) => it.split(/[:,]/).includes(text))],
  },
  {
    pattern: /"([^"]+)": duplicate mount destination/,
    seek: ([, text = '']) => [repeated('VolumeMount.mountPath', text), values('VolumeMount.mountPath', text)],
  },
  {
    pattern: /unknown propagation mode "([^"]+)"/,
    seek: ([, text = '']) => [values('VolumeMount.mountPropagation', text)],
  },
];

function isNoHostPathType(text: string): boolean {
  return !/^(?:|(?:Directory|File)(?:OrCreate)?|Socket|CharDevice|BlockDevice)$/.test(text);
}

function isNoMode(text: string): boolean {
  const mode = /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text);
  return !(mode >= 0 && mode <= 0o777);
}
