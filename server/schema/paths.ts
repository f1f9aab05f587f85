/** What a path field takes: from the strictest to the freest, then the one that must begin with a slash. */
export type PathFormat =
  /** Within its volume, and no first part that begins with `..`: kubelet keeps its own data in those. */
  | 'own file'
  /** Within its volume. */
  | 'within'
  /** Anywhere, without steps up. */
  | 'no steps up'
  | 'absolute';

/**
 * The fields that take a path in one of these formats, by their place (see manifest/fields.ts).
 * Source: pkg/apis/core/validation/validation.go: `ValidateLocalNonReservedPath`, `validateLocalDescendingPath`,
 * `validatePathNoBacksteps`, and the function named behind each group.
 */
export const pathFormats: ReadonlyMap<string, PathFormat> = new Map([
  // validateKeyToPath, validateDownwardAPIVolumeFile, validateProjectionSources
  ['KeyToPath.path', 'own file'],
  ['DownwardAPIVolumeFile.path', 'own file'],
  ['ServiceAccountTokenProjection.path', 'own file'],
  ['ClusterTrustBundleProjection.path', 'own file'],
  ['PodCertificateProjection.certificateChainPath', 'own file'],
  ['PodCertificateProjection.credentialBundlePath', 'own file'],
  ['PodCertificateProjection.keyPath', 'own file'],
  // validateFileKeySelector, ValidateVolumeMounts, validateGitRepoVolumeSource, validateSeccompProfileField
  ['FileKeySelector.path', 'own file'],
  ['VolumeMount.subPath', 'within'],
  ['VolumeMount.subPathExpr', 'within'],
  ['GitRepoVolumeSource.directory', 'within'],
  ['SeccompProfile.localhostProfile', 'within'],
  // validateHostPathVolumeSource, ValidateVolumeDevices
  ['HostPathVolumeSource.path', 'no steps up'],
  ['VolumeDevice.devicePath', 'no steps up'],
  // validateNFSVolumeSource
  ['NFSVolumeSource.path', 'absolute'],
] as const);

/** What is wrong with a path, as the rest of a sentence that begins with it; nothing where it fits. */
export function wrongPath(path: string, format: PathFormat): string | undefined {
  if (format === 'absolute') return path.startsWith('/') ? undefined : "must begin with '/'";
  if (format !== 'no steps up' && path.startsWith('/')) return "must not begin with '/'";
  if (path.split('/').includes('..')) return "must not step up with '..'";
  return format === 'own file' && path.startsWith('..') ? "must not begin with '..'" : undefined;
}

/** The path that a wrong one most likely means; nothing where that isn't sure. */
export function mendedPath(path: string, format: PathFormat): string | undefined {
  const tries = [
    withoutSteps(path),
    path.replace(/^\/+/, ''),
    withoutSteps(path).replace(/^\/+/, ''),
    `/${path}`,
  ];
  return tries.find((it) => /[^/]/.test(it) && wrongPath(it, format) === undefined);
}

/** The same place without the steps down that are taken back: `a/../b` is `b`. */
function withoutSteps(path: string): string {
  const parts: string[] = [];
  for (const it of path.split('/')) {
    const last = parts.at(-1);
    if (it === '..' && last !== undefined && last !== '' && last !== '..') {
      parts.pop();
    } else {
      parts.push(it);
    }
  }
  return parts.join('/');
}
