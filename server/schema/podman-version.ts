/** Whether a podman version such as `4.3` or `5.4.2` is older than another; parts that are not written count as 0. */
export function isOlder(version: string, than: string): boolean {
  const own = parts(version);
  const other = parts(than);
  const different = other.findIndex((it, index) => it !== (own[index] ?? 0));
  return different !== -1 && (own[different] ?? 0) < (other[different] ?? 0);
}

/** The numbers of a version, without what development builds append: `5.6.0-dev` is 5, 6, 0. */
function parts(version: string): readonly number[] {
  return version.split('-', 1).flatMap((it) => it.split('.').map(Number));
}
