/**
 * Tests that run inside VS Code's extension host, where the extension's own interface to VS Code can be asked.
 * @vscode/test-electron's contract: VS Code loads this module and calls `run`, which rejects where a test fails.
 */
import { writeFileSync } from 'node:fs';
import type { Finding, Outcome } from '../../scripts/test/outcome.mts';
import { tests } from './tests.ts';

export async function run(): Promise<void> {
  const passed: string[] = [];
  const failed: Finding[] = [];
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      passed.push(name);
      console.log(`  ✓ ${name}`);
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      failed.push({ name, reason });
      console.log(`  × ${name}\n${reason}`);
    }
  }
  const outcome: Outcome = { passed: passed.length, failed, skipped: [] };
  const file = process.env['PODWRIGHT_OUTCOME'];
  if (file) writeFileSync(file, JSON.stringify(outcome));
  if (failed.length > 0) {
    throw new Error(`${failed.length} of ${passed.length + failed.length} tests failed.`);
  }
}
