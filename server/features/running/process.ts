import { isSame } from './change.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { setEntry, type TextEdit } from '../../manifest/edits.ts';
import { entryIn, listIn } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import type { RunningContainer } from '../../protocol-running.ts';
import { resolved, type MapNode } from '../../yaml/tree.ts';

/**
 * What a container runs otherwise. `command` takes the place of the image's entry point and of its arguments, `args`
 * that of its arguments (kube.go, ToSpecGen). What has variables in it is compared as it is only where they are none.
 */
export function processEdits(
  document: ManifestDocument,
  map: MapNode,
  { process, own }: RunningContainer,
): readonly (TextEdit | undefined)[] {
  const command = wordsIn(map, 'command');
  const args = wordsIn(map, 'args');
  const expected = [...(command ?? own.entrypoint), ...(args ?? (command ? [] : own.command))];
  if (isLike(expected, process)) return [];
  if (args && endsWith(process, args)) return [set('command', process.slice(0, -args.length))];
  if (command && isLike(command, process.slice(0, command.length))) {
    const rest = process.slice(command.length);
    const entry = entryIn(map, 'args');
    return [rest.length > 0 ? set('args', rest) : entry && removeEntry(document, map, entry)];
  }
  const others = args && entryIn(map, 'args');
  if (!command && isLike(own.entrypoint, process.slice(0, own.entrypoint.length))) {
    const rest = process.slice(own.entrypoint.length);
    if (rest.length > 0 && !isSame(rest, own.command)) return [set('args', rest)];
    return [others && removeEntry(document, map, others)];
  }
  const whole = [...own.entrypoint, ...own.command];
  const entry = command && entryIn(map, 'command');
  if (isSame(whole, process) && entry) {
    return [removeEntry(document, map, entry), others && removeEntry(document, map, others)];
  }
  return [set('command', process), others && removeEntry(document, map, others)];

  function set(key: string, words: readonly string[]): TextEdit | undefined {
    return setEntry(document, map, key, words);
  }
}

function wordsIn(map: MapNode, key: string): readonly string[] | undefined {
  const list = listIn(map, key);
  if (!list || list.items.length === 0) return undefined;
  return list.items.map((it) => {
    const node = resolved(it);
    return node?.kind === 'scalar' ? node.text : '';
  });
}

function endsWith(words: readonly string[], end: readonly string[]): boolean {
  return words.length > end.length && isLike(end, words.slice(-end.length));
}

/** A word with `$(NAME)` in it is another when it runs. */
function isLike(written: readonly string[], running: readonly string[]): boolean {
  return (
    written.length === running.length && written.every((it, at) => it === running[at] || it.includes('$('))
  );
}
