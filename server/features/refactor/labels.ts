import type { Place } from './refactoring.ts';
import { mapIn } from '../../manifest/find.ts';
import { labelValue } from '../../schema/names.ts';
import { mergedEntries } from '../../yaml/parse.ts';
import { isMerge, textOf, type MapNode } from '../../yaml/tree.ts';

export type Texts = Readonly<Record<string, string>>;

/** The entries of a map of text, such as `labels`; empty where there is none. */
export function textsIn(map: MapNode | undefined, key: string): Texts {
  const texts = map && mapIn(map, key);
  const entries = texts ? mergedEntries(texts).filter((it) => !isMerge(it)) : [];
  return Object.fromEntries(entries.map((it) => [it.key.text, textOf(it.value) ?? '']));
}

/** By which labels pods of one sort are told from others: versions and the like may change. */
export function selectorOf(labels: Texts): Texts {
  const telling = Object.entries(labels).filter(([key]) => tellingKeys.includes(key));
  return telling.length > 0 ? Object.fromEntries(telling) : labels;
}

const tellingKeys = ['app', 'app.kubernetes.io/name', 'app.kubernetes.io/instance'];

/** The labels of a pod, or one that it is given because it has none. */
export function labelsOf({ pod }: Place): Texts {
  const own = textsIn(pod.podMetadata, 'labels');
  return Object.keys(own).length > 0 ? own : appLabel(pod.name?.written.text ?? '');
}

/** A label that tells what a pod of that name runs. */
export function appLabel(name: string): Texts {
  return { app: name !== '' && labelValue(name) === undefined ? name : 'app' };
}
