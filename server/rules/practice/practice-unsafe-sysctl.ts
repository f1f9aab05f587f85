import { fieldsOf } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { advice, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A sysctl that a cluster's nodes refuse unless their administrator allows it (pkg/kubelet/sysctl/safe_sysctls.go).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       securityContext:
 *         sysctls:
 *           - name: net.core.somaxconn
 *                   ^^^^^^^^^^^^^^^^^^ warning practice-unsafe-sysctl: Nodes refuse 'net.core.somaxconn' unless they are told to allow it.
 *             value: '1024'
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const practiceUnsafeSysctl: Rule = {
  code: 'practice-unsafe-sysctl',
  check: (document) =>
    fieldsOf(document, names).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      if (scalar?.kind !== 'scalar' || scalar.text === '') return [];
      if (safe.has(scalar.text.replaceAll('/', '.'))) return [];
      const message = `Nodes refuse ${quoted(scalar.text)} unless they are told to allow it.`;
      return [advice('practice-unsafe-sysctl', 'warning', node.span, message)];
    }),
};

const names: ReadonlyMap<string, true> = new Map([['Sysctl.name', true]]);

const safe: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);
