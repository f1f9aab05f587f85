import { merged, type Subject } from './change.ts';
import type { TextEdit } from '../../manifest/edits.ts';
import { entryIn, mapIn, scalarIn } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import type { RunningContainer } from '../../protocol-running.ts';
import { podmanBytes } from '../../schema/podman-amount.ts';
import { readQuantity } from '../../schema/quantity.ts';
import type { MapNode } from '../../yaml/tree.ts';

/** podman counts in microseconds of each tenth of a second: ten millionths of a processor (kube.go, ToSpecGen). */
const finest = 10_000n;

/** What a container may use otherwise: memory and processors; of requests podman knows memory alone. */
export function limitEdits(
  { placed: { document } }: Subject,
  map: MapNode,
  running: RunningContainer,
): readonly (TextEdit | undefined)[] {
  const resources = mapIn(map, 'resources');
  const processors = readQuantity(written('limits', 'cpu') ?? '0')?.nanos ?? 0n;
  const away = processors - BigInt(running.cpu);
  const changed: readonly (readonly [string, string, string])[] = [
    ...(bytes('limits') === BigInt(running.memory)
      ? []
      : [['limits', 'memory', bytesText(running.memory)] as const]),
    ...(away <= finest && -away <= finest ? [] : [['limits', 'cpu', `${running.cpu / 1e6}m`] as const]),
    ...(bytes('requests') === BigInt(running.memoryRequest)
      ? []
      : [['requests', 'memory', bytesText(running.memoryRequest)] as const]),
  ];
  const content: Record<string, Record<string, string>> = {};
  for (const [group, name, text] of changed.filter(([, , it]) => !isNothing(it))) {
    content[group] = { ...content[group], [name]: text };
  }
  return [
    ...merged(document, map, Object.keys(content).length > 0 ? { resources: content } : {}),
    ...changed.filter(([, , it]) => isNothing(it)).map(([group, name]) => remove(group, name)),
  ];

  function written(group: string, name: string): string | undefined {
    const amounts = resources && mapIn(resources, group);
    return amounts && scalarIn(amounts, name)?.text;
  }

  function bytes(group: string): bigint {
    return podmanBytes(written(group, 'memory') ?? '0') ?? 0n;
  }

  function remove(group: string, name: string): TextEdit | undefined {
    const amounts = resources && mapIn(resources, group);
    const entry = amounts && entryIn(amounts, name);
    return amounts && entry && removeEntry(document, amounts, entry);
  }
}

function isNothing(amount: string): boolean {
  return /^0\D*$/.test(amount);
}

function bytesText(bytes: number): string {
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  const power = units.findLastIndex((_, at) => bytes % 1024 ** at === 0);
  return `${bytes / 1024 ** power}${units[power] ?? ''}`;
}
