import { expect, test } from 'vitest';
import { PodmanError } from '../../../client/podman/error.ts';
import { acting, versionNumber, versionProbe } from '../../../client/podman/probe.ts';
import type { Run } from '../../../client/podman/run.ts';
import { recorded } from '../recorded.ts';

test('the version is asked once for each podman', async () => {
  let asked = 0;
  const run: Run = (command) => {
    asked += 1;
    return Promise.resolve(command.read(recorded('podman-5.4.2', 'version.json')));
  };
  const probe = versionProbe(run);
  expect(await probe({ path: 'podman' })).toEqual({ client: '5.4.2' });
  await probe({ path: 'podman' });
  await probe({ path: '/usr/bin/podman' });
  await probe({ path: 'podman', connection: 'away' });
  expect(asked).toBe(3);
});

test('a podman that did not answer is asked again', async () => {
  const answers = [new PodmanError('timeout', 'No.'), recorded('podman-4.3.1', 'version.json')];
  const run: Run = (command) => {
    const answer = answers.shift() ?? '';
    return answer instanceof PodmanError ? Promise.reject(answer) : Promise.resolve(command.read(answer));
  };
  const probe = versionProbe(run);
  await expect(probe({ path: 'podman' })).rejects.toThrow('No.');
  expect(await probe({ path: 'podman' })).toEqual({ client: '4.3.1' });
});

test('a podman that is too old is asked again, for a newer one may take its place', async () => {
  const answers = ['4.2.1', '5.8.6'].map((Version) => JSON.stringify({ Client: { Version } }));
  const run: Run = (command) => Promise.resolve(command.read(answers.shift() ?? ''));
  const probe = versionProbe(run);
  expect(await probe({ path: 'podman' })).toEqual({ client: '4.2.1' });
  expect(await probe({ path: 'podman' })).toEqual({ client: '5.8.6' });
  expect(await probe({ path: 'podman' })).toEqual({ client: '5.8.6' });
});

test('the version that counts is that of the service which does the work', () => {
  expect(acting({ client: '5.4.2' })).toBe('5.4.2');
  expect(acting({ client: '5.4.2', server: '4.9.0' })).toBe('4.9.0');
});

test.each([
  ['4.3.1', 403],
  ['5.8.0-rc1', 508],
  ['4.10', 410],
  ['podman', 0],
])('%s is %d, so that versions compare as numbers', (version, number) => {
  expect(versionNumber(version)).toBe(number);
});
