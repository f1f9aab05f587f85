/**
 * Commands about which podman is in use: another connection, and the virtual machine it needs on some systems.
 */
import { ConfigurationTarget, window, workspace, type QuickPickItem } from 'vscode';
import type { CommandTable } from '../commands.ts';
import type { Connection } from '../podman/connections.ts';
import { initMachine, listConnections, listMachines, startMachine } from '../podman/connections.ts';
import type { Run } from '../podman/run.ts';
import { withCancel } from '../progress.ts';
import { readSettings } from '../settings.ts';
import { asLabel, oneLine } from '../text.ts';
import type { Sidebar } from './sidebar.ts';

export type Connecting = Pick<Sidebar, 'refresh'> & {
  /** Runs the podman of this machine, whatever connection is set: one that is set may not work. */
  readonly runHere: Run;
};

export function connectionCommands(connecting: Connecting): CommandTable {
  return {
    'podwright.chooseConnection': () => chooseConnection(connecting),
    'podwright.startMachine': () => startMachineCommand(connecting),
  };
}

type Choice = QuickPickItem & { readonly name: string };

/** Sets the connection for all workspaces of this machine. */
async function chooseConnection({ runHere, refresh }: Connecting): Promise<void> {
  const connections = await runHere(listConnections);
  const { connection: current = '' } = readSettings();
  const choices = [usual(connections), ...connections.map(choiceOf)].map((it) =>
    it.name === current ? { ...it, label: `$(check) ${it.label}` } : it,
  );
  const chosen = await window.showQuickPick(choices, {
    title: 'Which Podman?',
    placeHolder:
      connections.length === 0
        ? "podman has no other connection: 'podman system connection add' makes one."
        : 'The connection that pods are listed and played over',
    matchOnDescription: true,
  });
  if (chosen === undefined || chosen.name === current) return;
  const value = chosen.name === '' ? undefined : chosen.name;
  await workspace
    .getConfiguration('podwright')
    .update('podman.connection', value, ConfigurationTarget.Global);
  await refresh();
}

/** On Linux podman works by itself; elsewhere it takes the connection that it calls its default. */
function usual(connections: readonly Connection[]): Choice {
  const name = connections.find((it) => it.usual)?.name;
  if (process.platform === 'linux' || name === undefined) {
    return { name: '', label: 'This machine', description: 'no connection' };
  }
  return { name: '', label: "podman's default", description: oneLine(name) };
}

function choiceOf({ name, uri }: Connection): Choice {
  return { name, label: asLabel(name), description: oneLine(uri) };
}

async function startMachineCommand({ runHere, refresh }: Connecting): Promise<void> {
  const machines = await runHere(listMachines);
  const [first] = machines;
  if (first === undefined) {
    await withCancel("Setting up podman's machine", (signal) => runHere(initMachine, { signal }));
  } else if (!machines.some((it) => it.running)) {
    await withCancel(`Starting podman's machine '${first.name}'`, (signal) =>
      runHere(startMachine(first.name), { signal }),
    );
  }
  await refresh();
}
