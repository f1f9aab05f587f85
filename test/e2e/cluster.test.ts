/** A manifest goes to a cluster: first refused, with the reason where it stands, then applied and compared. */
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mts';
import { invalid, startApi } from '../client/cluster/api.ts';
import { realKubectl } from '../client/cluster/real-kubectl.ts';
import { useWorkbench } from './workbench/workbench.ts';

const kubectl = (await realKubectl()) ?? join(root, 'test/client/standin/kubectl.mjs');

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: docker.io/library/nginx:1.27
      ports:
        - containerPort: 80
          hostPort: 8080
`;

/** As a cluster does whose administrators keep ports of the host to themselves. */
const api = await startApi((object) => {
  const isOpen = JSON.stringify(object.spec ?? {}).includes('"hostPort"');
  const field = 'spec.containers[0].ports[0].hostPort';
  return isOpen ? invalid(object, [[field, 'Invalid value: 8080: the host keeps its ports']]) : undefined;
});

describe('a manifest for a cluster', () => {
  const code = useWorkbench({
    files: { 'pod.yaml': pod },
    settings: { 'files.autoSave': 'off', 'podwright.kubectl.path': kubectl },
    env: { KUBECONFIG: api.config },
  });
  afterAll(() => api.close());

  test('is refused where it is wrong, and applied when that is mended', async () => {
    const { page, explorer, editor, notifications, palette, screenshot } = code();
    await explorer.open('pod.yaml');
    await editor.lens('Play Kube').waitFor();
    await palette.run('Podwright: Apply to Cluster…');
    await palette.pick('dev');
    await palette.pick('default');
    await notifications.dialog("Apply 'pod.yaml' to context 'dev', namespace 'default'?").waitFor();
    await screenshot('cluster-1-asked');
    await notifications.answerDialog('Apply');
    await notifications.toast('the host keeps its ports').waitFor();
    await editor.squiggles('error').first().waitFor();
    await screenshot('cluster-2-refused');
    await notifications.dismissAll();
    await editor.goTo(11);
    await page.keyboard.press('Control+Shift+K');
    await expect.poll(() => editor.squiggles('error').count()).toBe(0);
    await palette.run('Podwright: Apply to Cluster…');
    await palette.pick('dev');
    await palette.pick('default');
    await notifications.answerDialog('Apply');
    await notifications.toast('pod/web created').waitFor();
    await screenshot('cluster-3-applied');
  });
});
