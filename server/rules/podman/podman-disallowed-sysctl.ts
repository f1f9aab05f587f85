import { booleanIn, mapIn, mapsIn, scalarIn } from '../../manifest/find.ts';
import { podsOf, type PodPart } from '../../manifest/pods.ts';
import { quoted } from '../../schema/describe.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { podmanSays, type Problem, type Rule } from '../rule.ts';

/**
 * A sysctl podman refuses: one that isn't of a namespace of the pod's own (pkg/util/utils.go, ValidateSysctls; since
 * 4.5, which is the first to set sysctls of pods).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       securityContext:
 *         sysctls:
 *           - name: vm.swappiness
 *                   ^^^^^^^^^^^^^ error podman-disallowed-sysctl: podman refuses 'vm.swappiness': it is the whole machine's. It takes net.*, fs.mqueue.* and those of System V IPC.
 *             value: '10'
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanDisallowedSysctl: Rule = {
  code: 'podman-disallowed-sysctl',
  check: (document, { podman }) =>
    isOlder(podman, '4.5') ? [] : podsOf(document).flatMap((it) => check(it)),
};

function check({ spec: { map } }: PodPart): readonly Problem[] {
  const context = mapIn(map, 'securityContext');
  const names = context ? mapsIn(context, 'sysctls').flatMap((it) => scalarIn(it, 'name') ?? []) : [];
  return names.flatMap(({ text, span }) => {
    const wrong = text === '' ? undefined : objection(text);
    if (wrong === undefined) return [];
    return [
      podmanSays('podman-disallowed-sysctl', 'error', span, `podman refuses ${quoted(text)}: ${wrong}`),
    ];
  });

  function objection(name: string): string | undefined {
    if (name.startsWith('net.')) {
      return booleanIn(map, 'hostNetwork') ? "the pod is on the host's network." : undefined;
    }
    if (name.startsWith('fs.mqueue.') || systemV.has(name)) {
      return booleanIn(map, 'hostIPC') ? "the pod shares the host's IPC." : undefined;
    }
    return "it is the whole machine's. It takes net.*, fs.mqueue.* and those of System V IPC.";
  }
}

const systemV: ReadonlySet<string> = new Set([
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
  'kernel.sem',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
  'kernel.shm_rmid_forced',
]);
