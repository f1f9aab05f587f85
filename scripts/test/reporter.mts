/** A reporter for vitest that writes an Outcome, as JSON, to the file that PODWRIGHT_OUTCOME names. */
import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import type { Finding, Outcome } from './outcome.mts';

// vitest makes a reporter with `new`, from the default export of a file of its own.
export default class implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]) {
    const file = process.env['PODWRIGHT_OUTCOME'];
    if (file) writeFileSync(file, JSON.stringify(outcomeOf(modules, unhandled)));
  }
}

function outcomeOf(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Outcome {
  const tests = modules.flatMap((it) => [...it.children.allTests()]);
  return {
    passed: tests.filter((it) => it.result().state === 'passed').length,
    failed: [
      ...tests.filter((it) => it.result().state === 'failed').map((it) => named(it, errorOf(it))),
      ...modules.flatMap(brokenSuites),
      ...unhandled.map((it) => ({ name: 'outside of any test', reason: it.message })),
    ],
    skipped: tests.filter((it) => it.result().state === 'skipped').map((it) => named(it, noteOf(it))),
  };
}

/** Errors of a file or a suite itself: a file that can't be loaded, a hook that throws. */
function brokenSuites(module: TestModule): readonly Finding[] {
  return [module, ...module.children.allSuites()].flatMap((it) =>
    it.errors().map((error) => ({ name: module.relativeModuleId, reason: error.message })),
  );
}

function named(test: TestCase, reason: string): Finding {
  return { name: `${test.module.relativeModuleId}: ${test.fullName}`, reason };
}

function errorOf(test: TestCase): string {
  return test.result().errors?.[0]?.message.split('\n')[0] ?? '';
}

function noteOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? '';
}
