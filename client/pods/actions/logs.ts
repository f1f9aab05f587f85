/**
 * The logs of what is selected, followed in a terminal or as they are in an editor.
 */
import { nameInPod } from '../../podman/pod.ts';
import { withCancel } from '../../progress.ts';
import { openLogs, readLogs, type Logged } from '../../terminals/logs.ts';
import type { ReadOnly } from '../documents.ts';
import type { Around, Fits, Subject } from './subject.ts';
import { containersOf, idOf, namesOf, subjectsOf } from './subject.ts';

/** Also the infra container's own row, though a pod's logs are without it: it never says anything. */
const logged: Fits = (it) => containersOf(it).length > 0;

export type Looking = Around & {
  readonly documents: ReadOnly;
};

/** The command `Show Logs`. */
export async function logsCommand(looking: Looking, args: readonly unknown[]): Promise<void> {
  const subjects = await subjectsOf(looking, args, logged);
  if (subjects.length > 0) openLogs(looking, namesOf(subjects), loggedOf(subjects));
}

/** The command `Open Logs in Editor`. */
export async function logsInEditorCommand(looking: Looking, args: readonly unknown[]): Promise<void> {
  const subjects = await subjectsOf(looking, args, logged);
  if (subjects.length === 0) return;
  const title = namesOf(subjects);
  const text = await withCancel(`Reading the logs of ${title}`, (signal) =>
    readLogs(looking, loggedOf(subjects), signal),
  );
  await looking.documents.show({ name: `${title}.log`, key: subjects.map(idOf).join(), text });
}

/** In its pod a container is known by the name it has in the manifest, as long as only one pod is looked at. */
function loggedOf(subjects: readonly Subject[]): readonly Logged[] {
  const containers = subjects.flatMap((it) => containersOf(it));
  const pods = new Set(containers.map((it) => it.pod?.id));
  return containers.map(({ container: { id, name }, pod }) => ({
    id,
    name: pods.size > 1 ? name : nameInPod(pod?.name ?? '', name),
  }));
}
