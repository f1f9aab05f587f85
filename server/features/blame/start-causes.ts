import type { Cause } from './cause.ts';
import { keys, values } from './seek.ts';

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
      /exec:? "?([^":]+?)"?: (?:executable file not found|stat|permission denied|no such file)|executable file [`'"]?([^`'"\s]+)[`'"]? not found/i,
    seek: ([, runc = '', crun = '']) => [
      values('Container.command[] Container.args[]', runc || crun),
      keys('Container.command'),
      keys('Container.args'),
    ],
  },
  {
    pattern: /chdir to cwd \("([^"]+)"\)|chdir to [`'"]([^`'"]+)[`'"]|workdir "([^"]+)" does not exist/,
    seek: ([, runc = '', crun = '', podman = '']) => [values('Container.workingDir', runc || crun || podman)],
  },
  {
    pattern: /unable to find user|unable to find group|no matching entries in (?:passwd|group)/,
    seek: () => [values('SecurityContext.runAsUser SecurityContext.runAsGroup PodSecurityContext.runAsUser')],
  },
  {
    pattern: /memory\.(?:limit_in_bytes|max)|minimum allowed memory|memory limit/i,
    seek: () => [values('ResourceRequirements.limits{}')],
  },
  { pattern: /subpath|sub path/i, seek: () => [values('VolumeMount.subPath')] },
];
