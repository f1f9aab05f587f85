/** `npm run fuzz`: the property tests with 20,000 examples each, or as many as RUNS says. */
import { stream } from './test/parts.mts';

const runs = process.env['RUNS'] ?? '20000';
const flags = ['--project', 'unit', '--testTimeout', '0', 'properties'];
process.exitCode = await stream('vitest', ['run', ...flags], { RUNS: runs });
