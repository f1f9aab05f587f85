/**
 * The commands for clusters.
 */
import type { Memento } from 'vscode';
import { clusterBlameRequest } from '../../server/protocol-cluster.ts';
import type { CommandTable } from '../commands.ts';
import { openTroubles, type Voice } from '../manifest/troubles.ts';
import { applyToCluster } from './apply.ts';
import { compareWithCluster } from './compare.ts';
import { deleteFromCluster } from './delete.ts';
import type { Deploying } from './deploying.ts';
import { placeMemory } from './place.ts';

/** `state` is the workspace's, which remembers what was chosen. */
export function openClusters(
  state: Memento,
  around: Pick<Deploying, 'kubectl' | 'run' | 'language' | 'documents' | 'log'>,
): { readonly commands: CommandTable; readonly dispose: () => void } {
  const { kubectl, run, language, documents, log } = around;
  const troubles = openTroubles(language, clusterVoice);
  const deploying = {
    ...{ kubectl, run, language, documents, log, troubles },
    places: placeMemory(state),
  };
  return { commands: clusterCommands(deploying), dispose: troubles.dispose };
}

/** The API server complains, whoever asked it. */
const clusterVoice: Voice = { source: 'kubernetes', request: clusterBlameRequest };

function clusterCommands(deploying: Deploying): CommandTable {
  return {
    'podwright.applyToCluster': (...args) => applyToCluster(deploying, args),
    'podwright.compareWithCluster': (...args) => compareWithCluster(deploying, args),
    'podwright.deleteFromCluster': (...args) => deleteFromCluster(deploying, args),
  };
}
