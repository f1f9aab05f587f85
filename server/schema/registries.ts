import { onDockerTerms, type ImageName } from './image.ts';

/** The page of a repository of images, by its registry: only registries that have a page for each. */
const pages: Readonly<Record<string, (repository: string) => string | undefined>> = {
  'docker.io': (it) =>
    it.startsWith('library/')
      ? `https://hub.docker.com/_/${it.slice('library/'.length)}`
      : `https://hub.docker.com/r/${it}`,
  'quay.io': (it) => (it.includes('/') ? `https://quay.io/repository/${it}` : undefined),
  // Leads on to the package's page on GitHub.
  'ghcr.io': (it) => (it.includes('/') ? `https://ghcr.io/${it}` : undefined),
  'mcr.microsoft.com': (it) => `https://mcr.microsoft.com/en-us/artifact/mar/${it}/about`,
  'public.ecr.aws': (it) => (it.includes('/') ? `https://gallery.ecr.aws/${it}` : undefined),
  'docker.elastic.co': (it) => `https://www.docker.elastic.co/r/${it}`,
};

/** The page that tells of an image, where its registry has one. A short name is taken for Docker Hub's. */
export function imagePage(image: ImageName): string | undefined {
  const { registry, repository } = onDockerTerms(image);
  return Object.hasOwn(pages, registry) ? pages[registry]?.(repository) : undefined;
}
