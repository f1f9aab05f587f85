import { expect, test } from 'vitest';
import * as command from '../../../client/podman/command.ts';

const file = { kind: 'file', path: '/home/me/--replace.yaml', cwd: '/home/me' } as const;

test.each([
  [command.play(file), 'kube play -- /home/me/--replace.yaml'],
  [command.replace(file), 'kube play --replace -- /home/me/--replace.yaml'],
  [command.down(file), 'kube down -- /home/me/--replace.yaml'],
  [command.generate(['-f']), 'kube generate -- -f'],
  [
    command.generate(['a', 'b'], { type: 'deployment', replicas: 2, service: true, podmanOnly: true }),
    'kube generate --type=deployment --replicas=2 --service --podman-only -- a b',
  ],
  [command.stopPods(['a', 'b']), 'pod stop --ignore -- a b'],
  [command.removePods(['web']), 'pod rm --force --ignore -- web'],
  [command.inspectImages(['12', '34']), 'image inspect --format json -- 12 34'],
  [command.listContainers, 'ps --all --pod --format json'],
])('names stand behind --, so that none is a flag: %#', ({ args }, words) => {
  expect(args.join(' ')).toBe(words);
});

test('a file is played in its own folder', () => {
  expect(command.play(file)).toMatchObject({ cwd: '/home/me' });
});

test('a text is handed over as standard input', () => {
  expect(command.play({ kind: 'text', text: 'kind: Pod\n' })).toMatchObject({
    args: ['kube', 'play', '-'],
    stdin: 'kind: Pod\n',
  });
});

test('asking podman has a time limit; playing, which may pull images, has none', () => {
  expect(command.listContainers.timeout).toBe(10_000);
  expect(command.play(file)).not.toHaveProperty('timeout');
});
