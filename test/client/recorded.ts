import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What real podmans printed, as scripts/record.mts writes it, of a few manifests: a pod with the init containers `first`
 * and `second` and the containers `srv` and `side`, while it started and when it ran; and a pod whose container `side` has
 * a command that isn't there. `inspect-roles.json` is of a pod whose containers help one of them, while its init container
 * runs.
 */
export const versions = ['podman-4.3.1', 'podman-5.4.2', 'podman-5.8.6'] as const;

export function recorded(version: (typeof versions)[number], file: string): string {
  return readFileSync(fileURLToPath(new URL(`./recordings/${version}/${file}`, import.meta.url)), 'utf8');
}
