import type { Known } from './offer.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { supportAt } from '../../manifest/support.ts';
import { describeSupport } from '../../schema/describe.ts';
import { isOlder } from '../../schema/podman-version.ts';
import type { PodmanSupport } from '../../schema/podman.ts';
import type { Path } from '../../yaml/tree.ts';

/** What podman makes of something that is offered. */
export type Verdict = {
  /** A few words where podman does nothing with it, such as 'podman ignores it'; empty where it does. */
  readonly mark: string;
  /** Markdown. */
  readonly documentation: string;
  /** Whether it comes after what podman acts on. */
  readonly last: boolean;
};

/** What podman makes of a field at a path. */
export function verdictAt(document: ManifestDocument, path: Path, known: Known): Verdict {
  return verdictOn(supportAt(document, path), known);
}

/** The same of what a table says; nothing where only Kubernetes counts. */
export function verdictOn(support: PodmanSupport | undefined, { target, podman }: Known): Verdict {
  if (!support || target === 'kubernetes') return { mark: '', documentation: '', last: false };
  const mark = markOf(support, podman);
  return { mark, documentation: describeSupport(support, podman), last: mark !== '' && target === 'podman' };
}

function markOf({ support, since }: PodmanSupport, podman: string): string {
  if (support === 'ignored') return 'podman ignores it';
  if (support === 'refused') return 'podman refuses it';
  return since !== undefined && isOlder(podman, since) ? `podman knows it since ${since}` : '';
}
