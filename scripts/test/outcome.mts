/** What a part of the tests came to. */

export type Finding = { readonly name: string; readonly reason: string };

export type Outcome = {
  readonly passed: number;
  readonly failed: readonly Finding[];
  readonly skipped: readonly Finding[];
};

export const passedOnce: Outcome = { passed: 1, failed: [], skipped: [] };

export function failedOnce(name: string, reason: string): Outcome {
  return { passed: 0, failed: [{ name, reason }], skipped: [] };
}

export function skippedOnce(name: string, reason: string): Outcome {
  return { passed: 0, failed: [], skipped: [{ name, reason }] };
}

export function sum(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, it) => total + it.passed, 0),
    failed: outcomes.flatMap((it) => it.failed),
    skipped: outcomes.flatMap((it) => it.skipped),
  };
}

/** The line that everything ends with. */
export function totals({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
}

/** Whether a run is good: nothing failed and, where nothing may be skipped, nothing was. */
export function isGood({ failed, skipped }: Outcome, environment: NodeJS.ProcessEnv): boolean {
  const noSkips = Boolean(environment['CI'] ?? environment['PODWRIGHT_NO_SKIPS']);
  return failed.length === 0 && !(noSkips && skipped.length > 0);
}
