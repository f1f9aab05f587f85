import { changesOf, isSame, type Change, type Subject } from './change.ts';
import { processEdits } from './process.ts';
import { replaceValue, setEntry, type TextEdit } from '../../manifest/edits.ts';
import { booleanIn, entryIn, integerIn, listIn, mapIn, scalarIn } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { setAt } from '../../manifest/set-at.ts';
import type { RunningContainer } from '../../protocol.ts';
import { podmanBytes } from '../../schema/podman-amount.ts';
import { readQuantity } from '../../schema/quantity.ts';
import { resolved, type MapNode } from '../../yaml/tree.ts';

/** What a container has otherwise by itself: image, program, folder, terminal, limits, security, health check. */
export function containerChanges(
  subject: Subject,
  map: MapNode,
  running: RunningContainer,
): readonly Change[] {
  const { document } = subject.placed;
  const image = scalarIn(map, 'image');
  const folder = scalarIn(map, 'workingDir');
  const tty = booleanIn(map, 'tty') ?? false;
  const usual = running.own.workingDir || '/';
  return changesOf(
    subject,
    image && !isSameImage(image.text, running.image) && replaceValue(document, image, running.image),
    ...processEdits(document, map, running),
    (folder?.text ?? usual) !== running.workingDir &&
      setEntry(document, map, 'workingDir', running.workingDir),
    tty !== running.tty && setEntry(document, map, 'tty', running.tty),
    ...limitEdits(subject, map, running),
    ...securityEdits(subject, map, running),
    ...healthEdits(subject, map, running),
  );
}

/** podman runs `nginx` as `docker.io/library/nginx:latest`, and what it has built as `localhost/nginx:latest`. */
function isSameImage(written: string, running: string): boolean {
  const [a, b] = [plainImage(written), plainImage(running)];
  return a === b || b.endsWith(`/${a}`);
}

function plainImage(name: string): string {
  return name.replace(/^docker\.io\/(?:library\/)?/, '').replace(/:latest$/, '');
}

function limitEdits(
  { placed: { document } }: Subject,
  map: MapNode,
  running: RunningContainer,
): readonly (TextEdit | undefined)[] {
  const resources = mapIn(map, 'resources');
  const amount = (group: string, name: string): string | undefined => {
    const amounts = resources && mapIn(resources, group);
    return amounts && scalarIn(amounts, name)?.text;
  };
  const memory = amount('limits', 'memory');
  const cpu = amount('limits', 'cpu');
  const written = memory === undefined ? 0n : (podmanBytes(memory) ?? 0n);
  const processors = cpu === undefined ? 0n : (readQuantity(cpu)?.nanos ?? 0n);
  // podman counts in microseconds of each tenth of a second (kube.go, ToSpecGen).
  const near = (a: bigint, b: bigint): boolean => a - b < 10_001n && b - a < 10_001n;
  return [
    written === BigInt(running.memory) ? undefined : setAmount('limits', 'memory', bytesText(running.memory)),
    near(processors, BigInt(running.cpu)) ? undefined : setAmount('limits', 'cpu', `${running.cpu / 1e6}m`),
  ];

  function setAmount(group: string, name: string, text: string): TextEdit | undefined {
    const amounts = resources && mapIn(resources, group);
    const entry = amounts && entryIn(amounts, name);
    if (!/^0/.test(text)) return setAt(document, map, ['resources', group, name], text);
    return amounts && entry && removeEntry(document, amounts, entry);
  }
}

function bytesText(bytes: number): string {
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  const power = units.findLastIndex((_, at) => bytes % 1024 ** at === 0);
  return `${bytes / 1024 ** power}${units[power] ?? ''}`;
}

function securityEdits(
  { part, placed: { document } }: Subject,
  map: MapNode,
  running: RunningContainer,
): readonly (TextEdit | undefined | false)[] {
  const own = mapIn(map, 'securityContext');
  const ofPod = mapIn(part.spec.map, 'securityContext');
  const privileged = own !== undefined && booleanIn(own, 'privileged') === true;
  const readOnly = own !== undefined && booleanIn(own, 'readOnlyRootFilesystem') === true;
  const set = (key: string, value: boolean | number): TextEdit | undefined =>
    setAt(document, map, ['securityContext', key], value);
  const number = (key: string): bigint | undefined =>
    (own && integerIn(own, key)) ?? (ofPod && integerIn(ofPod, key));
  const [user = '', group = ''] = running.user.split(':');
  const wantedUser = number('runAsUser');
  const wantedGroup = number('runAsGroup');
  return [
    privileged !== running.privileged && set('privileged', running.privileged),
    readOnly !== running.readOnlyRoot && set('readOnlyRootFilesystem', running.readOnlyRoot),
    wantedUser !== undefined && `${wantedUser}` !== user && set('runAsUser', Number(user)),
    wantedUser === undefined &&
      running.user !== running.own.user &&
      /^\d+$/.test(user) &&
      set('runAsUser', Number(user)),
    wantedGroup !== undefined &&
      group !== '' &&
      `${wantedGroup}` !== group &&
      set('runAsGroup', Number(group)),
    ...(privileged || running.privileged
      ? []
      : [capabilities('add', running.added), capabilities('drop', running.dropped)]),
  ];

  function capabilities(key: 'add' | 'drop', now: readonly string[]): TextEdit | undefined {
    const inner = own && mapIn(own, 'capabilities');
    const written = inner && listIn(inner, key);
    const names = (written?.items ?? []).flatMap((it) => {
      const node = resolved(it);
      return node?.kind === 'scalar' ? node.text.toUpperCase().replace(/^CAP_/, '') : [];
    });
    const whole = (all: readonly string[]): readonly string[] =>
      [...new Set(all)].filter((it) => key === 'add' || !unusual.has(it)).sort();
    // ALL stands for a list that differs between versions.
    if (names.includes('ALL') || isSame(whole(names), whole(now))) return undefined;
    return setAt(document, map, ['securityContext', 'capabilities', key], [...now]);
  }
}

/** What podman never gives, and so counts as dropped or not, by its version. */
const unusual = new Set(['AUDIT_WRITE', 'MKNOD', 'NET_RAW']);

/** Whether there is a check at all: how its words are put differs between versions. */
function healthEdits(
  { placed: { document } }: Subject,
  map: MapNode,
  running: RunningContainer,
): readonly (TextEdit | undefined)[] {
  const entry = entryIn(map, 'livenessProbe');
  const probe = mapIn(map, 'livenessProbe');
  const checks = probe && ['exec', 'httpGet', 'tcpSocket'].some((it) => mapIn(probe, it));
  if (entryIn(map, 'startupProbe')) return [];
  if (checks && entry && !running.health) return [removeEntry(document, map, entry)];
  if (entry || !running.health || running.own.health) return [];
  return [setEntry(document, map, 'livenessProbe', { exec: { command: [...running.health] } })];
}
