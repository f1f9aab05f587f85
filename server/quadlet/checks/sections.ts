import { meant, passedOver, refused, type Check } from './check.ts';
import { isOlder } from '../../schema/podman-version.ts';
import { firstQuadlet, sectionOf, sections as known } from '../keys.ts';

/**
 * Sections that nobody reads. Quadlet hands on what it doesn't know, and systemd passes over what it doesn't know
 * either, but for names in `X-`, which are anybody's (systemd.unit(5)).
 */
export const sections: Check = ({ sections: written }, podman) =>
  written.flatMap(({ name, span }) => {
    const facts = sectionOf(name);
    if (name === 'Kube' && isOlder(podman, firstQuadlet)) {
      const message = `podman ${podman} has no Quadlet: it came with ${firstQuadlet}.`;
      return [passedOver('quadlet-section', span, message)];
    }
    if (facts?.since !== undefined && isOlder(podman, facts.since)) {
      const message = `podman ${podman} passes over [${name}]: it came with ${facts.since}.`;
      return [passedOver('quadlet-section', span, message)];
    }
    if (facts || name.startsWith('X-')) return [];
    const inside = { start: span.start + 1, end: span.end - 1 };
    const others = known.map((it) => it.name);
    const { question, more } = meant(name, others, inside);
    if (quadletSections.has(name)) {
      const message = `[${name}] belongs into a unit of another kind: nobody reads it in a .kube file.`;
      return [passedOver('quadlet-section', span, message)];
    }
    const message = `There is no section [${name}], and systemd passes over it.${question}`;
    const isKube = more.fixes?.[0]?.edits[0]?.insert === 'Kube';
    return [(isKube ? refused : passedOver)('quadlet-section', span, message, more)];
  });

/** Those of the other units of Quadlet (quadlet.go, the groups). */
const quadletSections: ReadonlySet<string> = new Set([
  'Artifact',
  'Build',
  'Container',
  'Image',
  'Network',
  'Pod',
  'Volume',
]);
