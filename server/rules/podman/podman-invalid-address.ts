import { fieldsOf } from '../../manifest/fields.ts';
import { ipAddress, usualAddress } from '../../schema/addresses.ts';
import { quoted } from '../../schema/describe.ts';
import { podmanSays, type Rule, type Severity } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * An address that is none: podman refuses it in ports and as a nameserver (specgen/generate/ports.go; container create),
 * and writes it as it is into the container's hosts file.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           ports:
 *             - containerPort: 80
 *               hostPort: 8080
 *               hostIP: localhost
 *                       ^^^^^^^^^ error podman-invalid-address: podman refuses 'localhost': write an address such as 127.0.0.1.
 */
export const podmanInvalidAddress: Rule = {
  code: 'podman-invalid-address',
  check: (document) =>
    fieldsOf(document, addresses).flatMap(({ typed: { node, parent }, row }) => {
      const scalar = resolved(node);
      if (scalar?.kind !== 'scalar' || scalar.text === '' || isAddress(scalar.text)) return [];
      // A port that isn't published is never looked at.
      const port = parent && resolved(parent.node);
      if (row.published && !(port?.kind === 'map' && port.entries.some((it) => it.key.text === 'hostPort'))) {
        return [];
      }
      return [
        podmanSays(
          'podman-invalid-address',
          row.severity,
          node.span,
          `podman ${row.says(quoted(scalar.text))}`,
        ),
      ];
    }),
};

type Row = {
  readonly severity: Severity;
  readonly says: (text: string) => string;
  readonly published?: true;
};

/** Go also takes IPv4 in the form of IPv6 (net.ParseIP). */
function isAddress(text: string): boolean {
  return ipAddress(text) === undefined || (text.includes(':') && usualAddress(text) !== undefined);
}

const addresses: ReadonlyMap<string, Row> = new Map<string, Row>([
  [
    'ContainerPort.hostIP',
    {
      severity: 'error',
      says: (text) => `refuses ${text}: write an address such as 127.0.0.1.`,
      published: true,
    },
  ],
  [
    'PodDNSConfig.nameservers[]',
    { severity: 'error', says: (text) => `refuses ${text}: write the nameserver's address.` },
  ],
  [
    'HostAlias.ip',
    {
      severity: 'warning',
      says: (text) => `writes ${text} into /etc/hosts, where it means nothing: write an address.`,
    },
  ],
]);
