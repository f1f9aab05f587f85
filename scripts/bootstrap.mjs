/**
 * Runs one of the scripts beside it on a machine that may have nothing but Node and npm:
 *
 *     node scripts/bootstrap.mjs test.mts [arguments]
 *
 * Installs the packages of package-lock.json where they are missing or older than the lock file,
 * then hands over to tsx, which runs TypeScript on Node 20.
 * It is plain JavaScript because nothing is installed yet when it starts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Podwright is built with Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}
// npm writes this file at the end of each install, so it is older than the lock file after a pull.
const installed = `${root}/node_modules/.package-lock.json`;
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(`${root}/package-lock.json`).mtimeMs) {
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}
run(process.execPath, ['--import', 'tsx', `${root}/scripts/${script}`, ...args]);

function run(command, commandArgs) {
  const done = spawnSync(command, commandArgs, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (done.error) {
    console.error(`${command} could not be started: ${done.error.message}`);
    process.exit(1);
  }
  if (done.status !== 0) process.exit(done.status ?? 1);
}
