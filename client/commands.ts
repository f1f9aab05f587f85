/**
 * Registers the commands, and the one guard through which every failure reaches a person.
 */
import type { LogOutputChannel } from 'vscode';
import { commands, Disposable, env, Uri, window } from 'vscode';
import { ClusterError, type ClusterFailureKind } from './cluster/error.ts';
import { PodmanError, type FailureKind } from './podman/error.ts';
import { logLine, oneLine } from './text.ts';

/** What VS Code hands to a command depends on the menu it came from, so each reads its own arguments. */
export type CommandFunction = (...args: readonly unknown[]) => Promise<void> | void;

/** Command id to function. The ids are those of package.json (a test says so). */
export type CommandTable = Readonly<Record<string, CommandFunction>>;

export function registerCommands(table: CommandTable, log: LogOutputChannel): Disposable {
  return Disposable.from(
    ...Object.entries(table).map(([id, run]) =>
      commands.registerCommand(id, async (...args: readonly unknown[]) => {
        try {
          await run(...args);
        } catch (error) {
          await report(error, log);
        }
      }),
    ),
  );
}

type Button = { readonly title: string; readonly press: (log: LogOutputChannel) => unknown };

const showOutput: Button = {
  title: 'Show Output',
  press: (log) => {
    log.show(true);
  },
};

const setPath: Button = {
  title: 'Open Settings',
  press: () => commands.executeCommand('podwright.openSettings'),
};

const install: Button = {
  title: 'Get Podman',
  press: () => env.openExternal(Uri.parse('https://podman.io/docs/installation')),
};

const trust: Button = {
  title: 'Manage Workspace Trust',
  press: () => commands.executeCommand('workbench.trust.manage'),
};

const choose: Button = {
  title: 'Choose a Connection',
  press: () => commands.executeCommand('podwright.chooseConnection'),
};

const startMachine: Button = {
  title: 'Start Machine',
  press: () => commands.executeCommand('podwright.startMachine'),
};

const remedies: Partial<Record<FailureKind, readonly Button[]>> = {
  untrusted: [trust],
  missing: [install, setPath],
  unusable: [setPath, showOutput],
  old: [install, setPath],
  connection: [choose],
  unreachable: [choose, showOutput],
  machine: [startMachine],
  stopped: [startMachine],
};

const clusterRemedies: Partial<Record<ClusterFailureKind, readonly Button[]>> = {
  untrusted: [trust],
  missing: [setPath],
  unusable: [setPath, showOutput],
};

/** One notification and, in the output channel, all that is known. A cancelled action says nothing. */
async function report(error: unknown, log: LogOutputChannel): Promise<void> {
  if (!(error instanceof PodmanError || error instanceof ClusterError)) {
    log.error(error instanceof Error ? error : String(error));
    return notify(`Podwright met a problem of its own: ${oneLine(String(error))}`, [showOutput], log);
  }
  if (error.kind === 'cancelled') return;
  log.error(oneLine(error.message));
  const buttons = error instanceof ClusterError ? clusterRemedies[error.kind] : remedies[error.kind];
  await notify(error.message, buttons ?? [showOutput], log);
}

async function notify(message: string, buttons: readonly Button[], log: LogOutputChannel): Promise<void> {
  const pressed = await window.showErrorMessage(oneLine(message), ...buttons.map((it) => it.title));
  await buttons.find((it) => it.title === pressed)?.press(log);
}

/** Writes what podman prints to the output channel as it comes. */
export function toLog(log: LogOutputChannel): (line: string) => void {
  return (line) => {
    const text = logLine(line);
    if (text !== '') log.info(text);
  };
}
