import type { Asked, Explain } from './asked.ts';
import { scalarIn } from '../../manifest/find.ts';
import type { LocalName } from '../../protocol.ts';
import {
  isLatest,
  kubernetesPull,
  nameOf,
  onDockerTerms,
  podmanPull,
  readImage,
  type ImageName,
} from '../../schema/image.ts';
import { codeSpan } from '../../schema/markup.ts';
import { imagePage } from '../../schema/registries.ts';
import { stores } from '../../schema/stores.ts';

/** An image's name taken apart, what it means to podman and to Kubernetes, and what of it is on this machine. */
export const image: Explain = (asked) => {
  const name = stores.get(asked.place) === 'images' ? readImage(asked.text) : undefined;
  if (!name) return undefined;
  const page = imagePage(name);
  const lines = [
    parts(name),
    shortName(name),
    local(name, asked.known.local),
    pulled(name, asked),
    page === undefined ? '' : `[Its page at ${new URL(page).host}](${page})`,
  ];
  return lines.filter((it) => it !== '').join('\n\n');
};

function parts(name: ImageName): string {
  const { registry, repository, tag, digest } = name;
  return [
    registry === undefined ? '' : `registry ${codeSpan(registry)}`,
    `image ${codeSpan(repository)}`,
    tag === undefined ? (isLatest(name) ? 'no tag, so `latest`' : '') : `tag ${codeSpan(tag)}`,
    digest === undefined ? '' : `digest ${codeSpan(shortened(digest))}`,
  ]
    .filter((it) => it !== '')
    .join(' · ');
}

function shortened(digest: string): string {
  const [algorithm = '', hash = ''] = digest.split(':');
  return `${algorithm}:${hash.slice(0, 12)}…`;
}

/** podman looks a short name up in registries.conf (containers/image, pkg/shortnames); Docker's terms know one registry. */
function shortName(name: ImageName): string {
  if (name.registry !== undefined) return '';
  const full = codeSpan(nameOf(onDockerTerms(name)));
  return `A short name: Kubernetes takes it for ${full}, podman for what its aliases and search registries say. The full name means the same to both.`;
}

function local(name: ImageName, known: readonly LocalName[] | undefined): string {
  // Whoever has no image at all may just not have been asked in time.
  if (!known || known.length === 0 || name.digest !== undefined) return '';
  const found = known.find((it) => isMeant(name, readImage(it.name)));
  if (!found) return 'Not on this machine yet.';
  const ports = found.image?.ports ?? [];
  const listens = ports.length === 0 ? '' : `; listens on ${ports.map(codeSpan).join(', ')}`;
  return `On this machine as ${codeSpan(found.name)}: ${found.detail}${listens}.`;
}

/** Whether an image here is what podman takes for a name; a short one it finds under several registries. */
function isMeant(name: ImageName, here: ImageName | undefined): boolean {
  if (!here || (here.tag ?? 'latest') !== (name.tag ?? 'latest')) return false;
  if (name.registry !== undefined) return nameOf(onDockerTerms(here)) === nameOf(onDockerTerms(name));
  return here.repository === name.repository || here.repository === `library/${name.repository}`;
}

/** What happens without an `imagePullPolicy`. */
function pulled(name: ImageName, { site, known }: Asked): string {
  const container = site.parent?.node;
  const isSet = container?.kind === 'map' && scalarIn(container, 'imagePullPolicy') !== undefined;
  if (isSet) return '';
  const byPodman = `podman pulls it ${podmanPull(name) === 'newer' ? 'when the registry has a newer one' : 'when it is missing'}`;
  const byKubernetes = `Kubernetes ${kubernetesPull(name) === 'Always' ? 'pulls it each time' : 'pulls it when it is missing'}`;
  const told = { podman: [byPodman], kubernetes: [byKubernetes], both: [byPodman, byKubernetes] }[
    known.target
  ];
  return `Without \`imagePullPolicy\`, ${told.join('; ')}.`;
}
