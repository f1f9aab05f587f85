/**
 * A pod as a row.
 */
import type { Pod, PodState } from '../../podman/pod.ts';
import { ageOf, oneLine } from '../../text.ts';
import { portText } from './ports.ts';
import type { Look, Place, Row } from './row.ts';
import { facts, green, grey, icon, leaf, red, timeText, yellow } from './row.ts';
import { usageTexts, type Usages } from './usage.ts';

const looks = {
  created: { word: 'Created', icon: 'circle-large-outline', color: grey },
  starting: { word: 'Starting', icon: 'loading~spin' },
  running: { word: 'Running', icon: 'pass-filled', color: green },
  degraded: { word: 'Degraded', icon: 'warning', color: yellow },
  paused: { word: 'Paused', icon: 'debug-pause', color: yellow },
  exited: { word: 'Exited', icon: 'circle-slash', color: grey },
  dead: { word: 'Dead', icon: 'error', color: red },
} as const satisfies Record<PodState, Look>;

export type PodContext = {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly usages: Usages;
  /** Where the pod's manifest is, as far as known. */
  readonly manifest: Place | undefined;
  /** The rows of its containers, in their order. */
  readonly containers: readonly Row[];
};

export function podRow(pod: Pod, { now, usages, manifest, containers }: PodContext): Row {
  const look: Look = looks[pod.state];
  const ports = pod.ports.map(portText).join(', ');
  const age = ageOf(now - pod.created);
  const used = usageTexts(
    usages,
    pod.containers.map((it) => it.id),
  );
  const told = [look.word, ...used, ports, age].filter((it) => it !== '');
  const rows = [...(manifest === undefined ? [] : [manifestRow(pod, manifest)]), ...containers];
  return {
    id: pod.id,
    label: oneLine(pod.name),
    description: told.join(' · '),
    tooltip: facts(pod.name, [
      ['State', look.word],
      ['Ports', ports || 'none published'],
      ['Manifest', manifest?.name],
      ['Networks', [...new Set(pod.containers.flatMap((it) => it.networks))].join(', ')],
      ['Created', timeText(pod.created)],
      ['Containers', pod.containers.filter((it) => it.role !== 'infra').length.toString()],
      ['Id', pod.id.slice(0, 12)],
    ]),
    icon: icon(look),
    context: `pod.${pod.state}`,
    spoken: [
      `pod ${oneLine(pod.name)}`,
      look.word,
      ...used,
      ...(ports === '' ? [] : [`ports ${ports}`]),
      age,
      ...(manifest === undefined ? [] : [oneLine(`from ${manifest.name}`)]),
    ].join(', '),
    folds: rows.length > 0,
    rows,
  };
}

function manifestRow(pod: Pod, manifest: Place): Row {
  return leaf({
    id: `${pod.id}/manifest`,
    kind: 'manifest',
    label: manifest.name,
    description: '',
    icon: 'go-to-file',
    context: 'manifest',
    opens: manifest,
  });
}
