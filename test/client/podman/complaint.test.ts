import { describe, expect, test } from 'vitest';
import { readComplaint, readTroubles } from '../../../client/podman/complaint.ts';
import { recorded, versions } from '../recorded.ts';

const id = 'e9b38383a6a4efa93095393ab308ed80526590dd6c0e433318a5aa6a995f0c65';

test.each([
  [
    'exists',
    'Error: adding pod to state: name "web" is in use: pod already exists',
    "A pod named 'web' already exists.",
  ],
  ['absent', 'Error: no pod with name or ID web found: no such pod', "There is no 'web'."],
  [
    'volume',
    'Error: volume with name data already exists: volume already exists',
    "A volume named 'data' already exists.",
  ],
  [
    'port',
    'time="2026-11-21T04:50:22Z" level=error msg="Starting some container dependencies"\n' +
      'time="2026-11-21T04:50:22Z" level=error msg="\\"cannot listen on the TCP port: listen tcp4 :18977: bind: address already in use\\""\n' +
      'Error: starting some containers: internal libpod error',
    'Port 18977 is in use by another pod or program on this machine.',
  ],
  [
    'port',
    'Error: rootlessport listen tcp 0.0.0.0:8080: bind: address already in use',
    'Port 8080 is in use by another pod or program on this machine.',
  ],
  [
    'image',
    'Error: short-name "nope" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
    "podman doesn't know which registry 'nope' comes from: write its whole name, such as 'docker.io/library/nginx:1.27'.",
  ],
  [
    'image',
    'Error: short-name resolution enforced but cannot prompt without a TTY',
    "podman doesn't know which registry an image comes from: write its whole name, such as 'docker.io/library/nginx:1.27'.",
  ],
  [
    'image',
    'Trying to pull docker.io/library/nope:1...\nError: initializing source docker://nope:1: pinging container registry registry.example: Get "https://registry.example/v2/": dial tcp: lookup registry.example: no such host',
    "The image 'nope:1' could not be pulled: the registry is not reachable.",
  ],
  [
    'nothing',
    'Error: YAML document does not contain any supported kube kind',
    'There is nothing in it that podman can play: it needs a Pod, Deployment, DaemonSet or Job.',
  ],
  [
    'unreachable',
    'Cannot connect to Podman. Please verify your connection to the Linux system',
    'podman is not reachable: start its machine or service (podman machine start).',
  ],
  [
    'refused',
    'Error: multi doc yaml could not be split: yaml: line 4: found character that cannot start any token',
    'Multi doc yaml could not be split: yaml: line 4: found character that cannot start any token.',
  ],
  [
    'refused',
    'Error: multi doc yaml could not be split: yaml: unmarshal errors:\n  line 15: mapping key "tty" already defined at line 14',
    'Multi doc yaml could not be split: yaml: unmarshal errors: line 15: mapping key "tty" already defined at line 14.',
  ],
  [
    'refused',
    'Error: failed to create volume "v": yaml: unmarshal errors:\n  line 1: cannot unmarshal !!str `hush` into kube.KubeSecret',
    "The Secret of volume 'v' is no manifest, as 'podman secret create' makes them: podman mounts only those it has played.",
  ],
  [
    'refused',
    'panic: runtime error: invalid memory address\n\ngoroutine 1 [running]:\nkube.VolumeFromSecret(0xc0001993c0)\n\tpodman/main.go:40 +0x7c\n',
    "podman 4.3 breaks down over a volume of a Secret without 'optional': write 'optional: false' below 'secret'.",
  ],
  [
    'refused',
    'panic: index out of range\n\ngoroutine 1 [running]:\nmain.main()\n\tpodman/main.go:40 +0x7c\n',
    'podman itself broke down: index out of range.',
  ],
  ['refused', `Error: init container ${id} exited with code 3`, 'Init container exited with code 3.'],
])('%s is told apart, in one sentence', (kind, stderr, sentence) => {
  expect(readComplaint(stderr)).toEqual({ kind, sentence });
});

test.each(versions)('a command that is not in the image is named by %s', (version) => {
  const stderr = recorded(version, 'play-bad-command.stderr.txt');
  const stdout = recorded(version, 'play-bad-command.stdout.txt');
  expect(readComplaint(stderr, stdout).sentence).toMatch(
    /^A container did not start: .*nosuchcmd.* not found in \$PATH/,
  );
  expect(readComplaint(stderr, stdout).sentence).not.toMatch(/[0-9a-f]{64}/);
});

describe('what podman was made to say', () => {
  test('can color nothing and break no line', () => {
    expect(readComplaint('Error: \u001b[31mred\u001b[0m\u0007 \u202egnp.exe').sentence).toBe('Red gnp.exe.');
  });

  test('is no link that runs a command', () => {
    const { sentence } = readComplaint('Error: [Fix it](command:workbench.action.terminal.new)');
    expect(sentence).not.toContain('](');
  });

  test('is cut where it has no end', () => {
    expect(readComplaint(`Error: ${'x'.repeat(100_000)}`).sentence).toHaveLength(400);
  });

  test('may be nothing at all', () => {
    expect(readComplaint('')).toEqual({ kind: 'refused', sentence: 'podman failed without saying why.' });
  });
});

describe('of a play that failed', () => {
  const other = 'f'.repeat(64);

  test('each container that did not start is told by itself, without what follows from it', () => {
    const stderr =
      'time="2026-11-21T04:50:22Z" level=error msg="cleaning up"\n' +
      `starting container ${id}: crun: executable file \`nope\` not found in $PATH: No such file or directory\n` +
      `starting container ${other}: a dependency of container ${other} failed to start: container state improper\n` +
      'Error: failed to start 2 containers\n';
    expect(readTroubles(stderr)).toEqual([
      {
        text: `starting container ${id}: crun: executable file \`nope\` not found in $PATH: No such file or directory`,
        sentence:
          'A container did not start: executable file `nope` not found in $PATH: No such file or directory.',
        kind: 'refused',
        container: id,
      },
    ]);
  });

  test('an init container that ended badly is told', () => {
    expect(readTroubles(`Error: init container ${id} exited with code 3\n`)).toMatchObject([
      { container: id, sentence: 'Init container exited with code 3.' },
    ]);
  });

  test('anything else is one thing', () => {
    const stderr = 'Error: pod does not have a name\n';
    expect(readTroubles(stderr)).toEqual([
      { text: stderr, kind: 'refused', sentence: 'Pod does not have a name.' },
    ]);
  });
});
