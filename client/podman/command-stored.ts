/**
 * The calls on what podman keeps beside pods and containers: volumes, secrets and networks.
 */
import * as v from 'valibot';
import type { Command } from './command.ts';
import { readEach, readListed, type Listed } from './read.ts';

export type StoredKind = 'volume' | 'secret' | 'network';

const asking = 10_000;
const acting = 120_000;

/** podman's own description, as the JSON it prints. Of a secret it leaves out the value. */
export function inspectStored(kind: StoredKind, name: string): Command<string> {
  return { args: [kind, 'inspect', '--', name], timeout: asking, read: (stdout) => stdout };
}

/** Fails for a volume or network that a container uses. */
export function removeStored(kind: StoredKind, names: readonly string[]): Command<void> {
  return { args: [kind, 'rm', '--', ...names], timeout: acting, read: () => undefined };
}

/** The containers that have a volume of this name, running or not (pkg/domain/filters/containers.go). */
export function listMounting(volume: string): Command<readonly Listed[]> {
  return {
    args: ['ps', '--all', '--pod', '--filter', `volume=${volume}`, '--format', 'json'],
    timeout: asking,
    read: readEach(readListed),
  };
}

/** The secrets that a container was given as files, by name; podman doesn't tell those it was given as variables. */
export type Given = { readonly id: string; readonly secrets: readonly string[] };

const given = v.object({
  Id: v.string(),
  Config: v.nullish(v.object({ Secrets: v.nullish(v.array(v.object({ Name: v.string() })), []) })),
});

export function listGiven(containers: readonly string[]): Command<readonly Given[]> {
  return {
    args: ['container', 'inspect', '--format', 'json', '--', ...containers],
    timeout: asking,
    read: readEach((value) => {
      const { Id, Config } = v.parse(given, value);
      return { id: Id, secrets: (Config?.Secrets ?? []).map((it) => it.Name) };
    }),
  };
}
