/**
 * Shows what applying a manifest would change in a cluster.
 */
import { window } from 'vscode';
import { readManifest } from '../manifest/source.ts';
import { targetsOf } from '../manifest/target.ts';
import { withCancel } from '../progress.ts';
import { oneLine } from '../text.ts';
import { named, tellingTroubles, type Deploying } from './deploying.ts';
import { compare } from './kubectl.ts';
import { askPlace, inWords } from './place.ts';

/** The command `Compare with Cluster…`. */
export async function compareWithCluster(deploying: Deploying, args: readonly unknown[]): Promise<void> {
  const { language, kubectl, places, documents, log } = deploying;
  for (const target of await targetsOf(args, language.objects)) {
    const manifest = await readManifest(target, language.objects);
    const place = await askPlace(kubectl, `Compare ${manifest.name}`, places.of(target.uri));
    if (place === undefined) return;
    await places.keep(target.uri, place);
    const patch = await named(manifest.name, place, () =>
      tellingTroubles(deploying, target, () =>
        withCancel(`Comparing ${manifest.name} with ${inWords(place)}`, (signal) =>
          kubectl(compare(place, manifest.text), { signal, onLine: log }),
        ),
      ),
    );
    if (patch.trim() === '') {
      const message = `'${manifest.name}' is in ${inWords(place)} as it is written.`;
      void window.showInformationMessage(oneLine(message));
    } else {
      const name = `${manifest.name} (${place.context}, ${place.namespace}).diff`;
      await documents.show({ name, key: `cluster ${target.uri.toString()}`, text: withoutFolders(patch) });
    }
  }
}

/** kubectl compares files in folders of its own, whose names and times say nothing to anybody. */
export function withoutFolders(patch: string): string {
  return patch
    .replaceAll(/^diff .*\n/gm, '')
    .replaceAll(
      /^(---|\+\+\+) \S*?[/\\](LIVE|MERGED)-\d+[/\\]([^\t\n]*)(?:\t.*)?$/gm,
      (_, mark: string, side: string, object: string) =>
        `${mark} ${side === 'LIVE' ? 'cluster' : 'file'}/${object}`,
    );
}
