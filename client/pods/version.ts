/**
 * Tells the log and the menus which podman answers.
 */
import type { LogOutputChannel } from 'vscode';
import { commands } from 'vscode';
import { acting, versionNumber } from '../podman/probe.ts';
import type { Version } from '../podman/read.ts';
import type { Where } from '../podman/where.ts';
import { oneLine } from '../text.ts';

export type Answering = { readonly where: () => Where; readonly version: () => Promise<Version> };

/**
 * A function to call when podman has answered. It keeps the context key `podwright.podman` true: the version as a
 * number, 504 for 5.4, so that what a podman doesn't know need not be offered (`podwright.podman >= 404`).
 */
export function versionTeller({ version, where }: Answering, log: LogOutputChannel): () => void {
  let told = '';
  return () => {
    version().then(tell, (error: unknown) => {
      // Of use to someone who reads the log, and to no one else.
      log.debug(String(error));
    });
  };

  function tell(version: Version): void {
    const { path, connection } = where();
    const at = connection === undefined ? '' : ` over the connection '${connection}'`;
    const text = oneLine(`podman ${acting(version)} at '${path}'${at}`);
    if (text === told) return;
    told = text;
    log.info(text);
    void commands.executeCommand('setContext', 'podwright.podman', versionNumber(acting(version)));
  }
}
