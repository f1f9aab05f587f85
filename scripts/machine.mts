/** What this machine is, and what it has. */
import { readFileSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';

/** The full path of a command, or undefined where PATH has none. */
export async function findCommand(name: string): Promise<string | undefined> {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe', '.bat'] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (await isExecutable(path)) return path;
    }
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** A value of /etc/os-release, such as ID or VERSION_CODENAME; empty where there is no such file or line. */
export function osRelease(key: string): string {
  if (process.platform !== 'linux') return '';
  const lines = readFileSync('/etc/os-release', 'utf8').split('\n');
  const line = lines.find((it) => it.startsWith(`${key}=`)) ?? '';
  return line.slice(key.length + 1).replaceAll('"', '');
}

/** Whether packages of the system may be installed here: only as root on Debian, where nobody is asked for a password. */
export function installsPackages(): boolean {
  return osRelease('ID') === 'debian' && process.getuid?.() === 0;
}

/**
 * Installs those Debian packages that are missing.
 * Throws where apt-get fails; call it only where `installsPackages` says so, and not twice at once.
 */
export async function installPackages(packages: readonly string[]): Promise<void> {
  const asked = await execa(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Status}\n', '--', ...packages],
    {
      reject: false,
    },
  );
  const present = new Set(asked.stdout.split('\n'));
  const missing = packages.filter((it) => !present.has(`${it} installed`));
  if (missing.length === 0) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await execa('apt-get', ['update', '-qq'], { env });
  await execa('apt-get', ['install', '-y', '-qq', '--no-install-recommends', '--', ...missing], { env });
}

/** One sentence for someone who has no podman. */
export function howToGetPodman(): string {
  const machine = 'podman machine init && podman machine start';
  if (process.platform === 'darwin') return `Get podman with: brew install podman && ${machine}`;
  if (process.platform === 'win32') return `Get podman with: winget install RedHat.Podman, then: ${machine}`;
  const id = osRelease('ID');
  const family = [id, ...osRelease('ID_LIKE').split(' ')];
  const command = installers.find(([name]) => family.includes(name))?.[1];
  if (command === undefined) return 'Get podman from your distribution, as podman.io/docs/installation says.';
  return `Get podman with: sudo ${command}`;
}

const installers = [
  ['debian', 'apt-get install podman'],
  ['ubuntu', 'apt-get install podman'],
  ['fedora', 'dnf install podman'],
  ['rhel', 'dnf install podman'],
  ['suse', 'zypper install podman'],
  ['arch', 'pacman -S podman'],
  ['alpine', 'apk add podman'],
] as const;
