import { also, configMap, name, pod, secret, secretName, volume, type Case } from './manifests.ts';

/** What podman says of volumes, and of where they are mounted. */
export const complaintsOfVolumes: readonly Case[] = [
  [
    'a sort of volume that podman lacks',
    volume('nfs: { server: a, path: /b }').replace('name: v, nfs', 'name: <|v|>, nfs'),
  ],
  ['a host path that is not there', volume('hostPath: { path: <|/no/such|>, type: File }')],
  ['a host path of an unknown type', volume('hostPath: { path: /tmp, type: <|Folder|> }')],
  ['a host path that is no socket', volume('hostPath: { path: <|/tmp|>, type: Socket }')],
  ['a volume of a ConfigMap that is not there', volume('configMap: { name: <|nope|> }')],
  ['a volume of a Secret that is not there', volume('secret: { secretName: <|nope|>, optional: false }')],
  [
    'a key that a ConfigMap has twice',
    volume('configMap: { name: m }') + configMap + 'binaryData: { <|a|>: Yg== }\n',
  ],
  ['a mode that is none', volume('configMap: { name: m, defaultMode: <|1777|> }') + configMap, 404],
  [
    'a mode of a Secret that is none',
    volume(`secret: { secretName: ${secretName}, defaultMode: <|1777|> }`) + secret,
    404,
  ],
  ['a mount of a volume that is not there', pod('volumeMounts: [{ name: <|v|>, mountPath: /v }]')],
  ['a path to mount at that is relative', volume('emptyDir: {}', '<|v|>')],
  ['a path with too many options', volume('emptyDir: {}', '<|"/v:ro:z"|>')],
  ['a path with an unknown option', volume('emptyDir: {}', '<|"/v:bogus"|>')],
  [
    'a propagation there is not',
    pod(
      'volumeMounts: [{ name: v, mountPath: /v, mountPropagation: <|Weird|> }]',
      'volumes: [{ name: v, emptyDir: {} }]',
    ),
  ],
  [
    'a volume that is nothing',
    pod('volumeMounts: [{ name: v, mountPath: /v }]', 'volumes: [{ name: <|v|> }]'),
  ],
  ['a volume with an impossible name', volume('persistentVolumeClaim: { claimName: <|a b|> }')],
  ['a host path that is empty', volume('hostPath: { <|path|>: "" }')],
  [
    'a new file where there is no folder',
    volume('hostPath: { path: <|/no/such/file|>, type: FileOrCreate }'),
  ],
  ['a disk that is not there', volume('hostPath: { path: <|/dev/nope|>, type: BlockDevice }')],
  ['a host path that is no disk', volume('hostPath: { path: <|/tmp|>, type: BlockDevice }')],
  ['a host path that is no device', volume('hostPath: { path: <|/tmp|>, type: CharDevice }')],
  [
    'a file of a ConfigMap in a folder',
    volume('configMap: { name: m, items: [{ key: a, path: <|x/y|> }] }') + configMap,
  ],
  [
    'a path that two volumes are mounted at',
    pod(
      'volumeMounts: [{ name: v, mountPath: /v }, { name: w, mountPath: <|/v|> }]',
      'volumes: [{ name: v, emptyDir: {} }, { name: w, emptyDir: {} }]',
    ),
  ],
  [
    'a part of a volume that is outside of it',
    pod(
      'volumeMounts: [{ name: v, mountPath: /v, subPath: <|../x|> }]',
      'volumes: [{ name: v, emptyDir: {} }]',
    ),
    404,
  ],
  [
    'a user of a volume that is no number',
    pod('tty: true') +
      also(
        `kind: PersistentVolumeClaim\nmetadata: { name: ${name}, annotations: { volume.podman.io/uid: <|abc|> } }\nspec: {}`,
      ),
  ],
  [
    'a group of a volume that is no number',
    pod('tty: true') +
      also(
        `kind: PersistentVolumeClaim\nmetadata: { name: ${name}, annotations: { volume.podman.io/gid: <|abc|> } }\nspec: {}`,
      ),
  ],
];
