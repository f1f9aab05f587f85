import { meant, passedOver, refused, type Check } from './check.ts';
import type { Problem } from '../../rules/rule.ts';
import { isOlder } from '../../schema/podman-version.ts';
import type { Value } from '../key.ts';
import { keyOf } from '../keys.ts';
import { entriesIn, unquoted, wordsOf, type Entry } from '../unit.ts';

/**
 * Values that mean nothing: of those that Quadlet reads it refuses the unit for some (quadlet.go, `ConvertKube`) and
 * takes others for false (unitfile.go, `LookupBoolean`); podman reads others when the service starts.
 */
export const values: Check = (unit, podman) =>
  ['Kube', 'Service', 'Quadlet'].flatMap((section) => {
    const entries = entriesIn(unit, section);
    // Of several the last one counts.
    const counting = entries.filter((it) => entries.findLast((other) => other.key === it.key) === it);
    return counting.flatMap((it) => judge(section, it, podman) ?? []);
  });

function judge(section: string, entry: Entry, podman: string): Problem | undefined {
  const known = keyOf(section, entry.key);
  const isNewer = known?.since !== undefined && isOlder(podman, known.since);
  // Before podman 4.8 Quadlet wrote the type of the service itself, whatever stood there.
  if (!known || isNewer || (entry.key === 'Type' && isOlder(podman, '4.8'))) return undefined;
  if (known.value.kind === 'boolean' && section !== 'Service') return booleanProblem(entry);
  if (known.value.kind === 'choice') return choiceProblem(entry, known.value);
  return undefined;
}

function booleanProblem(entry: Entry): Problem | undefined {
  const value = unquoted(entry.value).toLowerCase();
  if (['', '1', 'yes', 'true', 'on', '0', 'no', 'false', 'off'].includes(value)) return undefined;
  const { question, more } = meant(value, ['true', 'false'], entry.valueSpan);
  const message = `Quadlet takes '${entry.value}' for false: it knows true, yes, on and 1.${question}`;
  return passedOver('quadlet-value', entry.valueSpan, message, more);
}

function choiceProblem(
  entry: Entry,
  { choices, refuses }: Extract<Value, { kind: 'choice' }>,
): Problem | undefined {
  const value = unquoted(entry.value);
  const names = choices.map((it) => it.name);
  const read = entry.key === 'SetWorkingDirectory' ? value.toLowerCase() : value;
  const isEmptyFine = value === '' && !['KillMode', 'Type', 'LogDriver'].includes(entry.key);
  if (refuses === undefined || isEmptyFine || names.includes(read) || alsoTaken.has(value)) return undefined;
  // What systemd puts in its place is known only then.
  if (refuses === 'podman' && value.includes('%')) return undefined;
  const { question, more } = meant(value, names, entry.valueSpan);
  const consequence =
    refuses === 'quadlet' ? 'Quadlet refuses the unit' : 'podman refuses it when the service starts';
  const message = `${entry.key}= takes ${listed(names)}: ${consequence}.${question}`;
  return refused('quadlet-value', entry.valueSpan, message, more);
}

/** Log drivers that nobody chooses for a service. */
const alsoTaken: ReadonlySet<string> = new Set(['passthrough-tty']);

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

/** What `AutoUpdate=` asks of which container; podman passes over what it doesn't know (`podman auto-update`). */
export const updates: Check = (unit) =>
  entriesIn(unit, 'Kube')
    .filter((it) => it.key === 'AutoUpdate')
    .flatMap((it) => wordsOf(it))
    .flatMap(({ text, span }) => {
      const slash = text.lastIndexOf('/') + 1;
      const policy = text.slice(slash);
      if (['registry', 'local', 'disabled', 'image', ''].includes(policy) || policy.includes('%')) return [];
      const own = { start: span.start + slash, end: span.end };
      const { question, more } = meant(policy, ['registry', 'local'], own);
      const message = `AutoUpdate= takes registry, local, or one of them behind NAME/.${question}`;
      return [passedOver('quadlet-value', own, message, more)];
    });
