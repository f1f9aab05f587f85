/**
 * Tasks of type `podwright`, for tasks.json and for launch configurations.
 */
import type { Disposable, TaskDefinition, WorkspaceFolder } from 'vscode';
import { CustomExecution, Task, TaskScope, tasks, window, workspace } from 'vscode';
import type { Playing } from '../manifest/play.ts';
import { PodmanError } from '../podman/error.ts';
import { acting } from '../podman/probe.ts';
import { podmanWork } from './act.ts';
import { runChecker } from './check.ts';
import { checkerArgs } from './checker-args.ts';
import { actions, readDefinition, type Wanted } from './definition.ts';
import { taskTerminal, type Work } from './terminal.ts';

export type Tasking = {
  readonly playing: Playing;
  /** The path of the checker's bundle. */
  readonly checker: string;
};

const type = 'podwright';

/** Offers tasks for the manifests that are seen, and for each folder a check of all it holds. */
export function offerTasks(tasking: Tasking): Disposable {
  return tasks.registerTaskProvider(type, {
    provideTasks: () => (workspace.isTrusted ? offered(tasking) : []),
    resolveTask: ({ definition, scope, name }) =>
      taskOf(tasking, { definition, name, folder: typeof scope === 'object' ? scope : undefined }),
  });
}

async function offered(tasking: Tasking): Promise<Task[]> {
  const files = new Set(window.visibleTextEditors.map((it) => it.document.uri));
  const found: Task[] = [];
  for (const uri of files) {
    const folder = workspace.getWorkspaceFolder(uri);
    const playable = (await tasking.playing.objects(uri)).some((it) => it.playable);
    if (folder === undefined || !playable) continue;
    const file = workspace.asRelativePath(uri, false);
    for (const action of actions) found.push(taskFor(tasking, { action, file, folder }));
  }
  const whole = (workspace.workspaceFolders ?? []).map((folder) =>
    taskFor(tasking, { action: 'check', file: '.', folder }),
  );
  return [...found, ...whole];
}

type Offer = {
  readonly action: Wanted['action'];
  readonly file: string;
  readonly folder: WorkspaceFolder;
};

function taskFor(tasking: Tasking, { action, file, folder }: Offer): Task {
  const name = file === '.' ? `${action} all manifests` : `${action} ${file}`;
  return taskOf(tasking, { definition: { type, action, file }, name, folder });
}

type Described = {
  readonly definition: TaskDefinition;
  readonly name: string;
  readonly folder: WorkspaceFolder | undefined;
};

/** The definition is the very one that was asked for: VS Code knows the task by it. */
function taskOf(tasking: Tasking, { definition, name, folder }: Described): Task {
  const execution = new CustomExecution((resolved) =>
    Promise.resolve(taskTerminal(workOf(tasking, resolved, folder))),
  );
  const matchers = definition['action'] === 'check' ? ['$podwright'] : [];
  return new Task(definition, folder ?? TaskScope.Workspace, name, type, execution, matchers);
}

function workOf({ playing, checker }: Tasking, definition: TaskDefinition, folder?: WorkspaceFolder): Work {
  return async (say, signal) => {
    try {
      if (!workspace.isTrusted) {
        throw new PodmanError('untrusted', 'Podwright runs tasks only in a workspace you trust.');
      }
      const wanted = readDefinition(definition, folder);
      if (wanted.action !== 'check') return await podmanWork(playing, wanted)(say, signal);
      const args = await checkerArgs(wanted.uri, async () => acting(await playing.version()));
      return await runChecker(checker, args, { signal, onLine: say });
    } catch (error) {
      if (!(error instanceof PodmanError)) throw error;
      say(error.message);
      return 1;
    }
  };
}
