/** What containers use of the machine, as people write it. */
import type { Usage } from '../../podman/usage.ts';
import { sizeOf } from '../../text.ts';

/** By the first twelve characters of containers' ids. */
export type Usages = ReadonlyMap<string, Usage>;

/** ['3.1 % CPU', '34 MB'] of containers together, percent of one CPU; nothing where podman said nothing of them. */
export function usageTexts(usages: Usages, ids: readonly string[]): readonly string[] {
  const found = ids.flatMap((id) => usages.get(id.slice(0, 12)) ?? []);
  const cpus = found.flatMap((it) => it.cpu ?? []);
  const memories = found.flatMap((it) => it.memory ?? []);
  return [
    ...(cpus.length === 0 ? [] : [`${sum(cpus).toFixed(1)} % CPU`]),
    ...(memories.length === 0 ? [] : [sizeOf(sum(memories))]),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, it) => all + it, 0);
}
