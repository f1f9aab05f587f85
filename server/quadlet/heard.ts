import { missingFiles } from './checks/files.ts';
import type { NamesIn } from './files.ts';
import { unitProblems } from './problems.ts';
import type { Unit } from './unit.ts';
import type { Problem, Severity } from '../rules/rule.ts';

/** What a unit is judged by. */
export type Judging = {
  readonly podman: string;
  /** The severity that a person gives a sort of problem, by its code. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** The absolute path of the unit's folder; absent where it is in no file system. */
  readonly home: string | undefined;
  readonly names: NamesIn;
};

/** All that is wrong in a unit, as a person wants to hear it; in an editor and on the command line it is the same. */
export function heardProblems(unit: Unit, { podman, rules, home, names }: Judging): readonly Problem[] {
  const missing = home === undefined ? [] : missingFiles(unit, podman, home, names);
  return [...unitProblems(unit, podman), ...missing].flatMap((it) => {
    const level = rules[it.code];
    return level === 'off' ? [] : [level === undefined ? it : { ...it, severity: level }];
  });
}
