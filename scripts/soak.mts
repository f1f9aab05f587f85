/**
 * `npm run soak`: two hours of work in a real VS Code with a real podman, lap after lap, or as many minutes as
 * `npm run soak -- --minutes N` says. A lap holds what a person does in ten. Prints what is left after each, and a
 * table at the end; fails where memory, processes or handles pile up.
 */
import { parseArgs } from 'node:util';
import { packageExtension } from './project.mts';
import { podmanEnvironment, stream } from './test/parts.mts';
import { beginSetUp } from './test/setup.mts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '120' } } });
const setUp = beginSetUp();
const [podman, ...parts] = await Promise.all([setUp.podmans[0]?.podman, setUp.vscode, setUp.browser]);
const reasons = [podman, ...parts].flatMap((it) => (it && it.kind !== 'ready' ? [it.reason] : []));
if (podman?.kind === 'ready' && reasons.length === 0) {
  process.exitCode = await stream('vitest', ['run', '--project', 'soak'], {
    ...podmanEnvironment(podman.thing),
    PODWRIGHT_TEST_VSIX: await packageExtension({ stdio: ['ignore', 'ignore', 'inherit'] }),
    SOAK_MINUTES: values.minutes,
  });
} else {
  console.error(`There is no soak here: ${reasons.join('; ')}.`);
  process.exitCode = 1;
}
