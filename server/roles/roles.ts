import { initRole } from './inits.ts';
import type { Clue, PlainContainer, PlainPod } from './pod.ts';
import { asksOnly, standsBefore, standsFor } from './proxies.ts';
import { readingOf, type Reading } from './reading.ts';
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
  const containers = pod.containers.map(readingOf);
  const own = containers.filter((it) => it.place !== 'infra');
  const said = withRoles(own, (it) => saidRole(it, pod));
  const running = own.filter((it) => !isInit(it, pod));
  const helpers = helpersAmong(running, said);
  const main = mainAmong(running, helpers, said);
  return containers.map((it, index) => {
    if (it.place === 'infra') return infra;
    const given = said.get(it);
    if (given) return given;
    if (isInit(it, pod)) return initRole(it, containers.slice(index + 1), pod.engine);
    return own.length > 1 ? (helpers.get(it) ?? main.get(it)) : undefined;
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

type Roles = ReadonlyMap<Reading, Role>;

/** Containers of a pod that are held against each other; in a larger crowd that would take too long. */
const most = 100;

/** The containers that are there for others; none of those that would leave a pod without what it is for. */
function helpersAmong(running: readonly Reading[], said: Roles): Roles {
  if (running.length > most) return new Map();
  const helpers = withRoles(running, (it) => (said.has(it) ? undefined : helperRole(it, running)));
  const isWhole = running.some((it) => !helpers.has(it) && (said.get(it)?.kind ?? 'main') === 'main');
  return isWhole ? helpers : new Map([...helpers].filter(([it]) => it.place === 'native'));
}

const clues = [showsStatus, readsLogs, updates, standsBefore, standsFor, asksOnly];

function helperRole(container: Reading, running: readonly Reading[]): Role | undefined {
  const others = running.filter((it) => it !== container);
  const clue = others.length === 0 ? undefined : clueTo(container, others);
  if (container.place !== 'native') return clue;
  const why =
    'In initContainers with restartPolicy Always it starts before the others and runs on beside them.';
  return clue ? { ...clue, why: `${why} ${clue.why}` } : { kind: 'sidecar', why };
}

/** What a container does, in more words where its image is known for that. */
function clueTo(container: Reading, others: readonly Reading[]): Clue | undefined {
  const { known } = container;
  for (const clue of clues) {
    const found = clue(container, others);
    if (found) {
      return known?.kind === found.kind && known.sort !== undefined ? { ...found, sort: known.sort } : found;
    }
  }
  return known?.kind === 'init' ? undefined : known;
}

/** The one container that is left when all others are there for it. */
function mainAmong(running: readonly Reading[], helpers: Roles, said: Roles): Roles {
  const [container, ...others] = running.filter((it) => !helpers.has(it) && !said.has(it));
  const isKnown = [...said.values()].some((it) => it.kind === 'main');
  if (!container || others.length > 0 || isKnown) return new Map();
  const why =
    running.length > 1
      ? 'The other containers are there for it.'
      : 'It is the only one that runs on; the others end before it starts.';
  return new Map([[container, { kind: 'main', why }]]);
}

function withRoles(containers: readonly Reading[], roleOf: (it: Reading) => Role | undefined): Roles {
  return new Map(
    containers.flatMap((it) => {
      const role = roleOf(it);
      return role ? [[it, role] as const] : [];
    }),
  );
}
