import { meansSame, type Mention } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import { nameWords } from './name-formats.ts';
import { isSelected, type Names } from './names.ts';
import type { Occurrence } from './occurrence.ts';

/**
 * Why the thing that goes by these mentions can't have that name: because something that means another thing would
 * mean it then, or the other way round. Nothing where the name is free.
 */
export function taken(names: Names, occurrences: readonly Occurrence[], name: string): string | undefined {
  const clash =
    inDocuments(occurrences, name) ??
    inWorkspace(names, occurrences, name) ??
    atServices(names, occurrences, name);
  if (!clash) return undefined;
  const word = nameWords[clash.kind];
  return clash.role === 'declares'
    ? `Another ${word} is called '${name}' already.`
    : `Something refers to a ${word} '${name}' already.`;
}

/** A pod's or container's own name that is the same. */
function inDocuments(occurrences: readonly Occurrence[], name: string): Mention | undefined {
  for (const { at, mention } of occurrences) {
    if (mention.scope.reach === 'workspace') continue;
    const renamed = { ...mention, text: name };
    const clash = mentionsIn(at.document).find((it) => meansSame(it, renamed));
    if (clash) return clash;
  }
  return undefined;
}

/**
 * A name of the workspace that is the same. Files that declare both names themselves don't meet: each means its own.
 */
function inWorkspace(names: Names, occurrences: readonly Occurrence[], name: string): Mention | undefined {
  const files = new Set(occurrences.map((it) => it.at.uri));
  const declaring = new Set(declarers(occurrences));
  const selfContained = [...files].every((it) => declaring.has(it));
  for (const { mention } of occurrences) {
    if (mention.scope.reach === 'document') continue;
    const renamed = { ...mention, text: name };
    const all = [...names.declared(mention.kind, name, mention.scope.owner), ...names.uses(renamed)];
    const others = all.filter((it) => meansSame(it.mention, renamed));
    const home = new Set(declarers(others));
    const clash = others.find(({ at }) => !selfContained || files.has(at.uri) || !home.has(at.uri));
    if (clash) return clash.mention;
  }
  return undefined;
}

/** A Service that would come to mean a renamed port, or a port that a renamed port's Service would come to mean. */
function atServices(names: Names, occurrences: readonly Occurrence[], name: string): Mention | undefined {
  for (const { at, mention } of occurrences) {
    if (mention.kind !== 'port' || !mention.labels) continue;
    const renamed = { ...mention, text: name };
    const [clash] =
      mention.role === 'refers'
        ? names.declarations({ at, mention: renamed })
        : names.uses(renamed).filter((it) => isSelected(renamed, it.mention.labels ?? []));
    if (clash) return clash.mention;
  }
  return undefined;
}

function declarers(occurrences: readonly Occurrence[]): readonly string[] {
  return occurrences.filter((it) => it.mention.role === 'declares').map((it) => it.at.uri);
}
