/**
 * Removes from a cluster what a manifest declares.
 */
import { window } from 'vscode';
import type { ManifestObject } from '../../server/protocol.ts';
import { documentsOf } from '../manifest/documents.ts';
import { readManifest } from '../manifest/source.ts';
import { targetsOf, type Target } from '../manifest/target.ts';
import { withCancel } from '../progress.ts';
import { oneLine } from '../text.ts';
import { named, type Deploying } from './deploying.ts';
import { remove } from './kubectl.ts';
import { askPlace, inWords } from './place.ts';

/** The command `Delete from Cluster…`: asks first, and names what and where. */
export async function deleteFromCluster(deploying: Deploying, args: readonly unknown[]): Promise<void> {
  const { language, kubectl, places, log } = deploying;
  for (const target of await targetsOf(args, language.objects)) {
    const manifest = await readManifest(target, language.objects);
    const place = await askPlace(kubectl, `Delete ${manifest.name}`, places.of(target.uri));
    if (place === undefined) return;
    const objects = meant(await language.objects(target.uri), manifest.text, target);
    const question = `Delete what '${manifest.name}' declares from ${inWords(place)}?`;
    const options = { modal: true, detail: inDetail(objects) };
    if ((await window.showWarningMessage(oneLine(question), options, 'Delete')) !== 'Delete') return;
    const title = `Deleting ${manifest.name} from ${inWords(place)}`;
    log(title);
    const gone = await named(manifest.name, place, () =>
      withCancel(title, (signal) => kubectl(remove(place, manifest.text), { signal, onLine: log })),
    );
    const what = gone.length === 0 ? 'nothing of it was there' : gone.join(', ');
    void window.showInformationMessage(oneLine(`'${manifest.name}' in ${inWords(place)}: ${what}.`));
  }
}

/** The objects that `manifest.text` declares: of a part of a file, not those that this part leaves out. */
function meant(
  objects: readonly ManifestObject[],
  text: string,
  { line }: Target,
): readonly ManifestObject[] {
  if (line === undefined) return objects;
  const numbers = documentsOf(text);
  return objects.filter((it) => !it.playable || numbers[it.line] === numbers[line]);
}

function inDetail(objects: readonly ManifestObject[]): string {
  const names = objects.map((it) => oneLine(`• ${it.kind} '${it.name ?? ''}'`));
  const claims = objects.some((it) => it.kind === 'PersistentVolumeClaim')
    ? ['With a claim may go what its volume holds.']
    : [];
  return [...names, ...claims].join('\n');
}
