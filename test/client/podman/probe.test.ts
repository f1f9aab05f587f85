import { expect, test } from 'vitest';
import { PodmanError } from '../../../client/podman/error.ts';
import { versionProbe } from '../../../client/podman/probe.ts';
import type { Run } from '../../../client/podman/run.ts';
import { recorded } from '../recorded.ts';

test('the version is asked once for each path', async () => {
  let asked = 0;
  const run: Run = (command) => {
    asked += 1;
    return Promise.resolve(command.read(recorded('podman-5.4.2', 'version.json')));
  };
  const probe = versionProbe(run);
  expect(await probe('podman')).toEqual({ client: '5.4.2' });
  await probe('podman');
  await probe('/usr/bin/podman');
  expect(asked).toBe(2);
});

test('a podman that did not answer is asked again', async () => {
  const answers = [new PodmanError('timeout', 'No.'), recorded('podman-4.3.1', 'version.json')];
  const run: Run = (command) => {
    const answer = answers.shift() ?? '';
    return answer instanceof PodmanError ? Promise.reject(answer) : Promise.resolve(command.read(answer));
  };
  const probe = versionProbe(run);
  await expect(probe('podman')).rejects.toThrow('No.');
  expect(await probe('podman')).toEqual({ client: '4.3.1' });
});
