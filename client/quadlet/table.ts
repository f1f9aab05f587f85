/**
 * The commands for units of Quadlet, and the context key that menus ask: `podwright.systemd`.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { env, getuid } from 'node:process';
import { commands } from 'vscode';
import type { CommandFunction, CommandTable } from '../commands.ts';
import { createUnit, type Creating } from './create.ts';
import {
  installUnit,
  reloadUnits,
  showUnitJournal,
  showUnitStatus,
  startUnit,
  stopUnit,
  type Installing,
} from './install.ts';
import { hasSystemd, systemctlRunner } from './systemd.ts';

/** `allowed` throws a PodmanError where nothing may be started or written. */
export function unitCommands(creating: Creating, allowed: () => unknown): CommandTable {
  const scope = getuid?.() === 0 ? 'system' : 'user';
  const installing: Installing = {
    ...{ scope, version: creating.version },
    folder: scope === 'system' ? '/etc/containers/systemd' : userFolder(),
    systemctl: systemctlRunner(scope, allowed),
    hasSystemd: hasSystemd(env['PATH'] ?? ''),
  };
  void commands.executeCommand('setContext', 'podwright.systemd', installing.hasSystemd);
  const table: CommandTable = {
    'podwright.createUnit': (...args) => createUnit(creating, args),
    'podwright.installUnit': (...args) => installUnit(installing, args),
    'podwright.reloadUnits': () => reloadUnits(installing),
    'podwright.startUnit': (...args) => startUnit(installing, args),
    'podwright.stopUnit': (...args) => stopUnit(installing, args),
    'podwright.unitStatus': (...args) => showUnitStatus(installing, args),
    'podwright.unitJournal': (...args) => showUnitJournal(installing, args),
  };
  const gated = Object.entries(table).map(([id, run]): [string, CommandFunction] => [
    id,
    (...args) => {
      allowed();
      return run(...args);
    },
  ]);
  return Object.fromEntries(gated);
}

/** Where Quadlet looks for a user's units (podman-systemd.unit(5)). */
function userFolder(): string {
  const configured = env['XDG_CONFIG_HOME'] ?? '';
  return join(configured === '' ? join(homedir(), '.config') : configured, 'containers', 'systemd');
}
