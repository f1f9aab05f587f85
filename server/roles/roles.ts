import { initRole } from './inits.ts';
import { knownFor } from './images.ts';
import type { Clue, PlainContainer, PlainPod } from './pod.ts';
import { asksOnly, standsBefore, standsFor } from './proxies.ts';
import { readRole, roleAnnotation, type Role } from './role.ts';
import { readsLogs, showsStatus, updates } from './volumes.ts';

/** By which kubectl, and we, know the main container (kubectl/pkg/cmd/util/podcmd, DefaultContainerAnnotationName). */
const defaultContainer = 'kubectl.kubernetes.io/default-container';

/**
 * What each container of a pod is to it, in the order of the pod's containers; nothing of one of which nothing tells,
 * and of a pod's only container.
 * What a person says in an annotation counts first, then the list a container stands in and what it shares with
 * others, then what its image is known for.
 */
export function rolesOf(pod: PlainPod): readonly (Role | undefined)[] {
  const own = pod.containers.filter((it) => it.place !== 'infra');
  const said = new Map(own.flatMap((it) => pair(it, saidRole(it, pod))));
  const running = own.filter((it) => !isInit(it, pod));
  const helpers = helpersAmong(running, said);
  const main = mainAmong(running, helpers, said);
  return pod.containers.map((it) => {
    if (it.place === 'infra') return infra;
    const done = isInit(it, pod) ? initRole(it, pod) : undefined;
    return said.get(it) ?? done ?? (own.length > 1 ? (helpers.get(it) ?? main.get(it)) : undefined);
  });
}

const infra: Role = { kind: 'infra', why: "It holds the pod's network and other namespaces." };

function isInit({ place }: PlainContainer, { engine }: PlainPod): boolean {
  return place === 'init' || (place === 'native' && engine === 'podman');
}

function saidRole({ name }: PlainContainer, { annotations }: PlainPod): Role | undefined {
  const key = roleAnnotation + name;
  const role = readRole(annotations.get(key) ?? '');
  if (role) return { ...role, why: `The annotation '${key}' says so.` };
  return annotations.get(defaultContainer) === name
    ? { kind: 'main', why: `The annotation '${defaultContainer}' names it.` }
    : undefined;
}

type Roles = ReadonlyMap<PlainContainer, Role>;

/** The containers that are there for others; none of those that would leave a pod without what it is for. */
function helpersAmong(running: readonly PlainContainer[], said: Roles): Roles {
  const helpers = new Map(
    running
      .filter((it) => !said.has(it))
      .flatMap((it) =>
        pair(
          it,
          helperRole(
            it,
            running.filter((other) => other !== it),
          ),
        ),
      ),
  );
  const isWhole = running.some((it) => !helpers.has(it) && (said.get(it)?.kind ?? 'main') === 'main');
  return isWhole ? helpers : new Map([...helpers].filter(([it]) => it.place === 'native'));
}

const clues = [showsStatus, readsLogs, updates, standsBefore, standsFor, asksOnly];

function helperRole(container: PlainContainer, others: readonly PlainContainer[]): Role | undefined {
  const native =
    container.place === 'native'
      ? 'In initContainers with restartPolicy Always it starts before the others and runs on beside them.'
      : undefined;
  const clue = others.length === 0 ? undefined : clueTo(container, others);
  if (native === undefined) return clue;
  return clue ? { ...clue, why: `${native} ${clue.why}` } : { kind: 'sidecar', why: native };
}

/** What a container does, in more words where its image is known for that. */
function clueTo(container: PlainContainer, others: readonly PlainContainer[]): Clue | undefined {
  const known = knownFor(container);
  const [found] = clues.flatMap((it) => it(container, others) ?? []);
  if (!found) return known?.kind === 'init' ? undefined : known;
  return known?.kind === found.kind && known.sort !== undefined ? { ...found, sort: known.sort } : found;
}

/** The one container that is left when all others are there for it. */
function mainAmong(running: readonly PlainContainer[], helpers: Roles, said: Roles): Roles {
  const [container, ...others] = running.filter((it) => !helpers.has(it) && !said.has(it));
  const isKnown = [...said.values()].some((it) => it.kind === 'main');
  if (!container || others.length > 0 || isKnown) return new Map();
  const why =
    running.length > 1
      ? 'The other containers are there for it.'
      : 'It is the only one that runs on; the others end before it starts.';
  return new Map([[container, { kind: 'main', why }]]);
}

function pair(
  container: PlainContainer,
  role: Role | undefined,
): readonly (readonly [PlainContainer, Role])[] {
  return role ? [[container, role]] : [];
}
