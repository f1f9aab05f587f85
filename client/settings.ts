/**
 * The one reader of Podwright's configuration: VS Code's settings as a plain object.
 */
import { workspace } from 'vscode';

export type Settings = {
  /** The podman executable: a name on the PATH or an absolute path. */
  readonly podmanPath: string;
};

export function readSettings(): Settings {
  const path: unknown = workspace.getConfiguration('podwright').get('podman.path');
  return { podmanPath: typeof path === 'string' && path.trim() !== '' ? path.trim() : 'podman' };
}
