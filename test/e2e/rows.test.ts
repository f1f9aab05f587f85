/** What is done from the rows of the Pods view, each checked by what the real podman says then. */
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { podmanPath } from './podman.ts';
import { useWorkbench } from './workbench/workbench.ts';

const pod = 'podwright-rows';
const alone = 'podwright-rows-alone';
const made = 'podwright-rows-made';
const volume = 'podwright-rows-data';
const image = 'docker.io/library/busybox:1.37';
const program = 'trap exit TERM; while :; do sleep 0.1; done';

describe('the rows of a pod and of a container', () => {
  const code = useWorkbench({
    files: { 'shared/readme.txt': '' },
    settings: { 'podwright.podman.path': podmanPath },
  });
  beforeAll(async () => {
    await removeAll();
    await podman('pod', 'create', `--name=${pod}`, '--publish=18966:80');
    await podman('run', '--detach', `--pod=${pod}`, `--name=${pod}-main`, image, 'sh', '-c', program);
    const shared = `--volume=${code().folder}/shared:/shared`;
    const more = ['--health-cmd=true', `--volume=${volume}:/data`, shared];
    await podman('run', '--detach', `--name=${alone}`, ...more, image, 'sh', '-c', program);
  });
  afterAll(removeAll);

  test('do together what is chosen for both', async () => {
    const { page, palette, pods, screenshot } = code();
    await pods.show();
    await pods.row(pod).waitFor();
    await pods.expand('Containers outside of pods');
    await pods.row(alone).waitFor();
    for (const [label, state, signal] of [
      ['Pause', 'Paused'],
      ['Resume', 'Running'],
      ['Stop', 'Exited'],
      ['Start', 'Running'],
      ['Send Signal…', 'Exited', 'SIGKILL'],
      ['Restart', 'Running'],
    ] as const) {
      await pods.row(pod).click();
      await pods.row(alone).click({ modifiers: ['Control'] });
      await pods.menu(pod, label);
      if (signal !== undefined) await palette.pick(signal);
      await expect.poll(() => states(), { message: label, timeout: 20_000 }).toEqual([state, state]);
      for (const it of [pod, alone]) {
        await expect
          .poll(() => spoken(it), { message: label, timeout: 20_000 })
          .toContain(state.toLowerCase());
      }
    }
    await screenshot('rows-1-done');
    await page.keyboard.press('Escape');
  });

  test('tell what podman knows', async () => {
    const { editor, notifications, page, palette, pods } = code();
    await pods.menu(alone, 'Check Health Now');
    await notifications.toast(`'${alone}' is healthy.`).waitFor();
    await notifications.dismissAll();
    const opening = page.context().waitForEvent('page');
    await pods.menu(pod, 'Open in Browser');
    expect((await opening).url()).toContain('18966');
    await (await opening).close();
    await pods.menu(alone, 'Inspect');
    await page
      .locator('.tab.active .label-name', { hasText: `${alone}.json` })
      .first()
      .waitFor();
    expect(await editor.text()).toContain(`"Name": "${alone}"`);
    await pods.menu(pod, 'Generate Kube YAML');
    await page.locator('.tab.active:not(:has-text(".json"))').first().waitFor();
    await expect.poll(() => editor.text()).toContain(`name: ${pod}`);
    await pods.menu(alone, 'Show Processes');
    await page.locator('.terminal-wrapper.active .xterm-rows').getByText('COMMAND').first().waitFor();
    await pods.menu(alone, 'Show Stats');
    const stats = page.frameLocator('iframe.webview').frameLocator('iframe').getByText(alone).first();
    await stats.waitFor();
    await palette.run('View: Toggle Panel Visibility');
  });

  test('copy what names them, and lead to what a container mounts', async () => {
    const { folder, page, palette, pods } = code();
    await pods.menu(pod, 'Copy', 'Copy Id');
    await copied(await podman('pod', 'inspect', '--format', '{{.ID}}', pod));
    await pods.menu(alone, 'Copy', 'Copy Image');
    await copied(image);
    await pods.menu(pod, 'Copy', 'Copy IP Address');
    const infra = await podman('pod', 'inspect', '--format', '{{.InfraContainerID}}', pod);
    const address = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
    await copied(await podman('inspect', '--format', address, infra));
    await pods.row(pod).click();
    await pods.row(alone).click({ modifiers: ['Control'] });
    await pods.menu(alone, 'Copy', 'Copy Name');
    await copied(`${pod}\n${alone}`);

    const opening = page.context().waitForEvent('page');
    await pods.menu(alone, 'Show Mounts on Disk');
    await palette.pick('/shared');
    const opened = await opening;
    expect(decodeURIComponent(opened.url())).toContain(`${folder}/shared`);
    await opened.close();
  });

  test('go when all that has stopped is removed', async (context) => {
    const { notifications, palette, pods } = code();
    const stopped = await podman('ps', '--all', '--filter', 'status=exited', '--format', '{{.Names}}');
    context.skip(stopped !== '', `this podman has stopped containers that are not the test's: ${stopped}`);
    await podman('pod', 'stop', pod);
    await palette.run('Podwright: Remove All Stopped…');
    await notifications.dialog(`Remove the pod '${pod}'?`).waitFor();
    await notifications.answerDialog('Remove');
    await pods.row(pod).waitFor({ state: 'detached' });
    expect(await podState(pod)).toBe('');
    expect(await podman('inspect', '--format', '{{.State.Status}}', alone)).toBe('running');
  });

  test('lead to a new pod, a container in it, and to what is removed', async () => {
    const { notifications, palette, pods, screenshot } = code();
    await palette.run('Podwright: Create Pod…');
    await asks('The name of the pod');
    await palette.enter(made);
    await palette.pick("podman's own choice");
    await asks('The ports it publishes');
    await palette.enter('');
    await palette.pick('Create the pod');
    await pods.row(made).waitFor();
    await pods.menu(made, 'Run Container in Pod…');
    await palette.pick(image);
    await asks('Its name');
    await palette.enter(`${made}-main`);
    await asks('What it runs');
    await palette.enter(`sh -c '${program}'`);
    await asks('Variables');
    await palette.enter('');
    await expect.poll(() => podState(made)).toBe('Running');

    await pods.menu(made, 'Remove…');
    await notifications.dialog(`Remove the pod '${made}'?`).waitFor();
    await screenshot('rows-2-remove');
    await notifications.answerDialog('Remove');
    await pods.row(made).waitFor({ state: 'detached' });
    expect(await podState(made)).toBe('');

    await pods.menu(alone, 'Kill and Remove…');
    await notifications.answerDialog('Kill and Remove');
    await pods.row(alone).waitFor({ state: 'detached' });

    await pods.expand('Volumes');
    await pods.menu(volume, 'Remove…');
    await notifications.dialog('What is in a volume is lost').waitFor();
    await notifications.answerDialog('Remove');
    await pods.row(volume).waitFor({ state: 'detached' });
    expect(await podman('volume', 'ls', '--quiet')).not.toContain(volume);
  });

  async function asks(prompt: string): Promise<void> {
    await code().page.locator('.quick-input-widget').getByText(prompt).first().waitFor();
  }

  async function copied(text: string): Promise<void> {
    // A function in text, because these types know Node only.
    await expect.poll(() => code().page.evaluate<string>('navigator.clipboard.readText()')).toBe(text);
  }

  async function spoken(label: string): Promise<string> {
    return ((await code().pods.row(label).getAttribute('aria-label')) ?? '').toLowerCase();
  }
});

/** Of the pod and of the container alone, in the same words. */
async function states(): Promise<readonly string[]> {
  const container = await podman('inspect', '--format', '{{.State.Status}}', alone);
  return [await podState(pod), `${container.charAt(0).toUpperCase()}${container.slice(1)}`];
}

/** Empty for none. */
async function podState(name: string): Promise<string> {
  const { stdout } = await execa(podmanPath, ['pod', 'inspect', '--format', '{{.State}}', name], {
    reject: false,
  });
  return stdout.trim();
}

async function podman(...args: readonly string[]): Promise<string> {
  return (await execa(podmanPath, args)).stdout.trim();
}

async function removeAll(): Promise<void> {
  for (const args of [
    ['pod', 'rm', '--force', '--time=0', '--ignore', pod, made],
    ['rm', '--force', '--time=0', '--ignore', alone],
    ['volume', 'rm', '--force', volume],
  ]) {
    await execa(podmanPath, args, { reject: false });
  }
}
