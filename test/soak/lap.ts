/** One lap of a soak: minutes of a person's work, done as fast as the window takes it. */
import { execa } from 'execa';
import { expect } from 'vitest';
import { podmanPath } from '../e2e/podman.ts';
import type { Workbench } from '../e2e/workbench/workbench.ts';

export const pod = 'podwright-soak';
const image = 'docker.io/library/busybox:1.37';
const outside = ['one', 'two', 'three'].map((it) => `${pod}-outside-${it}`);

const manifest = (name: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: app
      image: ${image}
      command: [sh, -c, "trap 'exit 0' TERM; while :; do echo hello; sleep 0.2; done"]
      env:
        - name: MODE
          value: fast
`;

/** The files of the workspace. */
export const files = {
  'pod.yaml': manifest(pod),
  'many.yaml': Array.from({ length: 40 }, (_, at) => manifest(`web-${at}`)).join('---\n'),
  'notes.txt': 'Nothing to see here.\n',
};

/** Leaves everything as it was. */
export async function lap(code: Workbench): Promise<void> {
  await edit(code, 'many.yaml');
  await edit(code, 'pod.yaml');
  await play(code);
  await lookInside(code);
  await happenOutside(code);
  await takeDown(code);
  for (let turn = 0; turn < 5; turn += 1) {
    await code.pods.show();
    await code.explorer.open('notes.txt');
  }
  await code.palette.run('View: Close All Editors');
}

/** Takes away whatever a lap that broke off has left. */
export async function clear(): Promise<void> {
  await execa(podmanPath, ['pod', 'rm', '--force', '--time', '0', '--ignore', pod], { reject: false });
  await execa(podmanPath, ['rm', '--force', '--time', '0', '--ignore', ...outside], { reject: false });
}

/** Types, completes, saves, undoes it all, and saves again. */
async function edit({ editor, explorer, page, palette }: Workbench, file: string): Promise<void> {
  await explorer.open(file);
  for (let turn = 0; turn < 3; turn += 1) {
    await editor.goTo(8);
    await editor.type('\nimagePullPolicy: ');
    await editor.complete();
    await page.keyboard.press('Escape');
    await editor.type('Sometimes');
    await editor.squiggles('error').first().waitFor();
    if (turn % 2 === 0) await editor.save();
    await editor.undoUntilGone('imagePullPolicy');
  }
  await editor.save();
  await palette.run('File: Revert File');
}

async function play({ explorer, notifications, palette, pods }: Workbench): Promise<void> {
  await explorer.open('pod.yaml');
  await palette.run('Podwright: Play Kube');
  await pods.row(pod).waitFor();
  await notifications.toast('pod.yaml').waitFor({ state: 'hidden' });
  const before = await idOf(pod);
  await palette.run('Podwright: Replace');
  await expect.poll(() => idOf(pod).then((it) => ![before, ''].includes(it)), { timeout: 60_000 }).toBe(true);
  // It is there until the view shows the new pod.
  await notifications.toast('pod.yaml').waitFor({ state: 'hidden' });
  await pods.row(pod).filter({ hasText: 'Running' }).waitFor();
}

/** Logs, a shell, stats and what containers hold, each opened and closed. */
async function lookInside({ page, palette, pods }: Workbench): Promise<void> {
  const terminal = page.locator('.terminal-wrapper.active .xterm-rows');
  await pods.menu(pod, 'Show Logs');
  await terminal.getByText('hello').first().waitFor();
  await pods.expand(pod);
  await pods.expand('app');
  await pods.expand('Environment');
  await pods.row('MODE').waitFor();
  await pods.menu('app', 'Open Shell');
  await terminal.getByText('#').first().waitFor();
  await palette.run('Terminal: Kill All Terminals');
  await terminal.first().waitFor({ state: 'hidden' });
  await pods.menu(pod, 'Show Stats');
  await page.locator('iframe.webview').first().waitFor();
  await palette.run('View: Hide Panel');
}

/** Containers come and go behind the window's back. */
async function happenOutside({ pods }: Workbench): Promise<void> {
  const run = (name: string) => execa(podmanPath, ['run', '--detach', '--name', name, image, 'sleep', '600']);
  for (const name of outside) await run(name);
  await pods.row('Containers outside of pods').filter({ hasText: '3 of 3 running' }).waitFor();
  await execa(podmanPath, ['rm', '--force', '--time', '0', ...outside]);
  await pods.row('Containers outside of pods').waitFor({ state: 'hidden' });
}

async function takeDown({ explorer, palette, pods }: Workbench): Promise<void> {
  await explorer.open('pod.yaml');
  await palette.run('Podwright: Down');
  await pods.show();
  await pods.row(pod).waitFor({ state: 'hidden' });
}

/** Empty while there is no such pod. */
async function idOf(name: string): Promise<string> {
  const { stdout } = await execa(podmanPath, ['pod', 'inspect', '--format', '{{.Id}}', name], {
    reject: false,
  });
  return stdout.trim();
}
