import { meant, passedOver, refused, type Check } from './check.ts';
import { changeTo, type Problem } from '../../rules/rule.ts';
import { isOlder } from '../../schema/podman-version.ts';
import type { Key } from '../key.ts';
import { keyOf, sectionOf, severalManifests, type SectionFacts } from '../keys.ts';
import { entriesIn, type Entry, type Unit } from '../unit.ts';
import type { Span } from '../../yaml/tree.ts';

/**
 * Keys that Quadlet refuses the unit for, because there are none such or because they are newer than this podman
 * (quadlet.go, `checkForUnknownKeys`), and keys that are going away.
 */
export const keys: Check = (unit, podman) =>
  unit.sections.flatMap(({ name, entries }) => {
    const facts = sectionOf(name);
    // Before a section came, systemd got its keys, and passed over them.
    if (!facts || (facts.since !== undefined && isOlder(podman, facts.since))) return [];
    return entries.flatMap((it) => judge(it, facts, unit, podman) ?? []);
  });

function judge(
  { key, keySpan }: Entry,
  facts: SectionFacts,
  unit: Unit,
  podman: string,
): Problem | undefined {
  const known = facts.keys.find((it) => it.name === key);
  if (known?.since !== undefined && isOlder(podman, known.since)) {
    const message = `podman ${podman} has no ${key}=: it came with ${known.since}.`;
    if (facts.closed) return refused('quadlet-key', keySpan, `${message} Quadlet refuses the unit.`);
    return passedOver('quadlet-key', keySpan, message);
  }
  if (known) return known.instead === undefined ? undefined : goingAway(known, keySpan, unit);
  // systemd has hundreds of keys, and says itself which it doesn't know.
  if (!facts.closed) return undefined;
  const candidates = facts.keys.filter((it) => it.instead === undefined).map((it) => it.name);
  const { question, more } = meant(key, candidates, keySpan);
  const message = `[${facts.name}] has no ${key}=, and Quadlet refuses the unit.${question}`;
  return refused('quadlet-key', keySpan, message, more);
}

function goingAway({ name, instead = '' }: Key, span: Span, unit: Unit): Problem {
  // Its kin become a part of the value, which takes a person.
  const isAlone = entriesIn(unit, 'Kube').every((it) => it.key === name || !it.key.startsWith('Remap'));
  const isRename = name === 'RemapUsers' && isAlone;
  const fixes = isRename ? changeTo(instead, (insert) => ({ span, insert })) : [];
  return passedOver('quadlet-deprecated', span, `${name}= is deprecated: write ${instead}= instead.`, {
    tag: 'deprecated',
    fixes,
  });
}

/** Values that don't count, because the key takes one and it stands again below (unitfile.go, `Lookup`). */
export const repeated: Check = (unit, podman) =>
  ['Kube', 'Quadlet'].flatMap((section) => {
    const entries = entriesIn(unit, section);
    return entries.flatMap((it, place) => {
      const known = keyOf(section, it.key);
      const isSingle = known?.many === undefined || (it.key === 'Yaml' && isOlder(podman, severalManifests));
      const last = entries.findLast((other) => other.key === it.key);
      if (!known || !isSingle || last === entries[place]) return [];
      const since = known.many ? ` before podman ${severalManifests}` : '';
      const message = `This doesn't count: ${it.key}= stands again below, and the last one counts${since}.`;
      return [passedOver('quadlet-repeated', it.keySpan, message, { tag: 'unnecessary' })];
    });
  });
