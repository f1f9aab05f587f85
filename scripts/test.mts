/**
 * `npm test`: gets what is missing and runs every check and test there is, from fast to real.
 * Ends with what failed and what was skipped, and why, and one line of totals.
 */
import { packageExtension } from './project.mts';
import { failedOnce, isGood, sum, totals, type Finding, type Outcome } from './test/outcome.mts';
import { check, having, podmanEnvironment, vitest } from './test/parts.mts';
import { beginSetUp, type Podman, type Ready } from './test/setup.mts';
import { suite } from './test/suite.mts';

const setUp = beginSetUp();

const outcomes: Outcome[] = [
  await part('types', (name) => check(name, 'tsc', ['-p', '.'])),
  await part('lint', (name) => check(name, 'eslint', ['.'])),
  await part('format', (name) => check(name, 'prettier', ['--check', '--log-level', 'warn', '.'])),
  await part('unused code', (name) => check(name, 'knip', ['--no-progress'])),
  await part('unit tests', (name) => vitest(name, 'unit')),
];
const vsix = await packaged();
outcomes.push(vsix.outcome);
outcomes.push(await part('protocol tests', (name) => vitest(name, 'protocol')));

console.log('\nWaiting for the set-up to end.');
const podmans = await Promise.all(setUp.podmans.map(async (it) => ({ ...it, podman: await it.podman })));
const vscode = await setUp.vscode;
const browser = await setUp.browser;
const window: Ready<unknown> = vscode.kind === 'ready' ? browser : vscode;

outcomes.push(await part('tests in the extension host', (name) => having(name, window, () => suite(name))));
// One podman at a time: they share the machine's bridges and ports.
for (const { name, podman } of podmans) {
  const version = podman.kind === 'ready' ? `podman ${podman.thing.version}` : name;
  outcomes.push(
    await part(`tests with ${version}`, (it) => having(it, podman, (thing) => podmanTests(it, thing))),
  );
  outcomes.push(await part(`tests in VS Code with ${version}`, (it) => endToEnd(it, podman)));
}

const all = sum(outcomes);
list('Failed', all.failed);
list('Skipped', all.skipped);
console.log(`\n${totals(all)}`);
process.exitCode = isGood(all, process.env) ? 0 : 1;

async function part(name: string, run: (name: string) => Promise<Outcome>): Promise<Outcome> {
  console.log(`\n=== ${name}`);
  const begun = Date.now();
  const outcome = await run(name).catch((error: unknown) => failedOnce(name, String(error)));
  console.log(`--- ${name}: ${totals(outcome)} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return outcome;
}

/** The build is that of a release, so that what is tested is what people get. */
async function packaged(): Promise<{ outcome: Outcome; path: string }> {
  const paths: string[] = [];
  const outcome = await part('build', async () => {
    paths.push(await packageExtension({ stdio: 'inherit' }));
    return { passed: 1, failed: [], skipped: [] };
  });
  return { outcome, path: paths[0] ?? '' };
}

async function podmanTests(name: string, podman: Podman): Promise<Outcome> {
  return vitest(name, 'podman', podmanEnvironment(podman));
}

async function endToEnd(name: string, podman: Ready<Podman>): Promise<Outcome> {
  if (vsix.path === '') return failedOnce(name, 'the extension could not be packaged');
  const env = { PODWRIGHT_TEST_VSIX: vsix.path };
  return having(name, window, () =>
    having(name, podman, (thing) => vitest(name, 'e2e', { ...env, ...podmanEnvironment(thing) })),
  );
}

function list(title: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  console.log(`\n${title}:`);
  for (const { name, reason } of findings) console.log(`  ${name}${reason && `\n      ${reason}`}`);
}
