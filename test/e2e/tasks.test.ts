/** A pod that is there for as long as a program is debugged: tasks of tasks.json around a configuration of launch.json. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { podmanPath, removeAll } from './podman.ts';
import { useWorkbench } from './workbench/workbench.ts';

const name = 'podwright-test-tasks';
const port = 18_977;
const pod = `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
    - name: web
      image: docker.io/library/nginx:1.27
      ports:
        - containerPort: 80
          hostPort: ${port}
`;
const tasks = {
  version: '2.0.0',
  tasks: [
    { label: 'web is up', type: 'podwright', action: 'replace', file: 'web.yaml' },
    { label: 'web is down', type: 'podwright', action: 'down', file: 'web.yaml' },
  ],
};
const launch = {
  version: '0.2.0',
  configurations: [
    {
      ...{ name: 'ask', type: 'node', request: 'launch', program: '${workspaceFolder}/ask.js' },
      ...{ preLaunchTask: 'web is up', postDebugTask: 'web is down' },
    },
  ],
};
/** Writes what the pod answers, be it a few moments after its start, and ends. */
const program = `const { writeFileSync } = require('node:fs');
async function ask() {
  try {
    writeFileSync(__dirname + '/answer.txt', await (await fetch('http://127.0.0.1:${port}/')).text());
  } catch {
    setTimeout(ask, 200);
  }
}
ask();
`;

const code = useWorkbench({
  files: {
    'web.yaml': pod,
    'ask.js': program,
    '.vscode/tasks.json': JSON.stringify(tasks),
    '.vscode/launch.json': JSON.stringify(launch),
  },
  settings: { 'podwright.podman.path': podmanPath },
});
beforeAll(() => removeAll(pod, [name]));
afterAll(() => removeAll(pod, [name]));

test('a launch configuration begins with a pod that is played, and ends with it taken down', async () => {
  const { folder, palette, screenshot } = code();
  await palette.run('Debug: Start Without Debugging');
  await expect.poll(() => answer(folder), { timeout: 40_000 }).toContain('Welcome to nginx');
  await screenshot('tasks-1-answered');
  await expect.poll(podNames, { timeout: 20_000 }).not.toContain(name);
});

/** Empty as long as there is none. */
async function answer(folder: string): Promise<string> {
  return readFile(join(folder, 'answer.txt'), 'utf8').catch(() => '');
}

async function podNames(): Promise<readonly string[]> {
  return (await execa(podmanPath, ['pod', 'ps', '--format', '{{.Name}}'])).stdout.split('\n');
}
