/**
 * The processes of a pod or container in a terminal, asked for anew every few seconds.
 */
import { waited } from '../clock.ts';
import type { Kind } from '../podman/command-life.ts';
import { top } from '../podman/command-look.ts';
import { PodmanError } from '../podman/error.ts';
import type { Run } from '../podman/run.ts';
import { terminalLine } from '../text.ts';
import { openWritten } from './written.ts';

const pause = 2000;

/** Ends with podman's complaint when the container is gone or stops; closing the terminal ends it, too. */
export function openTop(run: Run, name: string, kind: Kind, id: string): void {
  openWritten(`Processes: ${name}`, 'list-tree', async (paper, signal) => {
    while (!signal.aborted) {
      try {
        const table = await run(top(kind, id), { signal });
        paper.clear();
        paper.lines(table.trimEnd().split('\n').map(terminalLine));
      } catch (error) {
        if (error instanceof PodmanError && error.kind === 'cancelled') return;
        paper.lines(['', terminalLine(error instanceof Error ? error.message : String(error))]);
        return;
      }
      await waited(pause, signal);
    }
  });
}
