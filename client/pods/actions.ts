/**
 * What can be done with a pod from its row or, with a pick, from the command palette.
 */
import { window } from 'vscode';
import type { Command } from '../podman/command.ts';
import { removePods, startPod, stopPods } from '../podman/command.ts';
import type { Pod, PodState } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import { inView } from '../progress.ts';
import { oneLine } from '../text.ts';

export type Acting = {
  readonly run: Run;
  readonly refresh: () => Promise<readonly Pod[] | undefined>;
  readonly pods: () => readonly Pod[];
};

export async function startPodCommand(acting: Acting, args: readonly unknown[]): Promise<void> {
  await actOn(acting, args, startPod, (state) => state !== 'running');
}

export async function stopPodCommand(acting: Acting, args: readonly unknown[]): Promise<void> {
  await actOn(
    acting,
    args,
    (id) => stopPods([id]),
    (state) => state !== 'exited' && state !== 'created',
  );
}

/** Removes a pod after a question: no file is known that would bring it back. */
export async function removePodCommand(acting: Acting, args: readonly unknown[]): Promise<void> {
  const pod = await podOf(acting, args, () => true);
  if (pod === undefined) return;
  const answer = await window.showWarningMessage(
    oneLine(`Stop and remove the pod '${pod.name}'?`),
    { modal: true, detail: 'What its containers wrote outside of volumes is lost.' },
    'Remove',
  );
  if (answer !== 'Remove') return;
  await finishing(acting, async () => {
    await acting.run(stopPods([pod.id]));
    await acting.run(removePods([pod.id]));
  });
}

/**
 * The pod of a row (a command of the view gets the row's id), or one a person picks among those in a fitting state;
 * undefined where the pick is dropped.
 */
export async function podOf(
  acting: Acting,
  [id]: readonly unknown[],
  fits: (state: PodState) => boolean,
): Promise<Pod | undefined> {
  if (typeof id === 'string') return acting.pods().find((it) => it.id === id);
  const pods = ((await acting.refresh()) ?? []).filter((it) => fits(it.state));
  if (pods.length === 0) {
    void window.showInformationMessage('There is no pod to do that with.');
    return undefined;
  }
  const choices = pods.map((pod) => ({
    label: oneLine(pod.name).replaceAll('$(', String.raw`\$(`),
    description: pod.state,
    pod,
  }));
  return (await window.showQuickPick(choices, { placeHolder: 'The pod' }))?.pod;
}

async function actOn(
  acting: Acting,
  args: readonly unknown[],
  command: (id: string) => Command<void>,
  fits: (state: PodState) => boolean,
): Promise<void> {
  const pod = await podOf(acting, args, fits);
  if (pod !== undefined) await finishing(acting, () => acting.run(command(pod.id)));
}

/** Whatever came of it, the view shows how things are now. */
async function finishing(acting: Acting, action: () => Promise<void>): Promise<void> {
  await inView(async () => {
    try {
      await action();
    } finally {
      await acting.refresh();
    }
  });
}
