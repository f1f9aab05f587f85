/** Patterns as a person comes by them: by refactoring, by questions, and by completion alone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginPod } from './begin-pod.ts';
import { answerOf, podmanPath, removeAll } from './podman.ts';
import { useWorkbench } from './workbench/workbench.ts';

const plain =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      image: docker.io/library/nginx:1.27\n';
const roles = `${plain}      volumeMounts:
        - {name: written, mountPath: /var/log/nginx}
    - name: helper
      image: docker.io/library/busybox:1.37
      command: [tail, -F, /logs/access.log]
      volumeMounts:
        - {name: written, mountPath: /logs, readOnly: true}
  volumes:
    - {name: written, emptyDir: {}}
`;
const shipper = 'sidecar: log shipper';
/** How long a busy machine may take. */
const soon = { timeout: 20_000 };
const port = 18_099;
const pods = ['pattern-asked', 'pattern-completed'];

const code = useWorkbench({
  files: { 'plain.yaml': plain, 'roles.yaml': roles, 'empty.yaml': '' },
  settings: { 'podwright.podman.path': podmanPath },
});

const removed = () => removeAll('', pods);
beforeAll(removed);
afterAll(removed);

test('a plain pod gets a sidecar by refactoring, which one undo takes back', async () => {
  const { editor, explorer, palette, screenshot } = code();
  await explorer.open('plain.yaml');
  // The server has read it.
  await editor.lens('Play Kube').first().waitFor();
  await editor.goTo(4, 10);
  await editor.mend('Add sidecar...');
  await asks('What it is to do');
  await screenshot('patterns-1-variant');
  await palette.pick('log shipper');
  await asks('has the folder that the two share');
  await palette.enter('out');
  await asks('Write the whole path');
  await screenshot('patterns-2-path');
  await palette.enter('/var/log/web');
  await expect.poll(() => editor.text(), soon).toContain('    - name: log-shipper\n');
  const text = await editor.text();
  expect(text).toContain('        - name: web-logs\n          mountPath: /var/log/web\n');
  expect(text).toContain('  volumes:\n    - name: web-logs\n      emptyDir: {}\n');
  await screenshot('patterns-3-added');
  await editor.undo();
  await expect.poll(() => editor.text(), soon).toBe(plain);
});

test('what a container is to its pod is told behind its name, in the outline, and where it is pointed at', async () => {
  const { editor, explorer, page, palette, screenshot } = code();
  await explorer.open('roles.yaml');
  await page.locator('.view-line', { hasText: `name: helper ${shipper}` }).waitFor();
  await palette.run('Focus on Outline View');
  const rows = page.locator('.outline-pane .monaco-list-row');
  await rows.first().hover();
  const helper = rows.filter({ hasText: 'helper' }).filter({ hasText: shipper });
  // The outline is a few rows high.
  await expect.poll(() => page.mouse.wheel(0, 20).then(() => helper.count()), soon).toBe(1);
  await screenshot('patterns-8-roles');
  expect(await editor.hover('helper', shipper)).toContain("It reads the logs that 'app' writes");
});

test('another container is asked for from the palette', async () => {
  const { editor, explorer, page, palette } = code();
  await explorer.open('plain.yaml');
  await editor.goTo(4, 10);
  await palette.run('Podwright: Add Container to Pod...');
  await asks("What it is to do for 'app'");
  await page.keyboard.press('Escape');
});

test('a new pod of a pattern is asked for where new files and pods are, and plays as it is', async () => {
  const { editor, page, palette, pods: view, screenshot } = code();
  await view.show();
  await view.titleAction('New Pod from Pattern...').click();
  await asks('The name of the pod');
  await page.keyboard.press('Escape');
  await palette.run('Create: New File...');
  await palette.pick('New Pod from Pattern...');
  await asks('The name of the pod');
  await palette.enter('pattern-asked');
  await asks('The image of its app');
  await page.keyboard.press('Enter');
  await asks('Its ports');
  await screenshot('patterns-4-ports');
  await palette.enter(`${port}:80`);
  await asks('What runs beside the app');
  await palette.pick('content updater');
  await asks('Where the app has the folder');
  await page.keyboard.press('Enter');
  await expect.poll(() => editor.text(), soon).toContain('name: pattern-asked-content\n');
  await screenshot('patterns-5-new');
  await palette.run('Podwright: Play Kube');
  await expect.poll(() => answerOf(port, '/'), soon).toContain('It is');
  // Shown at last, which would take the explorer away from who looks there now.
  await page.locator('.sidebar .monaco-list-row.selected', { hasText: 'pattern-asked' }).waitFor();
});

test('an empty file becomes a played pod with a sidecar by completion alone', async () => {
  const { editor, page, palette, pods: view, screenshot } = code();
  await beginPod(code(), 'empty.yaml', 'pattern-completed');
  await page.keyboard.press('Enter');
  // Not Shift+Tab, which goes back to the name as long as the snippet lasts.
  await page.keyboard.press('Backspace');
  await editor.type('- side');
  await editor.take('sidecar: log shipper');
  expect(await editor.text()).toContain('    - name: pattern-completed-logs\n      emptyDir: {}');
  await screenshot('patterns-6-completed');
  await editor.save();
  await palette.run('Podwright: Play Kube');
  await view.show();
  await expect.poll(() => view.description('pattern-completed'), soon).toMatch(/^running/i);
  await view.expand('pattern-completed');
  await expect.poll(() => view.description('log-shipper'), soon).toContain(shipper);
  await screenshot('patterns-7-played');
});

/** Waits until a question is shown that says this. */
async function asks(text: string): Promise<void> {
  const widget = code().page.locator('.quick-input-widget:visible');
  await widget
    .filter({ hasText: text })
    .or(widget.filter({ has: code().page.locator(`input[placeholder*="${text}"]`) }))
    .first()
    .waitFor();
}
