/**
 * The commands on pods and containers, by their ids.
 */
import type { CommandTable } from '../../commands.ts';
import { copyIdCommand, copyImageCommand, copyIpCommand, copyNameCommand } from './copy.ts';
import { attachCommand, runCommand, shellCommand, topCommand } from './inside.ts';
import { actCommand, killCommand } from './life.ts';
import { logsCommand, logsInEditorCommand, type Looking } from './logs.ts';
import { checkHealthCommand, inspectCommand, openPortCommand, showMountsCommand } from './look.ts';
import { createContainerCommand } from './create-container.ts';
import { createPodCommand, type Creating } from './create-pod.ts';
import { statsCommand } from './stats.ts';
import type { StatsView } from '../../stats/view.ts';
import { forceRemoveCommand, pruneCommand, removeCommand } from './remove.ts';
import {
  copyStoredCommand,
  inspectStoredCommand,
  removeStoredCommand,
  storedOf,
  type Stored,
} from './stored.ts';

/** All that they need around them. */
export type Acts = Looking & Creating & { readonly stats: StatsView };

export function podCommands(looking: Acts): CommandTable {
  return {
    'podwright.start': (...args) => actCommand('start', looking, args),
    'podwright.stop': (...args) => actCommand('stop', looking, args),
    'podwright.restart': (...args) => actCommand('restart', looking, args),
    'podwright.pause': (...args) => actCommand('pause', looking, args),
    'podwright.unpause': (...args) => actCommand('unpause', looking, args),
    'podwright.kill': (...args) => killCommand(looking, args),
    'podwright.remove': eitherCommand(
      (stored) => removeStoredCommand(looking, stored),
      (args) => removeCommand(looking, args),
    ),
    'podwright.forceRemove': (...args) => forceRemoveCommand(looking, args),
    'podwright.removeStopped': () => pruneCommand(looking),
    'podwright.logs': (...args) => logsCommand(looking, args),
    'podwright.logsInEditor': (...args) => logsInEditorCommand(looking, args),
    'podwright.shell': (...args) => shellCommand(looking, args),
    'podwright.runCommand': (...args) => runCommand(looking, args),
    'podwright.attach': (...args) => attachCommand(looking, args),
    'podwright.top': (...args) => topCommand(looking, args),
    'podwright.inspect': eitherCommand(
      (stored) => inspectStoredCommand(looking, stored),
      (args) => inspectCommand(looking, args),
    ),
    'podwright.copyId': (...args) => copyIdCommand(looking, args),
    'podwright.copyName': eitherCommand(copyStoredCommand, (args) => copyNameCommand(looking, args)),
    'podwright.copyImage': (...args) => copyImageCommand(looking, args),
    'podwright.copyIp': (...args) => copyIpCommand(looking, args),
    'podwright.openPort': (...args) => openPortCommand(looking, args),
    'podwright.showMounts': (...args) => showMountsCommand(looking, args),
    'podwright.showStats': (...args) => statsCommand(looking, looking.stats, args),
    'podwright.showAllStats': () => statsCommand(looking, looking.stats, []),
    'podwright.createPod': () => createPodCommand(looking),
    'podwright.createContainer': (...args) => createContainerCommand(looking, args),
    'podwright.checkHealth': (...args) => checkHealthCommand(looking, args),
  };
}

/** A command that is known by one name on volumes, secrets and networks, and on pods and containers. */
function eitherCommand(
  onStored: (stored: readonly Stored[]) => Promise<void>,
  onOthers: (args: readonly unknown[]) => Promise<void>,
): CommandTable[string] {
  return (...args) => {
    const stored = storedOf(args);
    return stored.length > 0 ? onStored(stored) : onOthers(args);
  };
}
