import { fieldsOf } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { advice, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A place of the host with which a container gets at all of it: its root, its devices, the socket that starts
 * containers.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *       volumes:
 *         - name: socket
 *           hostPath:
 *             path: /run/podman/podman.sock
 *                   ^^^^^^^^^^^^^^^^^^^^^^^ warning practice-sensitive-host-path: Who has '/run/podman/podman.sock' can start any container on the host.
 */
export const practiceSensitiveHostPath: Rule = {
  code: 'practice-sensitive-host-path',
  check: (document) =>
    fieldsOf(document, paths).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      if (scalar?.kind !== 'scalar' || !scalar.text.startsWith('/')) return [];
      const path = scalar.text.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
      const harm = engines.test(path)
        ? 'can start any container on the host'
        : places.has(path)
          ? "gets at the host's own files. Mount the folder that is needed"
          : undefined;
      if (harm === undefined) return [];
      const message = `Who has ${quoted(scalar.text)} ${harm}.`;
      return [advice('practice-sensitive-host-path', 'warning', node.span, message)];
    }),
};

const paths: ReadonlyMap<string, true> = new Map([['HostPathVolumeSource.path', true]]);

const engines =
  /^(?:\/var)?\/run(?:\/user\/\d+)?\/(?:docker|podman\/podman|containerd\/containerd|crio\/crio)\.sock$/;

const places: ReadonlySet<string> = new Set([
  '/',
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/lib64',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/sys',
  '/usr',
  '/var',
  '/var/lib',
  '/var/lib/containers',
  '/var/lib/docker',
  '/var/lib/kubelet',
  '/var/run',
]);
