import type { Judgement } from './judge.mts';
export function coveragePage(judgements: readonly Judgement[]): string {
  return `${judgements.length}\n`;
}
