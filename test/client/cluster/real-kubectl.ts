import { execa } from 'execa';
import { findCommand } from '../../../scripts/machine.mts';

/**
 * The path of this machine's kubectl; undefined where there is none, or one from before the API server took over to
 * judge fields (Debian 12 has 1.20), which asks a server for more than our stand-in has.
 */
export async function realKubectl(): Promise<string | undefined> {
  const path = await findCommand('kubectl');
  if (path === undefined) return undefined;
  const { stdout } = await execa(path, ['version', '--client', '--output=json'], { reject: false });
  const minor = Number(/"minor": "(\d+)/.exec(stdout)?.[1]);
  return minor >= 27 ? path : undefined;
}
