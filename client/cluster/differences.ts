/**
 * Writes what behaves differently on a cluster, for a dialog and as a page.
 */
import type { Elsewhere, ElsewhereFinding } from '../../server/protocol-cluster.ts';
import { markdown, oneLine } from '../text.ts';

/** Lines of a dialog's small text that people still read. */
const most = 6;

/** The gravest first, and no more than a dialog can hold. */
export function inShort(found: Elsewhere): string {
  if (found.length === 0) return '';
  const ordered = [...of('refused', found), ...of('differs', found)];
  const lines = ordered
    .slice(0, most)
    .map((it) => `• Line ${it.place.start.line + 1}: ${oneLine(it.message)}`);
  const more = ordered.length > most ? [`• And ${ordered.length - most} more.`] : [];
  return ['What is different there than with podman:', ...lines, ...more].join('\n');
}

/** A page of Markdown. */
export function asPage(name: string, found: Elsewhere): string {
  const chapters = [
    chapter('What the cluster will not take', of('refused', found)),
    chapter('What it takes and treats differently', of('differs', found)),
  ];
  return [`# ${markdown(name)} on Kubernetes`, ...chapters.flat(), ''].join('\n');
}

function chapter(title: string, found: Elsewhere): readonly string[] {
  if (found.length === 0) return [];
  return [
    '',
    `## ${title}`,
    '',
    ...found.map((it) => `- Line ${it.place.start.line + 1}: ${markdown(it.message)}`),
  ];
}

function of(kind: ElsewhereFinding['kind'], found: Elsewhere): Elsewhere {
  return found.filter((it) => it.kind === kind);
}
