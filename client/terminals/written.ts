/**
 * A terminal that Podwright itself writes to: nothing is typed into it, but it can be searched like any other.
 */
import type { Terminal } from 'vscode';
import { EventEmitter, ThemeIcon, window } from 'vscode';
import { oneLine } from '../text.ts';

export type Paper = {
  /** Writes lines that are harmless already (text.ts, terminalLine). */
  readonly lines: (lines: readonly string[]) => void;
  /** Begins anew, keeping nothing. */
  readonly clear: () => void;
};

/**
 * Opens a terminal and writes to it until the person closes it, which fires the signal; then `work` should end.
 * `work` is told not to fail.
 */
export function openWritten(
  name: string,
  icon: string,
  work: (paper: Paper, signal: AbortSignal) => Promise<void>,
): Terminal {
  const written = new EventEmitter<string>();
  const ended = new EventEmitter<void>();
  const closed = new AbortController();
  const paper: Paper = {
    lines: (lines) => {
      if (lines.length > 0) written.fire(`${lines.join('\r\n')}\r\n`);
    },
    // Home, and all that is in sight or scrolled out of it is erased.
    clear: () => {
      written.fire('\u001b[H\u001b[2J\u001b[3J');
    },
  };
  const terminal = window.createTerminal({
    name: oneLine(name),
    iconPath: new ThemeIcon(icon),
    isTransient: true,
    pty: {
      onDidWrite: written.event,
      onDidClose: ended.event,
      open: () => {
        void work(paper, closed.signal);
      },
      close: () => {
        closed.abort();
        // VS Code keeps all of this until it is told, though it was VS Code that closed it (extHostTerminalService.ts).
        ended.fire();
        ended.dispose();
        written.dispose();
      },
    },
  });
  terminal.show();
  return terminal;
}
