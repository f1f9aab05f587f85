import { refused, type Check } from './check.ts';
import { manifestsOf } from '../files.ts';
import { lastOf, unquoted, type Unit } from '../unit.ts';
import type { Span } from '../../yaml/tree.ts';

/** A unit without a manifest, or one whose folder can't be told (quadlet.go, `ConvertKube`, `handleSetWorkingDirectory`). */
export const yaml: Check = (unit, podman) => {
  const manifests = manifestsOf(unit, podman);
  if (manifests.length === 0) {
    const empty = lastOf(unit, 'Kube', 'Yaml');
    const span = empty?.keySpan ?? unit.sections.find((it) => it.name === 'Kube')?.span ?? firstLine(unit);
    const message =
      'The manifest is missing, and Quadlet refuses the unit: write Yaml= with its path in [Kube].';
    return [refused('quadlet-yaml', span, message)];
  }
  const folder = lastOf(unit, 'Kube', 'SetWorkingDirectory');
  if (!folder || manifests.length === 1 || unquoted(folder.value).toLowerCase() !== 'yaml') return [];
  const message =
    'Quadlet refuses SetWorkingDirectory=yaml with several manifests: only unit is possible then.';
  return [refused('quadlet-yaml', folder.valueSpan, message)];
};

function firstLine({ text }: Unit): Span {
  return { start: 0, end: text.split('\n', 1)[0]?.trimEnd().length ?? 0 };
}
