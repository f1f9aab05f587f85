/**
 * Remove, force remove, and remove all that has stopped. Each asks first and names what is lost.
 */
import { window } from 'vscode';
import { act, forceRemove, remove } from '../../podman/command-life.ts';
import { oneLine } from '../../text.ts';
import type { Around, Fits, Subject } from './subject.ts';
import { byKind, containersOf, nameOf, namesOf, subjectsOf } from './subject.ts';
import { working } from './working.ts';

/** The infra container goes with its pod, and podman removes it in no other way. */
const removable: Fits = (it) => it.kind === 'pod' || it.container.role !== 'infra';

/** The command `Remove…`: what runs is stopped first, and may end in order. */
export async function removeCommand(around: Around, args: readonly unknown[]): Promise<void> {
  const subjects = await subjectsOf(around, args, removable);
  if (!(await confirmed(subjects, 'Remove'))) return;
  await working(around, `Removing ${namesOf(subjects)}`, async (signal) => {
    for (const { kind, ids } of byKind(subjects)) {
      await around.run(act('stop', kind, ids), { signal });
      await around.run(remove(kind, ids), { signal });
    }
  });
}

/** The command `Force Remove…`, for what doesn't stop. */
export async function forceRemoveCommand(around: Around, args: readonly unknown[]): Promise<void> {
  const subjects = await subjectsOf(around, args, removable);
  if (!(await confirmed(subjects, 'Kill and Remove'))) return;
  await working(around, `Removing ${namesOf(subjects)}`, async (signal) => {
    for (const { kind, ids } of byKind(subjects)) await around.run(forceRemove(kind, ids), { signal });
  });
}

/**
 * The command `Remove All Stopped…`. `podman pod prune` would remove what has stopped by then; this removes what the
 * question named, and nothing that was started meanwhile.
 */
export async function pruneCommand(around: Around): Promise<void> {
  around.where();
  await around.refresh();
  const { pods, alone } = around.local();
  const stopped: readonly Subject[] = [
    ...pods.filter((it) => it.state === 'exited').map((pod): Subject => ({ kind: 'pod', pod })),
    ...alone
      .filter((it) => it.state === 'exited')
      .map((container): Subject => ({ kind: 'container', container })),
  ];
  if (stopped.length === 0) {
    void window.showInformationMessage('No pod and no container outside of pods has stopped.');
    return;
  }
  if (!(await confirmed(stopped, 'Remove'))) return;
  await working(around, `Removing ${namesOf(stopped)}`, async (signal) => {
    for (const { kind, ids } of byKind(stopped)) await around.run(remove(kind, ids), { signal });
  });
}

async function confirmed(
  subjects: readonly Subject[],
  button: 'Remove' | 'Kill and Remove',
): Promise<boolean> {
  const [first] = subjects;
  if (first === undefined) return false;
  const what = subjects.length === 1 ? `the ${first.kind} '${nameOf(first)}'` : namesOf(subjects);
  const options = {
    modal: true,
    detail: [...subjects.slice(0, most).map(lineOf), ...more(subjects), lost].join('\n'),
  };
  return (await window.showWarningMessage(oneLine(`${button} ${what}?`), options, button)) === button;
}

/** How many a dialog names. */
const most = 12;

function more(subjects: readonly Subject[]): readonly string[] {
  return subjects.length <= most ? [] : [`… and ${subjects.length - most} more`];
}

const lost = '\nWhat was written outside of volumes is lost. Named volumes stay.';

function lineOf(subject: Subject): string {
  if (subject.kind === 'container') {
    return oneLine(`Container '${nameOf(subject)}', ${subject.container.state}`);
  }
  const names = containersOf(subject).map((it) => nameOf(it));
  const inside = names.length === 0 ? 'no containers' : names.join(', ');
  return oneLine(`Pod '${nameOf(subject)}', ${subject.pod.state}, with ${inside}`);
}
