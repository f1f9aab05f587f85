/**
 * Asks before anything goes to a cluster, and says what will be different there.
 */
import { window } from 'vscode';
import type { Elsewhere } from '../../server/protocol-cluster.ts';
import { oneLine } from '../text.ts';
import type { Deploying } from './deploying.ts';
import { asPage, inShort } from './differences.ts';

export type Asking = {
  /** The manifest's. */
  readonly name: string;
  /** It names what and where. */
  readonly question: string;
  /** What else to know before; empty for nothing. */
  readonly note: string;
  readonly differences: Elsewhere;
};

/** Who looks at the list of differences first is asked again beside it. */
export async function confirmed(
  { documents }: Pick<Deploying, 'documents'>,
  { name, question, note, differences }: Asking,
): Promise<boolean> {
  const look = differences.length === 0 ? [] : ['Show Differences'];
  const detail = [note, inShort(differences)].filter((it) => it !== '').join('\n\n');
  const choice = await window.showWarningMessage(
    oneLine(question),
    { modal: true, detail },
    'Apply',
    ...look,
  );
  if (choice !== 'Show Differences') return choice === 'Apply';
  const title = `${name} on Kubernetes.md`;
  await documents.show({ name: title, key: `elsewhere ${name}`, text: asPage(name, differences) });
  return (await window.showWarningMessage(oneLine(question), 'Apply')) === 'Apply';
}
