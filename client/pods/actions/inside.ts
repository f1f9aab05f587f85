/**
 * Getting into a container: a shell, a command, its first process, and a look at all processes.
 */
import { window } from 'vscode';
import { attach, exec, tryShell } from '../../podman/command-look.ts';
import { PodmanError } from '../../podman/error.ts';
import type { Container } from '../../podman/pod.ts';
import type { Run } from '../../podman/run.ts';
import { inView } from '../../progress.ts';
import { oneLine } from '../../text.ts';
import { openProgram } from '../../terminals/program.ts';
import { openTop } from '../../terminals/top.ts';
import { wordsOf } from '../words.ts';
import type { Looking } from './logs.ts';
import { containerOf, idOf, nameOf, subjectsOf } from './subject.ts';

function isRunning(container: Container): boolean {
  return container.state === 'running' && container.role !== 'infra';
}

/** The best first; each is common where the one before is missing. */
const shells = ['bash', 'ash', 'sh'] as const;

/** The command `Open Shell`. */
export async function shellCommand(looking: Looking, args: readonly unknown[]): Promise<void> {
  const subject = await containerOf(looking, args, isRunning);
  if (subject === undefined) return;
  const [id, name] = [idOf(subject), nameOf(subject)];
  const shell = await inView(() => firstShell(looking.run, id));
  if (shell === undefined) {
    const message = `There is no shell in '${name}': it has neither bash nor ash nor sh.`;
    const pressed = await window.showInformationMessage(oneLine(message), 'Run Another Program');
    if (pressed !== undefined) await runIn(looking, id, name);
    return;
  }
  openProgram(looking, `${shell} in ${name}`, 'terminal', exec(id, [shell]));
}

async function firstShell(run: Run, id: string): Promise<string | undefined> {
  for (const shell of shells) {
    try {
      await run(tryShell(id, shell));
      return shell;
    } catch (error) {
      // Only a refusal says that this one is not there.
      if (!(error instanceof PodmanError) || error.kind !== 'refused') throw error;
    }
  }
  return undefined;
}

/** The command `Run Command…`. */
export async function runCommand(looking: Looking, args: readonly unknown[]): Promise<void> {
  const subject = await containerOf(looking, args, isRunning);
  if (subject !== undefined) await runIn(looking, idOf(subject), nameOf(subject));
}

async function runIn(looking: Looking, id: string, name: string): Promise<void> {
  const line = await window.showInputBox({
    title: oneLine(`Run a command in '${name}'`),
    prompt:
      'A program and its arguments. Quotes keep words together; nothing else is special: there is no shell.',
    placeHolder: 'ls -l "/var/my data"',
    validateInput: (text) => (typeof wordsOf(text) === 'string' ? 'A quote is not closed.' : undefined),
  });
  const words = wordsOf(line ?? '');
  if (typeof words === 'string' || words.length === 0) return;
  openProgram(looking, `${words[0] ?? ''} in ${name}`, 'terminal', exec(id, words));
}

/** The command `Attach`. */
export async function attachCommand(looking: Looking, args: readonly unknown[]): Promise<void> {
  const subject = await containerOf(looking, args, isRunning);
  if (subject === undefined) return;
  openProgram(looking, `Attached to ${nameOf(subject)}`, 'plug', attach(idOf(subject)));
}

/** The command `Show Processes`: one terminal for each that is selected. */
export async function topCommand(looking: Looking, args: readonly unknown[]): Promise<void> {
  const subjects = await subjectsOf(looking, args, (it) =>
    it.kind === 'pod' ? ['running', 'degraded'].includes(it.pod.state) : it.container.state === 'running',
  );
  for (const it of subjects) openTop(looking.run, nameOf(it), it.kind, idOf(it));
}
