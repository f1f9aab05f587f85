import type { Problem } from '../../rules/rule.ts';
import { changeTo, podmanSays } from '../../rules/rule.ts';
import { nearest } from '../../schema/nearest.ts';
import type { Span } from '../../yaml/tree.ts';
import type { UnitCode } from '../codes.ts';
import type { Unit } from '../unit.ts';

/** Finds one sort of problem in a unit, as a podman of that version sees it. */
export type Check = (unit: Unit, podman: string) => readonly Problem[];

/** What makes Quadlet generate no service, or podman fail when it is started. */
export function refused(code: UnitCode, span: Span, message: string, more: Partial<Problem> = {}): Problem {
  return podmanSays(code, 'error', span, message, more);
}

/** What runs otherwise than it is written. */
export function passedOver(
  code: UnitCode,
  span: Span,
  message: string,
  more: Partial<Problem> = {},
): Problem {
  return podmanSays(code, 'warning', span, message, more);
}

/** What was meant by a word that is none of the candidates, as a question and as a fix. */
export function meant(
  word: string,
  candidates: Iterable<string>,
  span: Span,
): { readonly question: string; readonly more: Pick<Problem, 'fixes'> } {
  const found = nearest(word, candidates);
  if (found === undefined) return { question: '', more: {} };
  const fixes = changeTo(found, (insert) => ({ span, insert }));
  return { question: ` Did you mean '${found}'?`, more: { fixes } };
}
