/**
 * How the checker of the command line is asked so that it judges as the editor does.
 */
import { workspace, type Uri } from 'vscode';

/** `podman` answers the version in use; it may fail, and then the newest counts, as in the editor. */
export async function checkerArgs(uri: Uri, podman: () => Promise<string>): Promise<readonly string[]> {
  const settings = workspace.getConfiguration('podwright', uri);
  const target = textOf(settings.get('target'));
  const set = textOf(settings.get('podmanVersion'));
  const version = set === '' || set === 'auto' ? await known(podman) : set;
  const rules: unknown = settings.get('rules');
  return [
    ...(target === '' ? [] : [`--target=${target}`]),
    ...(version === '' ? [] : [`--podman-version=${version}`]),
    ...Object.entries(rules ?? {}).map(([code, level]) => `--rule=${code}=${level}`),
    // A path that begins with a dash would be an option.
    '--',
    uri.fsPath,
  ];
}

/** As the checker takes it: podman's own may end with more, such as `-dev`. */
async function known(podman: () => Promise<string>): Promise<string> {
  try {
    return /^\d+\.\d+(?:\.\d+)?/.exec(await podman())?.[0] ?? '';
  } catch {
    return ''; // Manifests can be checked where there is no podman.
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
