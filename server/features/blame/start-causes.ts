import type { Cause } from './cause.ts';
import { keys, values, within } from './seek.ts';

const users =
  'SecurityContext.runAsUser SecurityContext.runAsGroup PodSecurityContext.runAsUser PodSecurityContext.runAsGroup';

/** What is said when a container is started: by the network, the runtime and the rootless port forwarder. */
export const startCauses: readonly Cause[] = [
  {
    pattern:
      /(?:listen (?:tcp|udp)\d? \S*?|(?:tcp|udp)\d? \S*?|failed to bind .*?port |on port ):?(?<!\d)(\d+):? (?:\(.*?\) )?.*?address already in use/i,
    seek: ([, port = '']) => [
      values('ContainerPort.hostPort', port),
      values('ContainerPort.containerPort', port),
    ],
  },
  {
    pattern: /address already in use/i,
    seek: () => [values('ContainerPort.hostPort'), values('ContainerPort.containerPort')],
  },
  {
    pattern:
      /exec:? "?([^":]+?)"?: (?:executable file not found|stat|permission denied|no such file)|executable file [`'"]([^`'"]+)[`'"] not found|the path [`'"]([^`'"]+)[`'"] (?:is not a regular file|exists but it is not executable)/i,
    seek: ([, runc = '', crun = '', odd = '']) => [
      values('Container.command[] Container.args[]', runc || crun || odd),
      keys('Container.command'),
      keys('Container.args'),
    ],
  },
  {
    pattern:
      /chdir to cwd \("([^"]+)"\)|chdir to [`'"]([^`'"]+)[`'"]|workdir "([^"]+)" (?:does not exist|exists)/,
    seek: ([, runc = '', crun = '', podman = '']) => [values('Container.workingDir', runc || crun || podman)],
  },
  {
    pattern: /unable to find user|unable to find group|no matching entries in (?:passwd|group)/,
    seek: () => [values(users)],
  },
  {
    pattern: /memory\.(?:limit_in_bytes|max)|minimum allowed memory|memory limit/i,
    seek: () => [values('ResourceRequirements.limits{}')],
  },
  {
    // runc, crun
    pattern: /error mounting "[^"]*" to rootfs at "([^"]*)"|mount [`'][^`']*[`'] to [`']([^`']*)[`']:/,
    seek: ([, runc = '', crun = '']) => [
      values('VolumeMount.mountPath', (it) => rooted(it.split(':')[0] ?? '') === rooted(runc || crun)),
    ],
  },
  {
    pattern: /uids and gids must be in range/,
    seek: () => [values(users, (it) => !(Number(it) >= 0 && Number(it) < 2 ** 31)), values(users)],
  },
  {
    pattern: /(open|write)\w* (?:to )?[`'"]?\/proc\/sys\/([^`'":\s]+)/,
    seek: ([, done = '', path = '']) => [
      ...(done === 'write' ? [within('Sysctl', dotted(path), 'Sysctl.value')] : []),
      values('Sysctl.name', dotted(path)),
    ],
  },
  // libpod looks for the folder itself, and says no more.
  {
    pattern: /subpath|sub path|^starting container [0-9a-f]{64}: no such file or directory$/i,
    seek: () => [values('VolumeMount.subPath')],
  },
];

/** A path from the root, however it begins. */
function rooted(path: string): string {
  return path.replace(/^\/?/, '/');
}

/** The name of a sysctl by its path below /proc/sys. */
function dotted(path: string): string {
  return path.replaceAll('/', '.');
}
