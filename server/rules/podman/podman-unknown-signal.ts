import { fieldsOf } from '../../manifest/fields.ts';
import { quoted } from '../../schema/describe.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { podmanSays, type Rule } from '../rule.ts';
import { resolved } from '../../yaml/tree.ts';

/**
 * A stopSignal there isn't (containers/common, pkg/signal, ParseSignal; since 5.6, which is the first to read it).
 * Small letters, numbers and names without SIG will do.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           lifecycle:
 *             stopSignal: SIGSTAHP
 *                         ^^^^^^^^ error podman-unknown-signal: podman refuses 'SIGSTAHP': Linux has no such signal.
 */
export const podmanUnknownSignal: Rule = {
  code: 'podman-unknown-signal',
  check: (document, { podman }) =>
    fieldsOf(document, signals).flatMap(({ typed: { node } }) => {
      const scalar = resolved(node);
      if (scalar?.kind !== 'scalar' || scalar.text === '' || isOlder(podman, '5.6')) return [];
      if (isSignal(scalar.text)) return [];
      const message = `podman refuses ${quoted(scalar.text)}: Linux has no such signal.`;
      return [podmanSays('podman-unknown-signal', 'error', node.span, message)];
    }),
};

const signals: ReadonlyMap<string, true> = new Map([['Lifecycle.stopSignal', true]]);

function isSignal(text: string): boolean {
  if (/^\d+$/.test(text)) return 1 <= Number(text) && Number(text) <= 64;
  const name = text.toUpperCase().replace(/^SIG/, '');
  return names.has(name) || /^RTMIN(?:\+(?:[1-9]|1[0-5]))?$|^RTMAX(?:-(?:[1-9]|1[0-4]))?$/.test(name);
}

/** signal(7). */
const names: ReadonlySet<string> = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
    'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ'
  ).split(' '),
);
