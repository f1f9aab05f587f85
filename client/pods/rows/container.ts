/**
 * A container as a row, in its pod or on its own.
 */
import type { Details } from '../../podman/details.ts';
import { roleText } from '../../../server/roles/role.ts';
import { nameInPod, type Container, type ContainerState, type Port } from '../../podman/pod.ts';
import { ageOf, oneLine } from '../../text.ts';
import { partRows } from './parts.ts';
import { portText } from './ports.ts';
import type { Asked, Look, Row } from './row.ts';
import { facts, green, grey, icon, red, timeText, yellow } from './row.ts';
import { usageTexts, type Usages } from './usage.ts';

const looks = {
  created: { word: 'created', icon: 'circle-outline', color: grey },
  running: { word: 'running', icon: 'circle-filled', color: green },
  paused: { word: 'paused', icon: 'debug-pause', color: yellow },
  stopping: { word: 'stopping', icon: 'loading~spin' },
  exited: { word: 'exited', icon: 'pass', color: grey },
  removing: { word: 'removing', icon: 'loading~spin' },
  unknown: { word: 'unknown', icon: 'question' },
} as const satisfies Record<ContainerState, Look>;

export type ContainerContext = {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly details: Asked<Details> | undefined;
  /** Ids of the variables whose value is to be seen. */
  readonly unmasked: ReadonlySet<string>;
  readonly usages: Usages;
  /** The pod it is in: its name, and its ports, which every container of it has. */
  readonly pod?: { readonly name: string; readonly ports: readonly Port[] };
};

export function containerRow(container: Container, context: ContainerContext): Row {
  const { pod, details } = context;
  const look = lookOf(container);
  const name = shortName(container, pod?.name);
  const ports = pod?.ports ?? container.ports;
  const restarts = details?.kind === 'known' ? details.value.restarts : container.restarts;
  const used = usageTexts(context.usages, [container.id]);
  const told = [
    stateText(container, look, context.now),
    container.health ?? '',
    restartText(restarts),
    ...used,
  ];
  const image = shortImage(container.image);
  // The row of the infra container is called by its role, and a container on its own has none worth telling.
  const part = container.part ?? { kind: container.role };
  const isTold = container.role !== 'infra' && pod !== undefined;
  return {
    id: container.id,
    label: oneLine(name),
    description: oneLine(listing(' · ', [isTold ? roleText(part) : '', ...told, image])),
    tooltip: facts(container.name, [
      ['Role', pod && listing('. ', [roleText(part), container.part?.why ?? ''])],
      ['State', listing(', ', told.slice(0, 2))],
      ['Image', container.image],
      ['Restarts', restarts.toString()],
      ['Ports', pod ? undefined : ports.map(portText).join(', ')],
      ['Networks', container.networks.join(', ')],
      ['Created', timeText(container.created)],
      ['Ended', container.ended === undefined ? undefined : timeText(container.ended)],
      ['Id', container.id.slice(0, 12)],
    ]),
    icon: icon(look),
    context: container.role === 'infra' ? 'container.infra' : `container.${container.state}`,
    spoken: oneLine(
      listing(', ', [
        listing(' ', [isTold ? part.kind : '', 'container', name]),
        isTold ? (container.part?.sort ?? '') : '',
        ...told,
        image === '' ? '' : `image ${image}`,
      ]),
    ),
    folds: true,
    rows: partRows(container.id, { ports, details, unmasked: context.unmasked }),
  };
}

function listing(between: string, parts: readonly string[]): string {
  return parts.filter((it) => it !== '').join(between);
}

/** What needs a look stands out: a failure, or a health check that says so. */
function lookOf(container: Container): Look {
  if (container.state === 'exited' && container.exitCode !== 0) {
    return { word: 'exited', icon: 'error', color: red };
  }
  if (container.state === 'running' && container.health === 'unhealthy') {
    return { word: 'running', icon: 'warning', color: red };
  }
  return looks[container.state];
}

/** 'running 3 min', 'exited (1)'. */
function stateText(container: Container, look: Look, now: number): string {
  if (container.state === 'exited') return `exited (${container.exitCode})`;
  if (container.state !== 'running' || container.started === undefined) return look.word;
  return `running ${ageOf(now - container.started)}`;
}

function restartText(restarts: number): string {
  if (restarts === 0) return '';
  return restarts === 1 ? '1 restart' : `${restarts} restarts`;
}

/** `kube play` puts the pod's name before each container's; inside the pod's row it says nothing. */
function shortName(container: Container, pod = ''): string {
  if (container.role === 'infra') return 'infra';
  return nameInPod(pod, container.name);
}

function shortImage(image: string): string {
  return image.replace(/^docker\.io\/(?:library\/)?/, '');
}
