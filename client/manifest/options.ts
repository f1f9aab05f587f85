/**
 * The options that a manifest is played with: those a person has given it, otherwise those that are set.
 */
import type { Memento, Uri } from 'vscode';
import { playFlags, readPlayOptions, type PlayOptions } from '../podman/play-options.ts';
import type { Version } from '../podman/read.ts';

export type OptionsMemory = {
  /** Those that the settings have for a file. */
  readonly set: (uri: Uri) => PlayOptions;
  /** Those that a file is played with. */
  readonly of: (uri: Uri) => PlayOptions;
  /** Remembers them for a file; as they are set, where they are left out. */
  readonly keep: (uri: Uri, options?: PlayOptions) => Promise<void>;
};

const key = 'playOptions';

/** Files that were played longest ago are forgotten first. */
const most = 200;

/** `state` is the workspace's; `setting` reads what is set, whatever that may be. */
export function optionsMemory(state: Memento, setting: (uri: Uri) => unknown): OptionsMemory {
  const kept = (): readonly (readonly [string, unknown])[] => {
    const found: unknown = state.get(key);
    return typeof found === 'object' && found !== null ? Object.entries(found) : [];
  };
  const set = (uri: Uri): PlayOptions => readPlayOptions(setting(uri));
  return {
    set,
    of: (uri) => {
      const own = kept().find(([of]) => of === uri.toString());
      return own === undefined ? set(uri) : readPlayOptions(own[1]);
    },
    keep: async (uri, options) => {
      const others = kept().filter(([of]) => of !== uri.toString());
      const all = options === undefined ? others : [...others, [uri.toString(), options] as const];
      await state.update(key, Object.fromEntries(all.slice(-most)));
    },
  };
}

/** The arguments for options; podman is asked for its version only where there are any. */
export async function flagsFor(
  options: PlayOptions,
  version: () => Promise<Version>,
): Promise<readonly string[]> {
  return Object.keys(options).length === 0 ? [] : playFlags(options, await version());
}
