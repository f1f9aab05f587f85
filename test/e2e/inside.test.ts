/** Logs and a shell of a pod, in the terminals of a real VS Code on a real podman. */
import { execa } from 'execa';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { podmanPath } from './podman.ts';
import { useWorkbench } from './workbench/workbench.ts';

const pod = 'podwright-inside';
const image = 'docker.io/library/busybox:1.37';
/** Says a word in red, tries to name the terminal, says another when it gets a signal, and ends when it is told to. */
const program = String.raw`trap 'exit 0' TERM; trap 'echo again from $WHO' HUP; printf '\033[31mhello\033[0m\033]0;fake\007 from %s\n' "$WHO"; while :; do sleep 0.2; done`;

describe('inside a pod', () => {
  const code = useWorkbench({
    files: { 'readme.txt': '' },
    settings: { 'podwright.podman.path': podmanPath },
  });
  beforeAll(async () => {
    await remove();
    await execa(podmanPath, ['pod', 'create', '--name', pod]);
    for (const who of ['one', 'two']) {
      const options = ['--detach', '--pod', pod, '--name', `${pod}-${who}`, '--env', `WHO=${who}`];
      await execa(podmanPath, ['run', ...options, image, 'sh', '-c', program]);
    }
  });
  afterAll(remove);

  test('logs of all containers come in one terminal, and go on after a restart', async () => {
    const { page, pods, screenshot } = code();
    await pods.show();
    await pods.row(pod).waitFor();
    await pods.menu(pod, 'Show Logs');
    for (const who of ['one', 'two']) await rows().getByText(`hello from ${who}`).first().waitFor();
    await screenshot('inside-1-logs');
    await execa(podmanPath, ['restart', '--time', '2', '--', `${pod}-one`]);
    await expect
      .poll(async () => (await rows().innerText()).split('hello from one').length, { timeout: 20_000 })
      .toBe(3);
    expect(await page.getByText('fake', { exact: true }).count()).toBe(0);
  });

  test('a shell opens in a container, and a command runs in it', async () => {
    const { page, palette, pods, screenshot } = code();
    await pods.expand(pod);
    await pods.menu('two', 'Open Shell');
    await rows().getByText('#').first().waitFor();
    await page
      .locator('.terminal-wrapper.active .xterm-helper-textarea')
      .pressSequentially('echo $WHO$((6 * 7))\n');
    await rows().getByText('two42').first().waitFor();
    await screenshot('inside-2-shell');
    await pods.menu('two', 'Run Command…');
    await palette.enter('sh -c "echo ran for $WHO; exec sleep 1000"');
    await rows().getByText('ran for two').first().waitFor();
  });

  test('a terminal that is attached to a container shows what it says, and leaves it running', async () => {
    const { palette, pods } = code();
    await pods.menu('two', 'Attach');
    // What was said before podman listens is not shown, and nothing tells since when it does.
    await expect
      .poll(async () => {
        await execa(podmanPath, ['kill', '--signal', 'HUP', '--', `${pod}-two`]);
        return rows().innerText();
      })
      .toContain('again from two');
    await palette.run('Terminal: Kill the Active Terminal Instance');
    await expect.poll(() => rows().getByText('again from two').count()).toBe(0);
    const { stdout } = await execa(podmanPath, ['inspect', '--format', '{{.State.Status}}', `${pod}-two`]);
    expect(stdout).toBe('running');
  });

  /** Of the terminal in sight. */
  function rows(): Locator {
    return code().page.locator('.terminal-wrapper.active .xterm-rows');
  }
});

async function remove(): Promise<void> {
  await execa(podmanPath, ['pod', 'rm', '--force', '--time', '0', '--ignore', pod], { reject: false });
}
