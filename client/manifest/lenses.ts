/**
 * What stands above each playable document: the state of its pod, and what fits to be done with it.
 */
import { nameInPod, type Container, type Pod, type PodState } from '../podman/pod.ts';
import { oneLine } from '../text.ts';

/** A code lens but for its place. Without a command it is text alone. */
export type Lens = {
  readonly title: string;
  readonly tooltip?: string;
  readonly command?: string;
  /** What the command is about: the document, as the lens's place says, or this pod. */
  readonly pod?: string;
};

export type Situation = {
  /** The pods made of the document; undefined where nobody can say. */
  readonly pods: readonly Pod[] | undefined;
  /** Whether what runs is something else than what is written. */
  readonly differs: boolean;
};

/** The lenses from left to right. */
export function lensesOf({ pods, differs }: Situation): readonly Lens[] {
  if (pods === undefined) return [play, down];
  const [pod] = pods;
  if (pod === undefined) return [{ title: '$(circle-large-outline) Not played' }, play];
  const state = worst(pods);
  return [
    stateLens(pods, state, differs),
    ...(differs ? [compare] : []),
    ...(state === 'exited' ? [{ title: 'Start', command: 'podwright.start', pod: pod.id }] : []),
    replace,
    down,
    ...(state === 'created' ? [] : [{ title: 'Logs', command: 'podwright.logs', pod: pod.id }]),
    { title: 'Generate', command: 'podwright.generate', pod: pod.id },
  ];
}

const play: Lens = { title: 'Play Kube', command: 'podwright.play' };
const down: Lens = { title: 'Down', command: 'podwright.down' };
const replace: Lens = { title: 'Replace', command: 'podwright.replace' };
const compare: Lens = { title: 'Compare', command: 'podwright.compare' };

const words = {
  dead: '$(error) Dead',
  degraded: '$(warning) Degraded',
  created: '$(circle-large-outline) Created, not started',
  exited: '$(circle-slash) Exited',
  paused: '$(debug-pause) Paused',
  starting: '$(loading~spin) Starting',
  running: '$(pass-filled) Running',
} as const satisfies Record<PodState, string>;

/** Of several replicas the state that wants most attention. */
function worst(pods: readonly Pod[]): PodState {
  const order = Object.keys(words);
  return pods.map((it) => it.state).sort((a, b) => order.indexOf(a) - order.indexOf(b))[0] ?? 'running';
}

function stateLens(pods: readonly Pod[], state: PodState, differs: boolean): Lens {
  const several = pods.length === 1 ? '' : ` (${pods.length} pods)`;
  const failed = pods.flatMap((pod) => pod.containers.filter(hasFailed).map((it) => ending(it, pod)));
  const made = pods.some((it) => it.byHand) ? ', made by hand' : '';
  const why = state === 'running' || failed.length === 0 ? '' : `: ${oneLine(failed.join(', '))}`;
  return {
    title: `${words[state]}${several}${why.replaceAll('$(', '$ (')}${made}${differs ? ', differs from the text' : ''}`,
    tooltip: `Show ${pods.length === 1 ? 'the pod' : 'the pods'} in the Pods view${made === '' ? '' : onlyItsName}`,
    command: 'podwright.showPod',
    ...(pods[0] && { pod: pods[0].id }),
  };
}

const onlyItsName = '. It was not played from a manifest: it has only its name in common with this one.';

function hasFailed(container: Container): boolean {
  return container.state === 'exited' && container.exitCode !== 0;
}

/** `side exited (1)`. */
function ending(container: Container, pod: Pod): string {
  return `${nameInPod(pod.name, container.name)} exited (${container.exitCode})`;
}
