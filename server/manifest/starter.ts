import { scalarIn, mapIn } from './find.ts';
import { containerNameOf } from '../schema/container-name.ts';
import { starters, type Starter } from '../schema/starters.ts';
import { textOf, isMerge, type MapNode } from '../yaml/tree.ts';

/** What to write first for a field (`Shape.field`) that a map lacks, also by what stands in the map already. */
export function starterFor(map: MapNode, field: string): Starter | undefined {
  switch (field) {
    case 'Container.name':
      return containerNameOf(textOf(scalarIn(map, 'image')) ?? '') ?? 'app';
    case 'ContainerPort.containerPort':
      return scalarNumber(map, 'hostPort');
    case 'DeploymentSpec.selector':
    case 'DaemonSetSpec.selector':
      return selectorOf(map);
    default:
      return starters.get(field);
  }
}

function scalarNumber(map: MapNode, key: string): number | undefined {
  const value = Number(textOf(scalarIn(map, key)));
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

/** A workload selects the pods of its template by all their labels. */
function selectorOf(spec: MapNode): Starter | undefined {
  const template = mapIn(spec, 'template');
  const metadata = template && mapIn(template, 'metadata');
  const labels = metadata && mapIn(metadata, 'labels');
  const pairs = (labels?.entries ?? []).filter((it) => !isMerge(it));
  if (pairs.length === 0) return undefined;
  return { matchLabels: Object.fromEntries(pairs.map((it) => [it.key.text, textOf(it.value) ?? ''])) };
}
