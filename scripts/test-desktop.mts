/** `npm run test:desktop`: the tests of the extension host in a desktop VS Code, downloaded for the purpose. */
import { build } from './project.mts';
import { totals } from './test/outcome.mts';
import { desktopSuite } from './test/suite.mts';

await build({ stdio: 'inherit' });
const outcome = await desktopSuite('tests in the desktop VS Code');
for (const { name, reason } of outcome.failed) console.log(`${name}\n${reason}`);
console.log(totals(outcome));
process.exitCode = outcome.failed.length === 0 ? 0 : 1;
