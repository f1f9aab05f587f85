/** What a person sees where something is missing, forbidden or broken: one clear text where they look, and no stuck progress. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { useWorkbench, type Workbench } from './workbench/workbench.ts';

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      image: docker.io/library/busybox:1.37\n';
const standIn = (way: string) => fileURLToPath(new URL(`../client/standin/${way}.mjs`, import.meta.url));

describe('without podman', () => {
  const code = useWorkbench({
    files: { 'pod.yaml': pod },
    settings: { 'podwright.podman.path': '/nowhere/podman' },
  });

  test('the view says how to get it', async () => {
    const { pods, screenshot } = code();
    await pods.show();
    await pods.welcome().filter({ hasText: 'Podman was not found' }).waitFor();
    await screenshot('trouble-missing-1-view');
  });

  test('playing says what is missing, in one sentence', async () => {
    const { explorer, notifications, palette, screenshot } = code();
    await explorer.menu('pod.yaml', 'Play Kube');
    await notifications.toast('/nowhere/podman').waitFor();
    await notifications.toast('Play Kube: pod.yaml').waitFor({ state: 'hidden' });
    await screenshot('trouble-missing-2-play');
    expect((await notifications.texts()).join(' ')).not.toMatch(/ENOENT|spawn|node:/);
    await palette.run('Notifications: Clear All Notifications');
  });

  test('the editor is as helpful as ever', async () => {
    await expectHelp(code());
  });
});

describe('with a podman that hangs', () => {
  const code = useWorkbench({
    files: { 'pod.yaml': pod },
    settings: { 'podwright.podman.path': standIn('hang') },
  });

  test('playing can be cancelled, and nothing is left spinning', async () => {
    const { explorer, notifications, screenshot } = code();
    await explorer.menu('pod.yaml', 'Play Kube');
    await notifications.toast('Play Kube: pod.yaml').waitFor();
    await screenshot('trouble-hanging-1-playing');
    await notifications.answer('Play Kube: pod.yaml', 'Cancel');
    await notifications.toast('Play Kube: pod.yaml').waitFor({ state: 'hidden' });
    await screenshot('trouble-hanging-2-cancelled');
  });
});

describe('in Restricted Mode', () => {
  const code = useWorkbench({ files: { 'pod.yaml': pod }, trust: 'asked' });
  beforeAll(() => code().notifications.answerDialog('No, I'));

  test('nothing is offered that would start podman, and the view says why', async () => {
    const { explorer, pods, screenshot } = code();
    await pods.show();
    await pods.welcome().filter({ hasText: 'Restricted Mode' }).waitFor();
    await screenshot('trouble-restricted-1-view');
    expect(await explorer.menuLabels('pod.yaml')).not.toContain('Play Kube');
  });

  test('the editor is as helpful as ever', async () => {
    await expectHelp(code());
    expect(await code().editor.lens('Play Kube').count()).toBe(0);
  });
});

/** The language features need no podman: a mistake is named as it is typed. */
async function expectHelp({ editor, explorer, problems }: Workbench): Promise<void> {
  await explorer.open('pod.yaml');
  await editor.goToEnd();
  await editor.type('  hostNetwork: perhaps');
  await problems.show();
  await problems.rows("'hostNetwork' takes true or false.").first().waitFor();
}
