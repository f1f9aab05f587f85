import { expect, test } from 'vitest';
import { act, forceRemove, kill, remove } from '../../../client/podman/command-life.ts';
import {
  attach,
  checkHealth,
  exec,
  inspect,
  logs,
  top,
  tryShell,
} from '../../../client/podman/command-look.ts';

test.each([
  [act('start', 'pod', ['a', 'b']).args, 'pod start -- a b'],
  [act('stop', 'container', ['a']).args, 'container stop --ignore -- a'],
  [act('unpause', 'pod', ['-f']).args, 'pod unpause -- -f'],
  [kill('SIGHUP', 'container', ['a']).args, 'container kill --signal SIGHUP -- a'],
  [remove('pod', ['a']).args, 'pod rm --ignore -- a'],
  [forceRemove('container', ['a']).args, 'container rm --force --time 0 --ignore -- a'],
  [inspect('pod', '--latest').args, 'pod inspect --format json -- --latest'],
  [top('container', 'a').args, 'container top -- a'],
  [checkHealth('a').args, 'healthcheck run -- a'],
  [tryShell('a', 'ash').args, 'exec -- a ash -c exit'],
  [exec('a', ['ls', '-l', '/x y']), 'exec --interactive --tty -- a ls -l /x y'],
  [attach('a'), 'attach --sig-proxy=false -- a'],
  [logs('a', { wait: 'end', tail: 5 }), 'logs --timestamps --tail 5 -- a'],
  [logs('a', { wait: 'follow', since: '2026' }), 'logs --timestamps --follow --since 2026 -- a'],
])('names stand behind --, so that none is a flag: %#', (args, words) => {
  expect(args.join(' ')).toBe(words);
});

test('what a container decides has no time limit: it is cancelled by a person', () => {
  expect(act('stop', 'pod', ['a'])).not.toHaveProperty('timeout');
});
