/**
 * Start, stop, restart, pause, unpause and kill.
 */
import { window } from 'vscode';
import { act, kill, type Act, type Kind } from '../../podman/command-life.ts';
import type { Command } from '../../podman/command.ts';
import type { ContainerState, PodState } from '../../podman/pod.ts';
import type { Around, Fits, Subject } from './subject.ts';
import { byKind, namesOf, subjectsOf } from './subject.ts';
import { working } from './working.ts';

/** In which states each makes sense; package.json offers it in the same (a test says so). */
export const states = {
  start: { pod: ['created', 'exited', 'degraded', 'dead'], container: ['created', 'exited', 'unknown'] },
  stop: {
    pod: ['starting', 'running', 'degraded', 'paused', 'dead'],
    container: ['running', 'paused', 'stopping', 'unknown'],
  },
  restart: {
    pod: ['created', 'starting', 'running', 'degraded', 'exited', 'dead'],
    container: ['created', 'running', 'exited', 'unknown'],
  },
  pause: { pod: ['running', 'degraded'], container: ['running'] },
  unpause: { pod: ['paused', 'degraded'], container: ['paused'] },
  kill: { pod: ['starting', 'running', 'degraded', 'dead'], container: ['running', 'stopping'] },
} as const satisfies Record<
  Act | 'kill',
  { readonly pod: readonly PodState[]; readonly container: readonly ContainerState[] }
>;

const titles = {
  start: 'Starting',
  stop: 'Stopping',
  restart: 'Restarting',
  pause: 'Pausing',
  unpause: 'Resuming',
} as const satisfies Record<Act, string>;

/** The command for one of the acts. */
export async function actCommand(verb: Act, around: Around, args: readonly unknown[]): Promise<void> {
  const subjects = await subjectsOf(around, args, fitsFor(verb));
  await onEach(around, `${titles[verb]} ${namesOf(subjects)}`, subjects, (kind, ids) => act(verb, kind, ids));
}

/** The command `Kill…`: the signal is picked. */
export async function killCommand(around: Around, args: readonly unknown[]): Promise<void> {
  const subjects = await subjectsOf(around, args, fitsFor('kill'));
  if (subjects.length === 0) return;
  const choices = signals.map(([label, description]) => ({ label, description }));
  const signal = await window.showQuickPick(choices, { placeHolder: `The signal for ${namesOf(subjects)}` });
  if (signal === undefined) return;
  await onEach(around, `Sending ${signal.label} to ${namesOf(subjects)}`, subjects, (kind, ids) =>
    kill(signal.label, kind, ids),
  );
}

/** What programs make of them by custom. */
const signals = [
  ['SIGTERM', 'end in order'],
  ['SIGKILL', 'end at once: what is not written yet is lost'],
  ['SIGINT', 'end, as by Ctrl+C'],
  ['SIGQUIT', 'end, often with a dump'],
  ['SIGHUP', 'read the settings anew'],
  ['SIGUSR1', 'whatever the program does then'],
  ['SIGUSR2', 'whatever the program does then'],
  ['SIGWINCH', 'end in order, for some web servers'],
] as const;

function fitsFor(verb: keyof typeof states): Fits {
  return (subject) => {
    const fitting: readonly string[] = states[verb][subject.kind];
    return fitting.includes(subject.kind === 'pod' ? subject.pod.state : subject.container.state);
  };
}

/** All pods in one call, then all containers. A failure of the first doesn't keep the second from being tried. */
async function onEach(
  around: Around,
  title: string,
  subjects: readonly Subject[],
  command: (kind: Kind, ids: readonly string[]) => Command<void>,
): Promise<void> {
  if (subjects.length === 0) return;
  await working(around, title, async (signal) => {
    const calls = byKind(subjects).map(({ kind, ids }) => around.run(command(kind, ids), { signal }));
    const failed = (await Promise.allSettled(calls)).find((it) => it.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  });
}
