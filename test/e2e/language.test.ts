/** The five things people do most in a manifest, in the real editor, with names from other files and from podman. */
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { podmanPath } from './podman.ts';
import { useWorkbench } from './workbench/workbench.ts';

/** A pod with lines of a container, and lines below its containers. */
const pod = (ofContainer: readonly string[], below: readonly string[] = []) =>
  [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: web',
    'spec:',
    '  containers:',
    '    - name: app',
    ...ofContainer.map((it) => `      ${it}`),
    ...below.map((it) => `  ${it}`),
    '',
  ].join('\n');

const config = (name: string) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  GREETING: Hello
`;

const image = 'image: docker.io/library/nginx:1.27';
const fromConfig = ['envFrom:', '  - configMapRef:'];
const mount = ['volumeMounts:', '  - name: data', '    mountPath: /data'];

const code = useWorkbench({
  files: {
    'key.yaml': pod([image]),
    'name.yaml': pod([image, ...fromConfig, '      name: ']),
    'image.yaml': pod(['image: ']),
    'claim.yaml': pod(
      [image],
      ['volumes:', '  - name: data', '    persistentVolumeClaim:', '      claimName: '],
    ),
    'read.yaml': pod([image, ...fromConfig, '      name: site-settings']),
    'rename.yaml': pod([image, ...mount], ['volumes:', '  - name: data', '    emptyDir: {}']),
    'mend.yaml': pod([image, 'comand: [nginx]']),
    'settings/site.yaml': config('site-settings'),
    'settings/shop.yaml': config('shop-settings'),
    'node_modules/other/settings.yaml': config('hidden-settings'),
  },
  settings: { 'podwright.podman.path': podmanPath },
});

const volume = 'podwright-e2e-volume';
beforeAll(async () => {
  await execa(podmanPath, ['volume', 'create', '--', volume]);
});
afterAll(async () => {
  await execa(podmanPath, ['volume', 'rm', '--force', '--', volume]);
});

describe('what may be written is offered', () => {
  test('a key with what it needs', async () => {
    const { editor, screenshot } = code();
    await openAt('key.yaml', 8);
    await editor.type('\npor');
    await expect.poll(offered, { timeout: 30_000 }).toContain('ports');
    await screenshot('language-1-key');
    await editor.accept('ports');
    await editor.type('80');
    expect(await editor.text()).toBe(pod([image, 'ports:', '  - containerPort: 80']));
  });

  test('a name from another file of the workspace, but none from files that searches leave out', async () => {
    const { editor, screenshot } = code();
    await openAt('name.yaml', 11);
    await expect.poll(offered).toEqual(expect.arrayContaining(['site-settings', 'shop-settings']));
    expect(await offered()).not.toContain('hidden-settings');
    await screenshot('language-2-name');
    await editor.accept('shop-settings');
    expect(await editor.text()).toBe(pod([image, ...fromConfig, '      name: shop-settings']));
  });

  test('an image that podman has', async () => {
    const { editor, screenshot } = code();
    await openAt('image.yaml', 8);
    await expect.poll(offered).toContain('docker.io/library/redis:7');
    await screenshot('language-3-image');
    await editor.accept('docker.io/library/redis:7');
    expect(await editor.text()).toBe(pod(['image: docker.io/library/redis:7']));
  });

  test('a volume that podman has', async () => {
    await openAt('claim.yaml', 12);
    await expect.poll(offered).toContain(volume);
  });
});

test('an image is explained, and that podman has it', async () => {
  const { editor, explorer, screenshot } = code();
  await explorer.open('read.yaml');
  const shown = await editor.hover('docker.io/library/nginx', 'On this machine as');
  expect(shown).toContain('registry docker.io');
  await screenshot('language-4-hover');
});

test('a name leads to the file that declares it', async () => {
  const { editor, screenshot } = code();
  await openAt('read.yaml', 11);
  await editor.goToDefinition('site.yaml');
  await screenshot('language-5-definition');
  expect(await editor.text()).toBe(config('site-settings'));
});

test('a volume is renamed where it is declared and where it is mounted', async () => {
  const { editor } = code();
  await openAt('rename.yaml', 10);
  await editor.rename('pages');
  const renamed = [mount[0] ?? '', '  - name: pages', mount[2] ?? ''];
  await expect
    .poll(() => editor.text())
    .toBe(pod([image, ...renamed], ['volumes:', '  - name: pages', '    emptyDir: {}']));
});

test('a problem is seen, and mended with two keys', async () => {
  const { editor, problems, screenshot } = code();
  await openAt('mend.yaml', 9, 9);
  await editor.squiggles('error').first().waitFor();
  await problems.show();
  await problems.rows("A Container has no 'comand'").first().waitFor();
  await screenshot('language-6-problem');
  await editor.goTo(9, 9);
  await editor.mend("Rename to 'command'");
  await problems.rows("A Container has no 'comand'").first().waitFor({ state: 'hidden' });
  expect(await editor.text()).toBe(pod([image, 'command: [nginx]']));
});

/** Opens a file with the cursor at a one-based line; with no column, at the line's end. */
async function openAt(file: string, line: number, column?: number): Promise<void> {
  const { editor, explorer } = code();
  await explorer.open(file);
  await editor.goTo(line, column);
}

/** What is offered now; nothing while the server is still about it. */
async function offered(): Promise<readonly string[]> {
  const { editor, page } = code();
  await page.keyboard.press('Escape');
  return editor.complete().catch(() => []);
}
