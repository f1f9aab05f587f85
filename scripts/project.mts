/** Where this checkout is, and its programs that other scripts run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa, type Options } from 'execa';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program of node_modules/.bin in the checkout; throws where it fails. */
export async function runLocal(
  command: string,
  args: readonly string[],
  options: Options = {},
): Promise<void> {
  await execa(command, args, { cwd: root, preferLocal: true, localDir: root, ...options });
}

/** Builds dist/. */
export async function build(options: Options = {}): Promise<void> {
  await runLocal('tsx', [join(root, 'scripts', 'build.mts')], options);
}

/** Builds and packages the extension; gives the path of the .vsix. */
export async function packageExtension(options: Options = {}): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const vsix = join(root, `podwright-${version}.vsix`);
  // vsce runs the script `vscode:prepublish`, which builds dist/ small. All dependencies are in the bundles.
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await runLocal('vsce', ['package', ...flags, '--out', vsix], options);
  return vsix;
}
