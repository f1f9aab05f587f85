/**
 * What the Pods view shows: pods and containers as rows of plain data.
 */
import type { Container, ContainerState, Pod, PodState, Port } from '../podman/pod.ts';
import { ageOf, markdown, oneLine } from '../text.ts';

export type Row = {
  /** podman's own id: a row keeps its place, selection and expansion whatever happens to the pod. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Markdown, in which names can't be more than text. */
  readonly tooltip: string;
  /** A product icon of VS Code and the theme colour for it. */
  readonly icon: { readonly name: string; readonly color?: string };
  /** For `when` clauses: KIND.STATE. */
  readonly context: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly rows: readonly Row[];
};

type Look = { readonly word: string; readonly icon: string; readonly color?: string };

const green = 'charts.green';
const yellow = 'charts.yellow';
const red = 'charts.red';
const grey = 'disabledForeground';

const podLooks = {
  created: { word: 'Created', icon: 'circle-large-outline', color: grey },
  starting: { word: 'Starting', icon: 'loading~spin' },
  running: { word: 'Running', icon: 'pass-filled', color: green },
  degraded: { word: 'Degraded', icon: 'warning', color: yellow },
  paused: { word: 'Paused', icon: 'debug-pause', color: yellow },
  exited: { word: 'Exited', icon: 'circle-slash', color: grey },
  unknown: { word: 'Unknown', icon: 'question' },
} as const satisfies Record<PodState, Look>;

const containerLooks = {
  created: { word: 'created', icon: 'circle-outline', color: grey },
  running: { word: 'running', icon: 'circle-filled', color: green },
  paused: { word: 'paused', icon: 'debug-pause', color: yellow },
  stopping: { word: 'stopping', icon: 'loading~spin' },
  exited: { word: 'exited', icon: 'pass', color: grey },
  removing: { word: 'removing', icon: 'loading~spin' },
  unknown: { word: 'unknown', icon: 'question' },
} as const satisfies Record<ContainerState, Look>;

/** `now` is in milliseconds since 1970, for the ages. */
export function rowsOf(pods: readonly Pod[], now: number): readonly Row[] {
  return pods.map((pod) => podRow(pod, now));
}

function podRow(pod: Pod, now: number): Row {
  const look: Look = podLooks[pod.state];
  const ports = pod.ports.map(portText);
  const age = ageOf(now - pod.created);
  return {
    id: pod.id,
    label: oneLine(pod.name),
    description: [look.word, ...(ports.length === 0 ? [] : [ports.join(', ')]), age].join(' · '),
    tooltip: facts(pod.name, [
      ['State', look.word],
      ['Ports', ports.join(', ') || 'none published'],
      ['Created', `${new Date(pod.created).toISOString().slice(0, 19).replace('T', ' ')} UTC`],
      ['Containers', pod.containers.filter((it) => it.role !== 'infra').length.toString()],
      ['Id', pod.id.slice(0, 12)],
    ]),
    icon: icon(look),
    context: `pod.${pod.state}`,
    spoken: `pod ${oneLine(pod.name)}, ${look.word}${ports.length === 0 ? '' : `, ports ${ports.join(', ')}`}, ${age}`,
    rows: pod.containers.toSorted(infraLast).map((it) => containerRow(it, pod, now)),
  };
}

/** The pod's own container matters least to a person. */
function infraLast(a: Container, b: Container): number {
  return Number(a.role === 'infra') - Number(b.role === 'infra');
}

function containerRow(container: Container, pod: Pod, now: number): Row {
  const look = containerLook(container);
  const name = shortName(container, pod);
  const state = stateText(container, look, now);
  // The row of the infra container is called by its role.
  const role = container.role === 'infra' ? [] : [container.role];
  return {
    id: container.id,
    label: oneLine(name),
    description: oneLine([...role, state, shortImage(container.image)].join(' · ')),
    tooltip: facts(container.name, [
      ['Role', roleText[container.role]],
      ['State', state],
      ['Image', container.image],
      ['Restarts', container.restarts.toString()],
      ['Id', container.id.slice(0, 12)],
    ]),
    icon: icon(look),
    context: `container.${container.state}`,
    spoken: oneLine(`${container.role} container ${name}, ${state}, image ${shortImage(container.image)}`),
    rows: [],
  };
}

const roleText = {
  infra: 'infra: holds the network and other namespaces of the pod',
  init: 'init: ends before the main containers start',
  main: 'main',
} as const satisfies Record<Container['role'], string>;

function containerLook(container: Container): Look {
  if (container.state === 'exited' && container.exitCode !== 0) {
    return { word: 'exited', icon: 'error', color: red };
  }
  return containerLooks[container.state];
}

/** 'running for 3 min', 'exited (1)'. */
function stateText(container: Container, look: Look, now: number): string {
  if (container.state === 'exited') return `exited (${container.exitCode})`;
  if (container.state !== 'running' || container.started === undefined) return look.word;
  return `running ${ageOf(now - container.started)}`;
}

/** `kube play` puts the pod's name before each container's; inside the pod's row it says nothing. */
function shortName(container: Container, pod: Pod): string {
  if (container.role === 'infra') return 'infra';
  const prefix = `${pod.name}-`;
  return container.name.length > prefix.length && container.name.startsWith(prefix)
    ? container.name.slice(prefix.length)
    : container.name;
}

function shortImage(image: string): string {
  return image.replace(/^docker\.io\/(?:library\/)?/, '');
}

/** '8080→80', '127.0.0.1:5432→5432', '53→53/udp', '8000-8009→8000-8009'. */
export function portText(port: Port): string {
  const range = (from: number): string => (port.count === 1 ? `${from}` : `${from}-${from + port.count - 1}`);
  const address = port.address === undefined ? '' : `${port.address}:`;
  const protocol = port.protocol === 'tcp' ? '' : `/${port.protocol}`;
  return oneLine(`${address}${range(port.host)}→${range(port.container)}${protocol}`);
}

function icon(look: Look): Row['icon'] {
  return { name: look.icon, ...(look.color === undefined ? {} : { color: look.color }) };
}

function facts(title: string, table: readonly (readonly [string, string])[]): string {
  return [
    `**${markdown(title)}**`,
    '',
    ...table.map(([name, value]) => `${name}: ${markdown(value)}  `),
  ].join('\n');
}
