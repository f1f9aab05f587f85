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
  const { kubectl, language, log, places } = deploying;
  const asking = {
    name: manifest.name,
    question: `Apply '${manifest.name}' to ${inWords(place)}?`,
    note: '',
    differences: await differencesOf(language, target),
  };
  if (!(await confirmed(deploying, asking))) return;
  await places.keep(target.uri, place);
  const title = `Applying ${manifest.name} to ${inWords(place)}`;
  log(title);
  const lines = await named(manifest.name, place, () =>
    tellingTroubles(deploying, target, () =>
      withCancel(title, async (signal, say) => {
        say('Trying it out…');
        await kubectl(tryToApply(place, manifest.text), { signal, onLine: log });
        say('Applying…');
        return kubectl(apply(place, manifest.text), { signal, onLine: log });
      }),
    ),
  );
  void window.showInformationMessage(
    oneLine(`Applied '${manifest.name}' to ${inWords(place)}: ${lines.join(', ')}.`),
  );
}
