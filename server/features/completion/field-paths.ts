import type { Choice } from './choice.ts';
import type { Known } from './offer.ts';
import type { Source, Spot } from './spot.ts';
import { typeChoices } from './types.ts';
import { mapIn } from '../../manifest/find.ts';
import { nearestShape } from '../../symbols/walk.ts';

/** What may stand in the environment, and what in a volume (validation.go, valid…DownwardAPIFieldPathExpressions). */
const ofVolumesOnly: ReadonlySet<string> = new Set(['metadata.labels', 'metadata.annotations']);
const ofEnvironmentOnly = /^(?:spec|status)\./;

/** The labels and annotations of the pod by name, then the rest; what podman refuses comes last. */
export const fieldPaths: Source = ({ known }, spot) => {
  const inEnvironment = nearestShape(spot.site, 'EnvVarSource') !== undefined;
  const all = typeChoices(spot.site.type, undefined).flatMap((it) => {
    const map = /^metadata\.(labels|annotations)\['KEY'\]$/.exec(it.text)?.[1];
    return map === undefined ? [it] : [...keysOf(spot, map), { ...it, hole: 'KEY' }];
  });
  const fitting = all.filter(({ text }) =>
    inEnvironment ? !ofVolumesOnly.has(text) : !ofEnvironmentOnly.test(text),
  );
  const taken = /^metadata\.(?:name|uid|(?:labels|annotations)\[.*\])$/;
  return judged(fitting, known, (it) => taken.test(it.text));
};

/** What a container may read of its resources; podman refuses all but processors and memory. */
export const resourceFields: Source = ({ known }, { site }) =>
  judged(typeChoices(site.type, undefined), known, ({ text }) => /\.(?:cpu|memory)$/.test(text));

/** The choices with those that podman refuses marked (kube.go, envVarValueFieldRef and envVarValueResourceFieldRef). */
function judged(
  choices: readonly Choice[],
  { target }: Known,
  takes: (choice: Choice) => boolean,
): readonly Choice[] {
  if (target === 'kubernetes') return choices;
  const refused = choices.filter((it) => !takes(it)).map((it) => ({ ...it, detail: 'podman refuses it' }));
  if (target === 'podman') return [...choices.filter(takes), ...refused];
  return choices.map((it) => refused.find(({ text }) => text === it.text) ?? it);
}

function keysOf({ site }: Spot, name: string): readonly Choice[] {
  const pod = nearestShape(site, 'Pod', 'PodTemplateSpec')?.node;
  const metadata = pod?.kind === 'map' ? mapIn(pod, 'metadata') : undefined;
  const entries = (metadata && mapIn(metadata, name)?.entries) ?? [];
  return entries.map(({ key }) => ({
    text: `metadata.${name}['${key.text}']`,
    sort: 'name',
    form: 'text',
  }));
}
