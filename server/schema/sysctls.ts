/**
 * The field of a pod that shares the namespace of a kernel parameter with the host; nothing for one that belongs to no
 * namespace (component-helpers/node/util/sysctl/namespace.go, `GetNamespace`).
 */
export function sysctlNamespace(name: string): 'hostNetwork' | 'hostIPC' | undefined {
  const dotted = withDots(name);
  if (dotted.startsWith('net.')) return 'hostNetwork';
  return /^(?:kernel\.sem$|kernel\.shm|kernel\.msg|fs\.mqueue\.)/.test(dotted) ? 'hostIPC' : undefined;
}

/** A name whose parts are parted by slashes may have dots within them (sysctl.go, `NormalizeName`). */
function withDots(name: string): string {
  const separator = /[./]/.exec(name)?.[0];
  if (separator !== '/') return name;
  return Array.from(name, (it) => (it === '/' ? '.' : it === '.' ? '/' : it)).join('');
}
