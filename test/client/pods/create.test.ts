import { beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '../../../client/podman/command.ts';
import type { Run } from '../../../client/podman/run.ts';
import { createContainerCommand } from '../../../client/pods/actions/create-container.ts';
import { createPodCommand, type Creating } from '../../../client/pods/actions/create-pod.ts';
import { questionOf } from '../patterns/questions.ts';
import { workbench } from '../vscode.ts';
import { pod } from './known.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const networks = JSON.stringify([{ name: 'lan', driver: 'bridge' }]);
const published = JSON.stringify([
  { Names: ['web'], Ports: [{ host_port: 8080, container_port: 80, protocol: 'tcp', range: 1 }] },
]);
const images = JSON.stringify([{ Id: '1', Names: ['docker.io/library/nginx:1.27'], Size: 142_000_000 }]);

const patient = { timeout: 10_000, interval: 5 };

let ran: string[];
let revealed: string[];

beforeEach(() => {
  ran = [];
  revealed = [];
  workbench.question = undefined;
});

const run: Run = <T>(command: Command<T>) => {
  const line = command.args.join(' ');
  if (line.startsWith('network')) return Promise.resolve(command.read(networks));
  if (line.startsWith('ps')) return Promise.resolve(command.read(published));
  if (line.startsWith('images')) return Promise.resolve(command.read(images));
  ran.push(line);
  return Promise.resolve(command.read('0123\n'));
};

const creating: Creating = {
  run,
  where: () => ({ path: 'podman' }),
  refresh: () => Promise.resolve(),
  local: () => ({ pods: [pod({ id: 'web', name: 'web' })], alone: [] }),
  reveal: (id) => {
    revealed.push(id);
    return Promise.resolve();
  },
};

test('a pod is made of a few answers, and shown', async () => {
  const done = createPodCommand(creating);
  const name = await questionOf('name of the pod');
  name.type('shop');
  name.accept();
  (await questionOf('Its network')).pick('lan');
  const ports = await questionOf('ports it publishes');
  ports.type('8081:80, 5353:53/udp');
  ports.accept();
  (await questionOf('Is that all?')).pick('$(check) Create the pod');
  await done;
  expect(ran).toEqual(['pod create --name=shop --publish=8081:80 --publish=5353:53/udp --network=lan']);
  expect(revealed).toEqual(['0123']);
});

test('what is wanted is told before what is wrong with an answer that nobody has given', async () => {
  const done = createPodCommand(creating);
  const name = await questionOf('name of the pod');
  await Promise.resolve();
  expect(name.validationMessage).toBeUndefined();
  name.accept();
  await vi.waitFor(() => {
    expect(name.validationMessage?.message).toBe('It needs a name.');
  }, patient);
  name.leave();
  await done;
  expect(ran).toEqual([]);
});

test('all that a pod can have is asked for when it is wanted', async () => {
  const done = createPodCommand(creating);
  const answers = [
    ['name of the pod', 'shop'],
    ['Its network', undefined, 'host'],
    ['Is that all?', undefined, 'More…'],
    ['namespaces its containers share', 'net pid'],
    ['Labels', 'app=web tier="front end"'],
    ['host name', 'box'],
    ['DNS', '1.1.1.1'],
    ['user namespace', undefined, 'auto'],
  ] as const;
  for (const [about, typed, picked] of answers) {
    const question = await questionOf(about);
    if (typed !== undefined) question.type(typed);
    if (picked === undefined) question.accept();
    else question.pick(picked);
  }
  await done;
  expect(ran).toEqual([
    'pod create --name=shop --network=host --share=net,pid --label=app=web --label=tier=front end ' +
      '--hostname=box --dns=1.1.1.1 --userns=auto',
  ]);
});

test('a taken name and a taken port are told while they are typed, and not accepted', async () => {
  const done = createPodCommand(creating);
  const name = await questionOf('name of the pod');
  name.type('web');
  name.accept();
  await vi.waitUntil(
    () => name.validationMessage?.message === "'web' is the name of another pod or container.",
  );
  name.type('shop');
  name.accept();
  (await questionOf('Its network')).pick("podman's own choice");
  const ports = await questionOf('ports it publishes');
  ports.type('8080:80');
  ports.accept();
  await vi.waitUntil(() => ports.validationMessage?.message === "Port 8080 is taken by 'web'.", patient);
  expect(workbench.question).toBe(ports);
  ports.leave();
  await done;
  expect(ran).toEqual([]);
});

test('a container is run in the pod of the row', async () => {
  const done = createContainerCommand(creating, ['web']);
  (await questionOf('The image')).pick('docker.io/library/nginx:1.27');
  (await questionOf('Its name')).accept();
  const command = await questionOf('What it runs');
  command.type('nginx -g "daemon off;"');
  command.accept();
  const env = await questionOf('Variables');
  env.type('A=b');
  env.accept();
  await done;
  expect(ran).toEqual([
    'run --detach --pod=web --env=A=b -- docker.io/library/nginx:1.27 nginx -g daemon off;',
  ]);
});

test('an image that is not on this machine is typed', async () => {
  const done = createContainerCommand(creating, ['web']);
  (await questionOf('The image')).pick('$(edit) Another image…');
  const image = await questionOf('whole name of the image');
  image.type('--privileged');
  image.accept();
  await vi.waitUntil(() => image.validationMessage, patient);
  image.type('quay.io/a/b:1');
  image.accept();
  (await questionOf('Its name')).leave();
  await done;
  expect(ran).toEqual([]);
});
