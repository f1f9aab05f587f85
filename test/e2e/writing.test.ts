/** Writing a manifest as a person does: led by what is offered, corrected while typing. */
import { expect, test } from 'vitest';
import { beginPod } from './begin-pod.ts';
import { useWorkbench } from './workbench/workbench.ts';

const code = useWorkbench({
  files: {
    'empty.yaml': '',
    'whole.yaml': '',
    'pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      image: docker.io/library/nginx:1.27\n',
    'compose.yaml': 'services:\n  web:\n    imagee: nginx\n',
  },
});

test('an empty file becomes a pod by completion alone', async () => {
  const { editor, page, screenshot } = code();
  await beginPod(code(), 'empty.yaml', 'web');
  await screenshot('writing-1-begun');
  await page.keyboard.press('Enter');
  await editor.type('po');
  await editor.take('ports');
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
});

test('a whole pod is offered where a file is empty, and may be typed over from name to name', async () => {
  const { editor, explorer, page } = code();
  await explorer.open('whole.yaml');
  await editor.type('side');
  await editor.take('Pod with a sidecar: log shipper');
  await editor.write('shop');
  await page.keyboard.press('Tab');
  await editor.write('docker.io/library/busybox:1.36');
  const written = await editor.text();
  expect(written).toContain('  name: shop\n  labels:\n    app: shop\n');
  expect(written).toContain('      image: docker.io/library/busybox:1.36\n');
  expect(written).toContain('    - name: shop-logs\n      emptyDir: {}\n');
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
