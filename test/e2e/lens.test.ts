/** What stands above a document while its pod comes, differs and goes, and where podman's complaints are told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { podmanPath, removeAll } from './podman.ts';
import { useWorkbench } from './workbench/workbench.ts';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: podwright-test-lens
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: app
      image: docker.io/library/busybox:1.37
      command: [sleep, '600']
`;
const broken = pod.replace('-lens', '-lens-broken').replace('[sleep,', '[nowhere,');
const names = ['podwright-test-lens', 'podwright-test-lens-broken'];

describe('above a document', () => {
  const code = useWorkbench({
    files: { 'pod.yaml': pod, 'broken.yaml': broken },
    settings: { 'podwright.podman.path': podmanPath, 'files.autoSave': 'off' },
  });
  beforeAll(() => removeAll(pod, names));
  afterAll(() => removeAll(pod, names));

  test('stands what its pod is doing, and whether that is still what is written', async () => {
    const { explorer, editor, screenshot } = code();
    await explorer.open('pod.yaml');
    await editor.lensText('Not played').waitFor();
    await screenshot('lens-1-not-played');
    await editor.lens('Play Kube').click();
    await editor.lens('Running').waitFor();
    await screenshot('lens-2-running');
    await editor.goTo(9);
    await editor.type('-musl');
    await editor.lens('differs from the text').waitFor();
    await screenshot('lens-3-differs');
    await editor.lens('Compare').click();
    await editor.comparison().waitFor();
    await screenshot('lens-4-compared');
    expect(await editor.title()).toContain('podwright-test-lens (running)');
  });

  test('that podman complains of is underlined what it speaks of', async () => {
    const { explorer, editor, notifications, screenshot } = code();
    await explorer.open('broken.yaml');
    await editor.lens('Play Kube').click();
    await notifications.toast('was not played').waitFor();
    await editor.squiggles('error').first().waitFor();
    await screenshot('lens-5-complaint');
    await notifications.answer('was not played', 'Remove Pod');
    await editor.lensText('Not played').waitFor();
    await screenshot('lens-6-removed');
  });
});
