import { quoted } from './describe.ts';

/** What excludes each other: of each group one option may be given (common/pkg/parse, ValidateVolumeOpts). */
const groups: readonly (readonly string[])[] = [
  ['exec', 'noexec'],
  ['dev', 'nodev'],
  ['suid', 'nosuid'],
  ['ro', 'rw'],
  ['z', 'Z', 'O'],
  ['U'],
  ['shared', 'rshared', 'slave', 'rslave', 'private', 'rprivate', 'unbindable', 'runbindable'],
  ['bind', 'rbind'],
  ['copy', 'nocopy'],
  ['no-dereference'],
];

/** What may be given however often; cached and delegated mean nothing and are passed over. */
const free = /^(?:nocreate|cached|delegated|idmap.*)$|upperdir|workdir/;

/**
 * What podman objects to in mount options such as `ro` and `z`, in words that go on after 'refuses'; nothing where it
 * takes them.
 */
export function mountOptionObjection(options: readonly string[]): string | undefined {
  const unknown = options.find((it) => !free.test(it) && !groups.some((group) => group.includes(it)));
  if (unknown !== undefined) return `the mount option ${quoted(unknown)}: there is none of that name.`;
  const clash = groups.map((group) => options.filter((it) => group.includes(it))).find((it) => it.length > 1);
  if (!clash) return undefined;
  const [first = '', ...others] = new Set(clash);
  return others.length === 0
    ? `the mount option ${quoted(first)} twice.`
    : `the mount options ${clash.map(quoted).join(' and ')} together.`;
}
