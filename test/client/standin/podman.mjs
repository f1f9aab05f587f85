#!/usr/bin/env node
/**
 * Stands in for podman where a test needs one that misbehaves. The first argument says how.
 */
import { spawn } from 'node:child_process';
import { setInterval } from 'node:timers';
import { text } from 'node:stream/consumers';

const ways = {
  answer: () => process.stdout.write('[]\n'),
  arguments: () => process.stdout.write(JSON.stringify(process.argv.slice(2))),
  folder: () => process.stdout.write(process.cwd()),
  echo: async () => process.stdout.write(await text(process.stdin)),
  connections: () =>
    process.stdout.write(
      JSON.stringify([
        { Name: 'far', URI: 'ssh://far' },
        { Name: '$(trash)', URI: '' },
      ]),
    ),
  hang: () => setInterval(() => undefined, 1000),
  deaf: () => {
    process.on('SIGTERM', () => undefined);
    setInterval(() => undefined, 1000);
    process.stdout.write('deaf\n');
  },
  flood: () => {
    const line = 'x'.repeat(1024 * 1024);
    const more = () => {
      while (process.stdout.write(line));
      process.stdout.once('drain', more);
    };
    more();
  },
  'half-json': () => process.stdout.write('[{"Id": "12'),
  die: () => {
    process.stdout.write('{"Status": "start"}\n', () => process.kill(process.pid, 'SIGKILL'));
  },
  complain: () => {
    process.stderr.write('Error: adding pod to state: name "web" is in use: pod already exists\n');
    process.exitCode = 125;
  },
  lines: () => {
    process.stdout.write('one\ntwo\n');
    process.stderr.write('three\n');
  },
  events: () => {
    for (const Status of ['start', 'exec', 'exec_died', 'died'])
      process.stdout.write(`${JSON.stringify({ Status })}\n`);
    process.stdout.write('{"Status": "half\n');
  },
  // A wrapper whose child keeps its outputs open, as some ways to install podman have.
  wrapper: () => {
    spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30_000)'], { stdio: 'inherit' });
    setInterval(() => undefined, 1000);
  },
};

await ways[process.argv[2]]();
