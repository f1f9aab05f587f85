/**
 * A terminal that runs podman: an executable and a list of arguments, never a shell of this machine.
 */
import { ThemeIcon, window } from 'vscode';
import { argsAt, type Where } from '../podman/where.ts';
import { oneLine } from '../text.ts';

/** `args` are podman's. Throws where podman may not be started. */
export function openProgram(
  podman: { readonly where: () => Where },
  name: string,
  icon: string,
  args: readonly string[],
): void {
  const where = podman.where();
  const terminal = window.createTerminal({
    name: oneLine(name),
    shellPath: where.path,
    shellArgs: [...argsAt(where, args)],
    iconPath: new ThemeIcon(icon),
    // A program in a container can't be taken up again after the window was reloaded.
    isTransient: true,
  });
  terminal.show();
}
