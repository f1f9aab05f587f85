import { among, boolean, oneOf, text, type Key } from './key.ts';

/**
 * The keys of `[Kube]`.
 * Source: podman, pkg/systemd/quadlet/quadlet.go (`supportedKubeKeys`, `ConvertKube`), compared at the tags v4.4.0 to
 * v5.8.2, and docs/source/markdown/podman-systemd.unit.5.md.
 */
export const kubeKeys: readonly Key[] = [
  {
    name: 'Yaml',
    says: 'The manifest to play: an absolute path, or one from the folder of this unit. Podman 5.7 plays several; before, the last one counts.',
    value: { kind: 'manifest' },
    many: true,
  },
  {
    name: 'ConfigMap',
    says: 'A file of ConfigMaps for the manifest, as `--configmap` takes it: an absolute path, or one from the folder of this unit.',
    value: { kind: 'manifest' },
    many: true,
  },
  {
    name: 'Network',
    says: 'A network for the pods, as `--network` takes it. A name that ends in `.network` is that of another unit, which is then started first.',
    value: { kind: 'network' },
    many: true,
  },
  {
    name: 'PublishPort',
    says: 'A port of the host for one of a container, as `--publish` takes it: `8080:80`, `127.0.0.1:8080:80/udp`. It counts more than a `hostPort` of the manifest for the same port.',
    value: { kind: 'port' },
    many: true,
  },
  {
    name: 'AutoUpdate',
    since: '4.7',
    says: 'Lets `podman auto-update` look for newer images, for all containers or, with `NAME/` before it, for one.',
    value: among({
      registry: 'A newer image in the registry counts. Images need their full names.',
      local: 'A newer image of the same name on this machine counts.',
    }),
    many: true,
  },
  {
    name: 'SetWorkingDirectory',
    since: '4.7',
    says: 'Where relative paths of the manifest start, such as those of `hostPath` volumes.',
    value: oneOf('quadlet', {
      yaml: 'In the folder of the manifest.',
      unit: 'In the folder of this unit.',
    }),
  },
  {
    name: 'ExitCodePropagation',
    since: '4.6',
    says: 'Which containers make the service fail when they fail.',
    value: oneOf('podman', {
      none: 'None: the service always ends well. This is what holds without the key.',
      any: 'Each of them.',
      all: 'All of them together: it fails once all have failed.',
    }),
  },
  {
    name: 'KubeDownForce',
    since: '4.8',
    says: 'Whether stopping the service also removes the volumes of the manifest, with what is in them (`podman kube down --force`).',
    value: boolean,
  },
  {
    name: 'LogDriver',
    since: '4.5',
    says: "Where podman writes the containers' logs, as `--log-driver` takes it.",
    value: oneOf('podman', {
      journald: 'In the journal of systemd.',
      'k8s-file': 'In a file for each container.',
      'json-file': 'The same as `k8s-file`.',
      none: 'Nowhere.',
      passthrough: 'As output of the service itself.',
    }),
  },
  {
    name: 'LogOpt',
    since: '5.2',
    says: 'An option of the log driver, such as `tag=web` or `max-size=10mb`.',
    value: text,
    many: true,
  },
  {
    name: 'UserNS',
    since: '4.5',
    says: 'The user namespace of the pods, as `--userns` takes it, such as `keep-id:uid=200,gid=210`.',
    value: among({
      auto: 'Ids of their own for each pod.',
      host: "The host's; in a rootless podman, those of the user.",
      'keep-id': 'The user has the same id inside.',
      nomap: 'The user has no id inside.',
    }),
  },
  {
    name: 'ServiceName',
    since: '5.3',
    says: 'The name of the service without `.service`; that of this file where it is left out.',
    value: text,
  },
  {
    name: 'PodmanArgs',
    since: '4.6',
    says: 'More arguments for `podman kube play`, divided by spaces: for what has no key.',
    value: text,
    many: true,
  },
  {
    name: 'GlobalArgs',
    since: '4.8',
    says: 'Arguments between `podman` and `kube`, divided by spaces, such as `--log-level=debug`.',
    value: text,
    many: true,
  },
  {
    name: 'ContainersConfModule',
    since: '4.8',
    says: 'A module of containers.conf to load, as `--module` takes it.',
    value: text,
    many: true,
  },
  {
    name: 'RemapUsers',
    says: 'How users inside are mapped to those outside.',
    value: oneOf('quadlet', { auto: 'Ids of their own.', 'keep-id': 'The user has the same id inside.' }),
    instead: 'UserNS',
  },
  ...['RemapUid', 'RemapGid'].map((name): Key => {
    return { name, says: 'A part of `RemapUsers`.', value: text, many: true, instead: 'UserNS' };
  }),
  { name: 'RemapUidSize', says: 'A part of `RemapUsers=auto`.', value: text, instead: 'UserNS' },
];

/** The keys of `[Quadlet]` (`supportedQuadletKeys`). */
export const quadletKeys: readonly Key[] = [
  {
    name: 'DefaultDependencies',
    says: 'Whether the service waits for the network; it does where this is left out.',
    value: boolean,
  },
];
