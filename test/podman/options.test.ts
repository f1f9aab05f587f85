import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { createPod, runContainer } from '../../client/podman/command-create.ts';
import { act, forceRemove, kill, remove } from '../../client/podman/command-life.ts';
import { attach, checkHealth, exec, inspect, logs, stats, top } from '../../client/podman/command-look.ts';
import { inspectStored, listMounting, removeStored } from '../../client/podman/command-stored.ts';
import * as command from '../../client/podman/command.ts';
import { askUsage, listNetworks, listPods, listUnusedVolumes } from '../../client/podman/lists.ts';

/** Whether podman knows every option that Podwright gives it: what one lacks must not be offered (lacks.ts). */
const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const works = spawnSync(podman, ['version']).status === 0;

const everything = {
  ...{ name: 'a', ports: ['80'], network: 'host', share: ['net'], labels: ['a=b'], hostname: 'a' },
  ...{ dns: ['1.1.1.1'], userns: 'auto' },
};
const stored = ['volume', 'secret', 'network'] as const;

/** Each call with all its options. */
const calls: readonly (readonly string[])[] = [
  ...(['pod', 'container'] as const).flatMap((kind) => [
    ...(['start', 'stop', 'restart', 'pause', 'unpause'] as const).map((it) => act(it, kind, []).args),
    ...[kill('SIGHUP', kind, []), remove(kind, []), forceRemove(kind, [])].map((it) => it.args),
    ...[inspect(kind, 'a'), top(kind, 'a')].map((it) => it.args),
  ]),
  ...stored.flatMap((kind) => [inspectStored(kind, 'a').args, removeStored(kind, []).args]),
  ...[listMounting('a'), createPod(everything), checkHealth('a')].map((it) => it.args),
  runContainer({ pod: 'a', image: 'a', name: 'a', env: ['A=b'], command: [] }).args,
  logs('a', { tail: 1, since: 'now', wait: 'follow' }),
  ...[stats, exec('a', []), attach('a')],
  ...[command.version, command.listContainers, command.listPublished, command.listImages].map(
    (it) => it.args,
  ),
  ...[command.listVolumes, command.listSecrets, listPods, listUnusedVolumes, listNetworks].map(
    (it) => it.args,
  ),
  ...[askUsage, command.stopPods([]), command.removePods([]), command.generate([])].map((it) => it.args),
];

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  test.each([...new Set(calls.map((it) => partsOf(it).words.join(' ')))])('%s', (words) => {
    const wanted = calls.map(partsOf).filter((it) => it.words.join(' ') === words);
    const { stdout, status } = spawnSync(podman, [...words.split(' '), '--help'], { encoding: 'utf8' });
    expect(status).toBe(0);
    const known = new Set(stdout.match(/--[\w-]+/g));
    expect(wanted.flatMap((it) => it.options).filter((it) => !known.has(it))).toEqual([]);
  });
});

/** The words of a command, and the names of its options. */
function partsOf(args: readonly string[]) {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const first = own.findIndex((it) => it.startsWith('-'));
  return {
    words: first < 0 ? own : own.slice(0, first),
    options: own.flatMap((it) => /^--[\w-]+/.exec(it)?.[0] ?? []),
  };
}
