/** A manifest becomes a service: its unit is created, and written on with the help that units get. */
import { expect, test } from 'vitest';
import { podmanPath } from './podman.ts';
import { useWorkbench } from './workbench/workbench.ts';

const code = useWorkbench({
  files: {
    'pod.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      image: docker.io/library/nginx:1.27\n',
  },
  settings: { 'podwright.podman.path': podmanPath, 'podwright.podmanVersion': '5.4' },
});

test('a unit is created of a manifest, completed and corrected', async () => {
  const { editor, explorer, page, screenshot } = code();
  await explorer.open('pod.yaml');
  await explorer.menu('pod.yaml', 'Create .kube Unit');
  await page.locator('.tab.active .label-name', { hasText: 'pod.kube' }).first().waitFor();
  await editor.goTo(5);
  await editor.type('\nKubeDwnForce=true');
  await editor.squiggles('error').first().waitFor();
  await screenshot('quadlet-1-misspelt');
  await editor.mend("Change to 'KubeDownForce'");
  await editor.squiggles('error').first().waitFor({ state: 'hidden' });
  await editor.goTo(5);
  await editor.type('\n');
  expect(await editor.complete()).toEqual(expect.arrayContaining(['ConfigMap', 'PublishPort']));
  await screenshot('quadlet-2-completion');
  await page.keyboard.press('Escape');
  await editor.type('UserNS=keep-id');
  const written = await editor.text();
  expect(written).toContain('[Kube]\nYaml=pod.yaml\nUserNS=keep-id\nKubeDownForce=true\n');
  await editor.squiggles('error').first().waitFor({ state: 'hidden' });
});
