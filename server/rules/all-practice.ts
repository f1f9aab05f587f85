import type { Rule } from './rule.ts';

/** What runs, though someone may come to regret it, in the order of their codes. */
export const practiceRules: readonly Rule[] = [];
