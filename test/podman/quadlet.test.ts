import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import { movedUnit, newUnit } from '../../client/quadlet/text.ts';
import { vectors } from '../server/quadlet/units.ts';

/**
 * The real Quadlet, which makes services of units without starting anything: that of PODWRIGHT_TEST_PODMAN where it is
 * in a tree of its own, else this machine's. podman has it since 4.4.
 */
const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const { stdout: version } = spawnSync(podman, ['version', '--format', '{{.Client.Version}}'], {
  encoding: 'utf8',
});
const isOlder = /^4\.[0-3]\./.test(version);
const tree = join(dirname(dirname(podman)), basename(podman));
const program = '/usr/libexec/podman/quadlet';
const inTree = existsSync(join(tree, program));
const works = inTree || existsSync(program);

if (isOlder) {
  test('podman before 4.4 comes without Quadlet', () => {
    expect(existsSync(program)).toBe(false);
  });
} else {
  describe.skipIf(!works)(works ? `with ${podman}` : `skipped: '${podman}' has no Quadlet`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'podwright-quadlet-'));
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    /** What Quadlet makes of a unit, each alone: what Quadlet can't read keeps it from the other units of its folder, too. */
    function serviceOf(name: string, text: string): string {
      const own = join(folder, name);
      mkdirSync(own);
      writeFileSync(join(own, `${name}.kube`), text);
      const [command, ...args] = [...(inTree ? ['chroot', tree] : []), program, '-dryrun', '-user'];
      const env = { ...process.env, QUADLET_UNIT_DIRS: own };
      // podman 5.8 writes a blank as systemd's escape for it, where 5.4 writes it as it is.
      return spawnSync(command, args, { encoding: 'utf8', env }).stdout.replaceAll(String.raw`\x20`, ' ');
    }

    test('Quadlet takes and refuses the units that our rules are held to', () => {
      const found = Object.entries(vectors).map(([name, { text }]) => [
        name,
        serviceOf(name, text).includes('\nExecStart='),
      ]);
      expect(found).toEqual(Object.entries(vectors).map(([name, { taken }]) => [name, taken]));
    });

    test('a unit that we create plays its manifest, also from where we install it', () => {
      const created = newUnit('my 100%.yaml', 'my 100%', { setsFolder: true });
      const installed = movedUnit(created, '/home/my pods', '5.4') ?? '';
      expect(serviceOf('created', created)).toContain(`"${folder}/created/my 100%%.yaml"`);
      expect(serviceOf('installed', installed)).toContain(
        '--service-container=true "/home/my pods/my 100%%.yaml"',
      );
      expect(serviceOf('moved', installed)).toContain('WorkingDirectory=/home/my pods');
    });
  });
}
