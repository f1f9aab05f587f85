/**
 * The one reader of Podwright's configuration: VS Code's settings as a plain object.
 */
import { workspace, type Uri } from 'vscode';

export type Settings = {
  /** The podman executable: a name on the PATH or an absolute path. */
  readonly podmanPath: string;
  /** The name of podman's connection; absent for podman's own choice. */
  readonly connection?: string;
  /** The kubectl executable, likewise. */
  readonly kubectlPath: string;
  /** Whether the status bar names the podman in use. */
  readonly statusBar: boolean;
};

export function readSettings(): Settings {
  const configuration = workspace.getConfiguration('podwright');
  const connection = textOf(configuration.get('podman.connection'));
  return {
    podmanPath: textOf(configuration.get('podman.path')) || 'podman',
    ...(connection === '' ? {} : { connection }),
    kubectlPath: textOf(configuration.get('kubectl.path')) || 'kubectl',
    statusBar: configuration.get('statusBar') !== false,
  };
}

/** What is set for playing this file, as it stands: `podman/play-options.ts` judges it. */
export function readPlayOptionsSetting(uri: Uri): unknown {
  return workspace.getConfiguration('podwright', uri).get('play.options');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
