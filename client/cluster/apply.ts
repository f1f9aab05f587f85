/**
 * Applies a manifest to a cluster: from the choice of the place to what became of it there.
 */
import { window } from 'vscode';
import { readManifest, type Manifest } from '../manifest/source.ts';
import { targetsOf, type Target } from '../manifest/target.ts';
import { withCancel } from '../progress.ts';
import { oneLine } from '../text.ts';
import { confirmed } from './confirm.ts';
import { differencesOf, named, tellingTroubles, type Deploying } from './deploying.ts';
import { ClusterError } from './error.ts';
import { apply, tryToApply, type ClusterPlace } from './kubectl.ts';
import { askPlace, inWords } from './place.ts';

/** The command `Apply to Cluster…`. Without kubectl podman does it, as far as it can. */
export async function applyToCluster(deploying: Deploying, args: readonly unknown[]): Promise<void> {
  for (const target of await targetsOf(args, deploying.language.objects)) {
    const manifest = await readManifest(target, deploying.language.objects);
    const place = await placeOrPodman(deploying, target, manifest);
    if (place === undefined) return;
    if (place === 'podman') {
      const { applyByPodman } = await import('./by-podman.ts');
      await applyByPodman(deploying, target, manifest);
    } else {
      await applyOne(deploying, target, manifest, place);
    }
  }
}

async function placeOrPodman(
  { kubectl, places }: Deploying,
  { uri }: Target,
  { name }: Manifest,
): Promise<ClusterPlace | 'podman' | undefined> {
  try {
    return await askPlace(kubectl, `Apply ${name}`, places.of(uri));
  } catch (error) {
    if (error instanceof ClusterError && error.kind === 'missing') return 'podman';
    throw error;
  }
}

async function applyOne(
  deploying: Deploying,
  target: Target,
  manifest: Manifest,
  place: ClusterPlace,
): Promise<void> {
  const { uri, line } = target;
  const asking = {
    name: manifest.name,
    question: `Apply '${manifest.name}' to ${inWords(place)}?`,
    note: '',
    differences: await differencesOf(deploying.language, uri, line),
  };
  if (!(await confirmed(deploying, asking))) return;
  await deploying.places.keep(uri, place);
  const lines = await named(manifest.name, place, () =>
    tellingTroubles(deploying, target, () =>
      withCancel(`Applying ${manifest.name} to ${inWords(place)}`, (signal, say) => {
        deploying.log(`Apply ${manifest.name} to ${inWords(place)}`);
        const options = { signal, onLine: deploying.log };
        say('Trying it out…');
        return deploying.kubectl(tryToApply(place, manifest.text), options).then(() => {
          say('Applying…');
          return deploying.kubectl(apply(place, manifest.text), options);
        });
      }),
    ),
  );
  void window.showInformationMessage(
    oneLine(`Applied '${manifest.name}' to ${inWords(place)}: ${lines.join(', ')}.`),
  );
}
