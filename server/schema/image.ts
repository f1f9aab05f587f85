/** The name of an image, taken apart as it is written. */
export type ImageName = {
  /** The host, with its port if it has one; absent in a short name such as `nginx`. */
  readonly registry?: string;
  /** The path in the registry, such as `library/nginx`. */
  readonly repository: string;
  readonly tag?: string;
  /** With its algorithm: `sha256:…`. */
  readonly digest?: string;
};

const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const host = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const tag = '\\w[\\w.-]{0,127}';
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const grammar = new RegExp(
  `^(?:(${host})/)?(${component}(?:/${component})*)(?::(${tag}))?(?:@(${digest}))?$`,
);

/** The longest name of a registry and repository together (distribution/reference, reference.go). */
const longestName = 255;

/**
 * Reads an image's name; nothing for what is none (distribution/reference, regexp.go and normalize.go, which podman and
 * Kubernetes' container runtimes share).
 */
export function readImage(text: string): ImageName | undefined {
  if (text.length > 2 * longestName + 256 || /^[a-f0-9]{64}$/.test(text)) return undefined;
  const [whole, first, rest = '', written, hash] = grammar.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const isHost = first !== undefined && looksLikeHost(first);
  const repository = isHost || first === undefined ? rest : `${first}/${rest}`;
  // What is no host must be a path, which knows no capitals.
  if (!isHost && first !== undefined && !new RegExp(`^${component}$`).test(first)) return undefined;
  if (repository.length + (isHost ? first.length + 1 : 0) > longestName) return undefined;
  return {
    ...(isHost && { registry: first }),
    repository,
    ...(written !== undefined && { tag: written }),
    ...(hash !== undefined && { digest: hash }),
  };
}

/** Whether the first part of a name is a registry: it has a dot, a port or a capital, or is `localhost`. */
function looksLikeHost(first: string): boolean {
  return first === 'localhost' || /[.:A-Z[]/.test(first);
}

/**
 * The registry and path that Docker and Kubernetes' container runtimes mean by a name: a short one is Docker Hub's
 * (distribution/reference, normalize.go, `splitDockerDomain`).
 */
export function onDockerTerms({ registry, repository }: ImageName): {
  readonly registry: string;
  readonly repository: string;
} {
  const hub = registry === undefined || registry === 'docker.io' || registry === 'index.docker.io';
  if (!hub) return { registry, repository };
  return {
    registry: 'docker.io',
    repository: repository.includes('/') ? repository : `library/${repository}`,
  };
}

/** The name up to its tag and digest, as it is written. */
export function nameOf({ registry, repository }: ImageName): string {
  return registry === undefined ? repository : `${registry}/${repository}`;
}

/** Whether what the name stands for changes over time: no digest, and the tag `latest`, written or not. */
export function isLatest({ tag, digest }: ImageName): boolean {
  return digest === undefined && (tag === undefined || tag === 'latest');
}

/** What the API server fills in for `imagePullPolicy` (core/v1/defaults.go, `SetDefaults_Container`). */
export function kubernetesPull(image: ImageName): 'Always' | 'IfNotPresent' {
  return isLatest(image) ? 'Always' : 'IfNotPresent';
}

/**
 * When podman pulls an image without an `imagePullPolicy`: `newer` asks the registry each time, `missing` only where the
 * image isn't here. A name that is not written in full is pulled when missing, whatever its tag (play.go,
 * `pullImageWithPolicy`, which reads the name by `ParseNamed`).
 */
export function podmanPull(image: ImageName): 'newer' | 'missing' {
  const inFull = image.registry !== undefined && nameOf(image) === nameOf(onDockerTerms(image));
  return inFull && (image.tag === undefined || image.tag === 'latest') ? 'newer' : 'missing';
}
