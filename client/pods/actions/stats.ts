/**
 * What the selected pods and containers use, in the Stats view.
 */
import type { StatsView } from '../../stats/view.ts';
import type { Around } from './subject.ts';
import { idOf, namesOf, subjectsOf } from './subject.ts';

/** The command `Show Stats`: of what is selected; from elsewhere, of all. */
export async function statsCommand(
  around: Around,
  stats: StatsView,
  args: readonly unknown[],
): Promise<void> {
  if (typeof args[0] !== 'string') {
    around.where();
    await stats.show({ ids: [], title: '' });
    return;
  }
  const subjects = await subjectsOf(around, args, () => true);
  if (subjects.length > 0) await stats.show({ ids: subjects.map(idOf), title: namesOf(subjects) });
}
