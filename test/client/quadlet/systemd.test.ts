import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { start, status, systemctlRunner } from '../../../client/quadlet/systemd.ts';

let folder = '';
const path = process.env['PATH'] ?? '';

/** Puts a program in the place of systemctl. */
function standin(script: string) {
  const file = join(folder, 'systemctl');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podwright-systemctl-'));
  vi.stubEnv('PATH', `${folder}${delimiter}${path}`);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const systemctl = systemctlRunner('user', () => undefined);

test('systemctl gets its words one by one, whatever a service is called', async () => {
  standin(`for it in "$@"; do echo "<$it>"; done`);
  const said = await systemctl(start('$(touch x); --all.service'));
  expect(said).toBe('<--user>\n<restart>\n<-->\n<$(touch x); --all.service>\n');
});

test('a service that is not well is an answer to who asks how it is, and a failure to who starts it', async () => {
  standin('echo "inactive"; echo "Job failed. See more." >&2; exit 3');
  expect(await systemctl(status('web.service'))).toBe('inactive\n');
  await expect(systemctl(start('web.service'))).rejects.toMatchObject({
    kind: 'refused',
    message: 'systemd says: Job failed. See more.',
  });
});

test('a service that is not there is one whose unit is to be installed', async () => {
  standin('echo "Failed to restart web.service: Unit web.service not found." >&2; exit 5');
  await expect(systemctl(start('web.service'))).rejects.toMatchObject({ kind: 'absent' });
});

test('nothing is started where nothing may be', async () => {
  standin('echo started');
  const forbidden = systemctlRunner('system', () => {
    throw new Error('not here');
  });
  await expect(forbidden(start('web.service'))).rejects.toThrow('not here');
});
