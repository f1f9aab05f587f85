/**
 * Commands about what the rows show: hidden values, and what containers use of the machine.
 */
import { commands } from 'vscode';
import type { CommandTable } from '../commands.ts';
import type { Sidebar } from './sidebar.ts';
import type { UsageWatch } from './usage.ts';

export type Showing = Pick<Sidebar, 'mask' | 'unmask' | 'usage'>;

export function showCommands({ mask, unmask, usage }: Showing): CommandTable {
  return {
    'podwright.showValue': (id) => {
      if (typeof id === 'string') unmask(id);
    },
    'podwright.hideValue': (id) => {
      if (typeof id === 'string') mask(id);
    },
    'podwright.showUsage': () => showUsage(usage),
    'podwright.hideUsage': async () => {
      usage.stop();
      await tellMenus(false);
    },
  };
}

async function showUsage(usage: UsageWatch): Promise<void> {
  await usage.start();
  await tellMenus(true);
}

/** The context key `podwright.usage`. */
async function tellMenus(shown: boolean): Promise<void> {
  await commands.executeCommand('setContext', 'podwright.usage', shown);
}
