import { changesOf, type Change, type Subject } from './change.ts';
import { setEntry, type TextEdit } from '../../manifest/edits.ts';
import { booleanIn, entryIn, mapIn, scalarIn } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { setAt } from '../../manifest/set-at.ts';
import type { MapNode } from '../../yaml/tree.ts';

/** What the pod as a whole has otherwise: labels, hostname, restart policy, the host's network. */
export function podChanges(subject: Subject): readonly Change[] {
  const { part, running, placed } = subject;
  const { document } = placed;
  const spec = part.spec.map;
  const hostNetwork = booleanIn(spec, 'hostNetwork') ?? false;
  const hostname = scalarIn(spec, 'hostname')?.text ?? '';
  const policy = policyOf(scalarIn(spec, 'restartPolicy')?.text);
  return changesOf(
    subject,
    ...labelEdits(subject),
    hostNetwork !== running.hostNetwork && setEntry(document, spec, 'hostNetwork', running.hostNetwork),
    // Under the host's network the hostname is the host's; without one of its own, a pod's is its name.
    !hostNetwork &&
      !running.hostNetwork &&
      (hostname === '' ? running.name : hostname) !== running.hostname &&
      setEntry(document, spec, 'hostname', running.hostname),
    policy !== running.restartPolicy && setEntry(document, spec, 'restartPolicy', running.restartPolicy),
  );
}

/** Whatever podman doesn't know means Always (kube.go, ToSpecGen). */
function policyOf(text: string | undefined): 'Always' | 'OnFailure' | 'Never' {
  return text === 'OnFailure' || text === 'Never' ? text : 'Always';
}

function labelEdits({ part, running, placed: { document } }: Subject): readonly (TextEdit | undefined)[] {
  const { podMetadata } = part;
  if (!podMetadata) return [];
  const labels = mapIn(podMetadata, 'labels');
  const more = Object.entries(running.labels).filter(([key]) => !labels || !entryIn(labels, key));
  const added = labels
    ? more.map(([key, value]) => setEntry(document, labels, key, value))
    : [more.length > 0 ? setAt(document, podMetadata, ['labels'], Object.fromEntries(more)) : undefined];
  return [...(labels ? changedLabels(labels) : []), ...added];

  function changedLabels(map: MapNode): readonly (TextEdit | undefined)[] {
    return map.entries.map((entry) => {
      const value = running.labels[entry.key.text];
      if (value === undefined) return removeEntry(document, map, entry);
      const written = entry.value.kind === 'scalar' ? entry.value.text : value;
      return written === value ? undefined : setEntry(document, map, entry.key.text, value);
    });
  }
}
