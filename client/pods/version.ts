/**
 * Tells the log and the menus which podman answers.
 */
import type { LogOutputChannel } from 'vscode';
import { commands } from 'vscode';
import { lacks } from '../podman/lacks.ts';
import { acting } from '../podman/probe.ts';
import type { Version } from '../podman/read.ts';
import type { Where } from '../podman/where.ts';
import { oneLine } from '../text.ts';

export type Answering = { readonly where: () => Where; readonly version: () => Promise<Version> };

/**
 * A function to call when podman has answered. It keeps the context keys of lacks.ts true, so that what this podman can't
 * do isn't offered.
 */
export function versionTeller(
  { version, where }: Answering,
  log: Pick<LogOutputChannel, 'info' | 'debug'>,
): () => void {
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
    for (const { key, isLacking } of lacks) {
      void commands.executeCommand('setContext', key, isLacking(version));
    }
  }
}
