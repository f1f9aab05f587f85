import { quoted } from './describe.ts';

/** What excludes each other: of each group one option may be given (pkg/util/mount_opts.go, processOptionsInternal). */
const groups: readonly (readonly string[])[] = [
  ['exec', 'noexec'],
  ['dev', 'nodev'],
  ['suid', 'nosuid'],
  ['ro', 'rw'],
  ['z', 'Z'],
  ['U'],
  ['O'],
  ['shared', 'rshared', 'slave', 'rslave', 'private', 'rprivate', 'unbindable', 'runbindable'],
  ['bind', 'rbind'],
  ['copy', 'nocopy'],
  ['no-dereference'],
  ['nocreate'],
];

/** What podman objects to in mount options such as `ro,z`, in words that go on after 'refuses'; nothing where it takes them. */
export function mountOptionObjection(options: string): string | undefined {
  const given = options.split(',');
  const unknown = given.find(
    (it) =>
      !groups.some((group) => group.includes(it)) && !/^(?:idmap(?:=.*)?|upperdir=.+|workdir=.+)$/.test(it),
  );
  if (unknown !== undefined) return `the mount option ${quoted(unknown)}: there is none of that name.`;
  const clashing = groups
    .map((group) => given.filter((it) => group.includes(it)))
    .find((it) => it.length > 1);
  return clashing && `the mount options ${clashing.map(quoted).join(' and ')} together.`;
}
