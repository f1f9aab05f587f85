import type { Check } from './checks/check.ts';
import { keys, repeated } from './checks/keys.ts';
import { lines } from './checks/lines.ts';
import { ports } from './checks/ports.ts';
import { sections } from './checks/sections.ts';
import { users } from './checks/users.ts';
import { updates, values } from './checks/values.ts';
import { yaml } from './checks/yaml.ts';
import { firstQuadlet } from './keys.ts';
import type { Unit } from './unit.ts';
import type { Problem } from '../rules/rule.ts';
import { newestPodman } from '../schema/podman.ts';
import { isOlder } from '../schema/podman-version.ts';

const checks: readonly Check[] = [lines, keys, repeated, values, updates, ports, users, yaml];

/** What podman's Quadlet, or the service it generates, makes of a unit otherwise than it is written; by their places. */
export function unitProblems(unit: Unit, podman: string): readonly Problem[] {
  if (!looksLikeUnit(unit)) return [];
  // What a podman without Quadlet would refuse is no help: the unit is for another one.
  const judged = isOlder(podman, firstQuadlet) ? newestPodman : podman;
  return [...sections(unit, podman), ...checks.flatMap((it) => it(unit, judged))].toSorted(
    (a, b) => a.span.start - b.span.start,
  );
}

/** Nothing is said of an empty file, nor of other files of that name, such as the settings of a cluster. */
function looksLikeUnit({ sections: written, faults }: Unit): boolean {
  return written.length > 0 || faults[0]?.kind === 'early';
}
