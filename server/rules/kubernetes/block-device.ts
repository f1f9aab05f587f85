import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { givenIn, mapsIn, scalarIn, textIn, writtenMapsOf } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { refusal, type Problem, type Rule } from '../rule.ts';
import type { MapNode, ScalarNode } from '../../yaml/tree.ts';

/**
 * A block device is a claim's volume, and is either given as a device or mounted, not both.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           volumeDevices:
 *             - name: cache
 *                     ^^^^^ error block-device: 'cache' is no block device: only volumes of persistentVolumeClaim or ephemeral can be one.
 *               devicePath: /dev/xvda
 *       volumes:
 *         - name: cache
 *           emptyDir: {}
 */
export const blockDevice: Rule = {
  code: 'block-device',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'PodSpec').flatMap(({ map }) => {
      const containers = ['containers', 'initContainers'].flatMap((it) => mapsIn(map, it));
      return [...new Set(containers)].flatMap((it) => [
        ...checkSources(document, mapsIn(map, 'volumes'), it),
        ...checkMounts(it),
      ]);
    }),
};

function checkSources(
  document: ManifestDocument,
  volumes: readonly MapNode[],
  container: MapNode,
): Problem[] {
  return named(mapsIn(container, 'volumeDevices'), 'name').flatMap((name) => {
    const volume = volumes.find((it) => textIn(it, 'name') === name.text);
    const claims = volume && ['persistentVolumeClaim', 'ephemeral'].some((it) => givenIn(volume, it));
    if (!volume || claims || isBroken(document, volume)) return [];
    const message = `${quoted(name.text)} is no block device: only volumes of persistentVolumeClaim or ephemeral can be one.`;
    return [refusal('block-device', name.span, message)];
  });
}

/** What stands both among the mounts and among the devices of a container: told at both, as the API server does. */
function checkMounts(container: MapNode): Problem[] {
  const devices = mapsIn(container, 'volumeDevices');
  const mounts = mapsIn(container, 'volumeMounts');
  return [
    ...both(
      named(devices, 'name'),
      named(mounts, 'name'),
      (it) => `The volume ${it} is mounted and given as a device.`,
    ),
    ...both(
      named(devices, 'devicePath'),
      named(mounts, 'mountPath'),
      (it) => `At ${it} stand a mount and a device.`,
    ),
  ];
}

function both(
  devices: readonly ScalarNode[],
  mounts: readonly ScalarNode[],
  says: (text: string) => string,
): Problem[] {
  return devices.flatMap((device) =>
    mounts
      .filter((it) => it.text === device.text)
      .flatMap((mount) => {
        const message = `${says(quoted(device.text))} Remove one of the two.`;
        return [
          refusal('block-device', device.span, message, {
            related: [{ span: mount.span, message: 'This is the mount.' }],
          }),
          refusal('block-device', mount.span, message, {
            related: [{ span: device.span, message: 'This is the device.' }],
          }),
        ];
      }),
  );
}

/** The texts at a key of several maps. */
function named(maps: readonly MapNode[], key: string): readonly ScalarNode[] {
  return maps.flatMap((it) => scalarIn(it, key) ?? []).filter((it) => it.text !== '');
}
