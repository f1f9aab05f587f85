import type { Judgement } from './judge.mts';
import { groupOf } from './vectors.mts';

/** How many there are and how many of them are right. */
export type Share = { readonly right: number; readonly all: number };

/** Of the vectors Kubernetes refuses: those of which we tell at least one fault where it is. */
export function recall(judgements: readonly Judgement[]): Share {
  const refused = judgements.filter((it) => it.refused);
  return { right: refused.filter((it) => it.told.length > 0).length, all: refused.length };
}

/** Of the vectors Kubernetes accepts: those of which we report no error. */
export function precision(judgements: readonly Judgement[]): Share {
  const accepted = judgements.filter((it) => !it.refused);
  return { right: accepted.filter((it) => it.falseErrors.length === 0).length, all: accepted.length };
}

/** Of the vectors Kubernetes warns of: those of which we tell all of it. */
export function warned(judgements: readonly Judgement[]): Share {
  const some = judgements.filter(({ vector }) => vector.documents.some((it) => it.warnings?.length));
  return { right: some.filter((it) => it.unwarned.length === 0).length, all: some.length };
}

/** A row for each group and one for all: refused and told, accepted and left in peace, warned of and told. */
export function tableRows(judgements: readonly Judgement[]): readonly (readonly string[])[] {
  const groups = [...new Set(judgements.map((it) => groupOf(it.vector)))].toSorted();
  const rows = groups.map((group) =>
    row(
      group,
      judgements.filter((it) => groupOf(it.vector) === group),
    ),
  );
  return [...rows, row('all', judgements)];
}

export function tableOf(judgements: readonly Judgement[]): string {
  const head = ['group', 'refused', 'told', 'accepted', 'silent', 'warned', 'told'];
  return [head, ...tableRows(judgements)]
    .map(([name = '', ...cells]) => name.padEnd(16) + cells.map((it) => it.padStart(10)).join(''))
    .join('\n');
}

function row(name: string, judgements: readonly Judgement[]): string[] {
  return [name, ...cells(recall(judgements)), ...cells(precision(judgements)), ...cells(warned(judgements))];
}

function cells({ right, all }: Share): string[] {
  return all === 0 ? ['', ''] : [String(all), right === all ? 'all' : String(right)];
}

/** A line for each vector we are wrong about, and for each fault we don't tell of beside another one. */
export function misses(judgements: readonly Judgement[]): readonly string[] {
  return judgements.flatMap(({ vector, refused, told, missed, falseErrors, unwarned }) => [
    ...falseErrors.map(
      (it) =>
        `${refused ? 'false in part' : 'false'}  ${vector.file}: ${it.path}: ${it.message} [${it.code}]`,
    ),
    ...unwarned.map((it) => `unwarned  ${vector.file}: ${it}`),
    ...missed.map(
      (it) => `${told.length > 0 ? 'in part' : 'missed'}  ${vector.file}: ${it.field}: ${it.says}`,
    ),
  ]);
}
