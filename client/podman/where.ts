/** Which podman is meant. */
export type Where = {
  /** The executable: a name on the PATH or an absolute path. */
  readonly path: string;
  /** The name of one of podman's connections (`podman system connection list`); absent for its own choice. */
  readonly connection?: string;
};

/** The arguments with which `where` does what `args` say: terminals need them whole. */
export function argsAt({ connection }: Where, args: readonly string[]): readonly string[] {
  return connection === undefined ? args : [`--connection=${connection}`, ...args];
}
