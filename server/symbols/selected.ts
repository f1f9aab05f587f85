import type { Mention } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import { isSelected, type Names } from './names.ts';
import type { Neighbour } from './reach.ts';

/** The documents of the pods that have all of these labels (`key=value`), a document once for each; none for no labels. */
export function selectedPods(names: Names, labels: readonly string[]): readonly Neighbour[] {
  const [first, ...more] = labels.map((it) => podsWith(names, it));
  return [...(first ?? [])].filter(([pod]) => more.every((it) => it.has(pod))).map(([, at]) => at);
}

/** The documents with a pod that a Service's port means: those of its own file, else of any. */
export function selectedDocuments(names: Names, at: Neighbour, { labels }: Mention): readonly Neighbour[] {
  const pods = selectedPods(names, labels ?? []);
  const near = pods.filter((it) => it.uri === at.uri);
  return [...new Set(near.length > 0 ? near : pods)];
}

/** The names of the ports that the selected pods of a document have. */
export function selectedPorts({ document }: Neighbour, { labels }: Mention): readonly string[] {
  return mentionsIn(document)
    .filter((it) => it.kind === 'port' && it.role === 'declares' && isSelected(it, labels ?? []))
    .map((it) => it.text);
}

/** The pods that have a label, told apart by their place, with their documents. */
function podsWith(names: Names, label: string): ReadonlyMap<string, Neighbour> {
  const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(label) ?? [];
  const declared = names.declared('label', value, key);
  return new Map(
    declared.map(({ at, mention }) => [[at.uri, at.start, ...mention.path.slice(0, -1)].join('\n'), at]),
  );
}
