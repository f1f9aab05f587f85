/** What the Pods view shows of the real podman: rows that follow it, what is inside, and where a pod comes from. */
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { podmanPath, removeAll } from './podman.ts';
import { useWorkbench } from './workbench/workbench.ts';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: seen
spec:
  containers:
    - name: app
      image: docker.io/library/busybox:1.37
      command: [sleep, '1000']
      env:
        - name: DB_PASSWORD
          value: hunter2
        - name: EVIL
          value: "[x](command:workbench.action.quit) $(trash) \\u202etxt"
`;

describe('with a podman that works', () => {
  const code = useWorkbench({
    files: { 'seen.yaml': pod },
    settings: { 'podwright.podman.path': podmanPath },
  });
  const file = () => `${code().folder}/seen.yaml`;
  beforeAll(() => removeAll(file(), ['seen']));
  afterAll(() => removeAll(file(), ['seen']));

  test('a pod that is played behind its back appears, with what is inside', async () => {
    const { pods, screenshot } = code();
    await pods.show();
    await execa(podmanPath, ['kube', 'play', '--', file()]);
    await pods.row('seen').waitFor();
    expect(await pods.row('seen').getAttribute('aria-label')).toMatch(/^pod seen, /);
    await pods.expand('seen');
    await pods.expand('app');
    await pods.expand('Environment');
    await pods.row('DB_PASSWORD').waitFor();
    expect(await pods.description('DB_PASSWORD')).toBe('••••••');
    // What would be a link, an icon and a text turned around is only text.
    expect(await pods.description('EVIL')).toMatch(/^\[x\].*\$\(trash\) txt$/);
    expect(await pods.row('EVIL').locator('.codicon-trash, a[href]').count()).toBe(0);
    await screenshot('pods-1-inside');
    await pods.inlineAction('DB_PASSWORD', 'Show Value');
    await expect.poll(() => pods.description('DB_PASSWORD')).toBe('hunter2');
  });

  test('it leads to the file it comes from, though none was open', async () => {
    const { page, pods } = code();
    await pods.row('seen.yaml').click();
    await page.locator('.editor-instance .view-line', { hasText: 'name: seen' }).waitFor();
  });

  test('it goes as it is removed behind its back', async () => {
    const { pods } = code();
    await removeAll(file(), ['seen']);
    await pods.row('seen').waitFor({ state: 'detached' });
  });
});

describe('with a connection that podman does not know', () => {
  const code = useWorkbench({
    files: { 'seen.yaml': pod },
    settings: { 'podwright.podman.path': podmanPath, 'podwright.podman.connection': 'nowhere' },
  });

  test('the view says so, and offers to choose another', async () => {
    const { pods, screenshot } = code();
    await pods.show();
    await pods.welcome().filter({ hasText: 'Podman knows no connection' }).waitFor();
    await pods.welcome().getByText('Choose a Connection').waitFor();
    await screenshot('pods-2-connection');
  });
});
