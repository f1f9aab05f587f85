import { changesOf, withoutUnderscores, type Change, type Subject } from './change.ts';
import { nameEdits } from './names.ts';
import { setEntry, type TextEdit } from '../../manifest/edits.ts';
import { booleanIn, entryIn, integerIn, mapIn, scalarIn } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { setAt } from '../../manifest/set-at.ts';
import { isOlder } from '../../schema/podman-version.ts';
import type { MapNode } from '../../yaml/tree.ts';

/**
 * What the pod as a whole has otherwise: labels, hostname, names of others, restart policy, the host's network, shared
 * processes, time to end.
 */
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
    ...nameEdits(subject),
    ...namespaceEdits(subject),
    graceEdit(subject),
  );
}

/** Under the machine's own processes there is nothing left to share. */
function namespaceEdits({ part, running, placed, podman }: Subject): readonly (TextEdit | undefined)[] {
  const now = [
    ['hostPID', running.hostPID, '4.4'],
    ['hostIPC', running.hostIPC, '4.5'],
    ['shareProcessNamespace', running.sharesProcesses, running.hostPID ? undefined : '4.0'],
  ] as const;
  return now.map(([key, value, since]) => {
    const written = booleanIn(part.spec.map, key) === true;
    const isKnown = since !== undefined && !isOlder(podman, since);
    return isKnown && written !== value ? setEntry(placed.document, part.spec.map, key, value) : undefined;
  });
}

/** podman takes the time to end since 4.7 (kube.go, ToSpecGen); without one it has its own, 10 seconds as it comes. */
function graceEdit({ part, running, placed, podman }: Subject): TextEdit | undefined {
  const written = integerIn(part.spec.map, 'terminationGracePeriodSeconds');
  const expected = written === undefined ? running.usualGrace : Number(written);
  // A negative one becomes a huge one.
  if (isOlder(podman, '4.7') || expected === running.grace || expected < 0) return undefined;
  return setEntry(placed.document, part.spec.map, 'terminationGracePeriodSeconds', running.grace);
}

/** Whatever podman doesn't know means Always (kube.go, ToSpecGen). */
function policyOf(text: string | undefined): 'Always' | 'OnFailure' | 'Never' {
  return text === 'OnFailure' || text === 'Never' ? text : 'Always';
}

/** `kube generate` writes a label of its own, `app`, with the pod's name without underscores (kube.go, newPodObject). */
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
      const written = entry.value.kind === 'scalar' ? entry.value.text : value;
      if (value === undefined) {
        const isOwn =
          running.byHand && entry.key.text === 'app' && written === withoutUnderscores(running.name);
        return isOwn ? undefined : removeEntry(document, map, entry);
      }
      return written === value ? undefined : setEntry(document, map, entry.key.text, value);
    });
  }
}
