import type { ManifestDocument } from '../../manifest/document.ts';
import { replaceNumber } from '../../manifest/edits.ts';
import { writtenMapsOf } from '../../manifest/find.ts';
import { podPortsOf, type HostPort, type PodPort } from '../../manifest/pod-ports.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';

/**
 * Two ports of one pod ask for the same port of the host.
 * podman makes such a pod and then can't start it.
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
 *             - containerPort: 443
 *               hostPort: 8080
 *                         ^^^^ error host-port-clash: Port 8080 of the host is taken by another port of this pod. Use another, such as 8081.
 */
export const hostPortClash: Rule = {
  code: 'host-port-clash',
  check: (document) =>
    writtenMapsOf(document, 'PodSpec').flatMap((spec) => {
      const ports = podPortsOf(spec);
      const taken = new Set(ports.flatMap(({ host }) => host?.number ?? []));
      return clashes(ports).map((it) => problem(document, taken, ...it));
    }),
};

/** Each port of the host that another before it has, with that other. */
function clashes(ports: readonly PodPort[]): readonly (readonly [HostPort, HostPort])[] {
  const first = new Map<string, HostPort>();
  return ports.flatMap(({ host, group, protocol, address }) => {
    if (!host) return [];
    const key = `${group} ${protocol} ${address} ${host.number}`;
    const other = first.get(key);
    if (!other) first.set(key, host);
    return other && other.node !== host.node ? [[host, other] as const] : [];
  });
}

function problem(
  document: ManifestDocument,
  taken: ReadonlySet<bigint>,
  { number, node, origin }: HostPort,
  other: HostPort,
): Problem {
  const free = nextFree(number, taken);
  const why = origin === 'containerPort' ? ', whose network the pod shares,' : '';
  const advice = free === undefined ? 'Use another.' : `Use another, such as ${free}.`;
  const message = `Port ${number} of the host${why} is taken by another port of this pod. ${advice}`;
  const fixable = free !== undefined && origin === 'hostPort';
  return refusal('host-port-clash', node.span, message, {
    also: 'podman',
    related: [{ span: other.node.span, message: 'This port has it first.' }],
    fixes: fixable ? fixBy(`Use ${free}`, 'unsafe', replaceNumber(document, node, String(free))) : [],
  });
}

function nextFree(number: bigint, taken: ReadonlySet<bigint>): bigint | undefined {
  let free = number + 1n;
  while (taken.has(free)) free++;
  return 0n < free && free <= 65_535n ? free : undefined;
}
