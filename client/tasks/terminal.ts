/**
 * The terminal of a task that Podwright itself carries out.
 */
import { EventEmitter, type Pseudoterminal } from 'vscode';
import { terminalLine } from '../text.ts';

/** Does the work of a task and answers its exit code. `say` writes a line; the signal fires when the task is ended. */
export type Work = (say: (line: string) => void, signal: AbortSignal) => Promise<number>;

/** `Ctrl+C` ends the work as well as closing the terminal does. */
export function taskTerminal(work: Work): Pseudoterminal {
  const written = new EventEmitter<string>();
  const ended = new EventEmitter<number>();
  const abort = new AbortController();
  const say = (line: string): void => {
    written.fire(`${terminalLine(line)}\r\n`);
  };
  return {
    onDidWrite: written.event,
    onDidClose: ended.event,
    open: () => {
      work(say, abort.signal).then(
        (code) => {
          ended.fire(code);
        },
        (error: unknown) => {
          say(`Podwright met a problem of its own: ${String(error)}`);
          ended.fire(2);
        },
      );
    },
    close: () => {
      abort.abort();
    },
    handleInput: (typed) => {
      if (typed === '\u0003') abort.abort();
    },
  };
}
