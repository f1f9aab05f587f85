import type { Key } from './key.ts';
import { kubeKeys, quadletKeys } from './kube-keys.ts';
import { installKeys, serviceKeys, unitKeys } from './systemd-keys.ts';

export type SectionFacts = {
  readonly name: string;
  readonly since?: string;
  readonly says: string;
  readonly keys: readonly Key[];
  /** Whether there are no others: Quadlet refuses the unit for one. */
  readonly closed?: true;
};

/** The first podman with Quadlet. */
export const firstQuadlet = '4.4';

/** From this one on, several `Yaml=` are all played, and a space ends a path. */
export const severalManifests = '5.7';

/** The sections of a `.kube` unit, in the order in which people write them. */
export const sections: readonly SectionFacts[] = [
  {
    name: 'Unit',
    says: 'What systemd knows of any unit: its description, and what it goes before and after.',
    keys: unitKeys,
  },
  { name: 'Kube', says: 'What `podman kube play` is to play, and how.', keys: kubeKeys, closed: true },
  { name: 'Service', says: 'How systemd runs it.', keys: serviceKeys },
  { name: 'Install', says: 'What starts it.', keys: installKeys },
  {
    name: 'Quadlet',
    since: '5.3',
    says: 'What holds for units of Quadlet of any kind.',
    keys: quadletKeys,
    closed: true,
  },
];

export function sectionOf(name: string): SectionFacts | undefined {
  return sections.find((it) => it.name === name);
}

export function keyOf(section: string, name: string): Key | undefined {
  return sectionOf(section)?.keys.find((it) => it.name === name);
}
