/**
 * Which rows differ, so that only those are painted anew.
 */
import type { Row } from './rows/row.ts';

/**
 * The ids of the rows to paint anew, each with all that is below it; 'all' where rows came, went or moved at the top.
 * A row is not told beside one above it.
 */
export function changedRows(before: readonly Row[], after: readonly Row[]): readonly string[] | 'all' {
  if (!sameList(before, after)) return 'all';
  return after.flatMap((row, at) => changedWithin(before[at], row));
}

function changedWithin(before: Row | undefined, after: Row): readonly string[] {
  if (before === after) return [];
  if (before === undefined || !looksSame(before, after) || !sameList(before.rows, after.rows)) {
    return [after.id];
  }
  return after.rows.flatMap((row, at) => changedWithin(before.rows[at], row));
}

function sameList(before: readonly Row[], after: readonly Row[]): boolean {
  return before.length === after.length && before.every((it, at) => it.id === after[at]?.id);
}

function looksSame(a: Row, b: Row): boolean {
  return (
    a.label === b.label &&
    a.description === b.description &&
    a.tooltip === b.tooltip &&
    a.icon.name === b.icon.name &&
    a.icon.color === b.icon.color &&
    a.context === b.context &&
    a.spoken === b.spoken &&
    a.folds === b.folds &&
    a.opens?.uri === b.opens?.uri &&
    a.opens?.line === b.opens?.line
  );
}
