/**
 * Which containers of a pod are init containers. No podman says so itself: neither `ps` nor `inspect` shows
 * InitContainerType (libpod/container_config.go), so it is told from what differs. Seen on 4.3.1 and 5.4.2.
 */
import type { Role } from './pod.ts';
import type { Inspected, Listed } from './read.ts';

/** The roles of one pod's containers, by id. What was not inspected counts as main. */
export function rolesOf(
  pod: readonly Listed[],
  inspected: ReadonlyMap<string, Inspected>,
): ReadonlyMap<string, Role> {
  const members = pod
    .filter((it) => !it.infra)
    .map((listed) => ({ listed, known: inspected.get(listed.id) }))
    .sort((a, b) => (a.known?.created ?? 0) - (b.known?.created ?? 0));
  const restarting = members.some(({ known }) => known !== undefined && restarts(known));
  const roles = new Map<string, Role>(pod.map((it) => [it.id, it.infra ? 'infra' : 'main']));
  members.forEach(({ listed, known }, at) => {
    if (known !== undefined && isInit(listed, known, members.slice(at + 1))) roles.set(listed.id, 'init');
  });
  return roles;

  function isInit(listed: Listed, known: Inspected, later: readonly Member[]): boolean {
    if (known.made !== 'played') return known.made === 'init';
    // From 5.0 on, `kube play` makes init containers with policy "no", whatever the pod's policy is (play.go).
    if (restarting && !restarts(known)) return true;
    if (later.length === 0) return false;
    // Containers are made in the manifest's order. While an init container runs, or when it has failed, nothing
    // made after it has been prepared to run; a main container's failed start leaves its preparations behind.
    if (known.prepared && later.every((it) => it.known?.prepared === false)) return true;
    const { ended } = listed;
    return known.initsStay && ended !== undefined && later.every((it) => ended <= (it.listed.started ?? 0));
  }
}

type Member = { readonly listed: Listed; readonly known: Inspected | undefined };

function restarts(container: Inspected): boolean {
  return container.restartPolicy !== '' && container.restartPolicy !== 'no';
}
