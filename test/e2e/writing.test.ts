/** Writing a manifest as a person does: led by what is offered, corrected while typing. */
import { expect, test } from 'vitest';
import { useWorkbench } from './workbench/workbench.ts';

const code = useWorkbench({
  files: {
    'empty.yaml': '',
    'pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      image: docker.io/library/nginx:1.27\n',
    'compose.yaml': 'services:\n  web:\n    imagee: nginx\n',
  },
});

test('an empty file becomes a pod by completion alone', async () => {
  const { editor, explorer, page, screenshot } = code();
  const key = (name: string) => page.keyboard.press(name);
  await explorer.open('empty.yaml');
  // The server may still be starting: the first words are offered once it is there.
  const offered = () => editor.complete().catch(() => []);
  await expect.poll(offered, { timeout: 30_000 }).toEqual(expect.arrayContaining(['apiVersion', 'kind']));
  await take('apiVersion');
  await take('v1');
  await key('Enter');
  await editor.type('ki');
  await take('kind');
  await take('Pod');
  await key('Enter');
  await editor.type('meta');
  await take('metadata');
  await editor.type('web');
  await key('Enter');
  await key('Shift+Tab');
  await editor.type('sp');
  await take('spec');
  await screenshot('writing-1-spec');
  await editor.type('app');
  await key('Tab');
  await editor.type('docker.io/library/nginx:1.27');
  await key('Enter');
  await editor.type('po');
  await take('ports');
  await editor.type('80');
  await screenshot('writing-2-done');
  expect(await editor.text()).toBe(
    [
      'apiVersion: v1',
      'kind: Pod',
      'metadata:',
      '  name: web',
      'spec:',
      '  containers:',
      '    - name: app',
      '      image: docker.io/library/nginx:1.27',
      '      ports:',
      '        - containerPort: 80',
    ].join('\n'),
  );

  /** Waits until a word is offered, and takes it; the next list may open at once. */
  async function take(label: string): Promise<void> {
    const row = page.locator('.suggest-widget.visible .monaco-list-row');
    const name = page.locator('.label-name', { hasText: new RegExp(`^${label}$`) });
    await row.filter({ has: name }).first().click();
  }
});

test('a misspelt field is underlined, and named with the one that was meant', async () => {
  const { editor, explorer, problems, screenshot } = code();
  await explorer.open('pod.yaml');
  await editor.goToEnd();
  await editor.type('  restartPolicyy: Always');
  await editor.squiggles('error').first().waitFor();
  await problems.show();
  await problems.rows("A PodSpec has no 'restartPolicyy'. Did you mean 'restartPolicy'?").first().waitFor();
  await screenshot('writing-3-problem');
});

test('a field is explained, with what podman does with it', async () => {
  const { editor, explorer, screenshot } = code();
  await explorer.open('pod.yaml');
  const shown = await editor.hover('image', 'Container image name');
  expect(shown).toContain('podman');
  await screenshot('writing-4-hover');
});

test("another tool's file stays as it is", async () => {
  const { editor, explorer, problems } = code();
  await explorer.open('compose.yaml');
  await problems.show();
  expect(await editor.lens('Play Kube').count()).toBe(0);
  expect(await editor.titleAction('Play Kube').count()).toBe(0);
  expect(await problems.rows('imagee').count()).toBe(0);
});
