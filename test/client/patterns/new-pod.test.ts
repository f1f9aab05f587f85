import { beforeEach, expect, test, vi } from 'vitest';
import { questionOf } from './questions.ts';
import { newPodFromPattern } from '../../../client/patterns/new-pod.ts';
import {
  checkNewPodRequest,
  newPodRequest,
  proposeNewPodRequest,
  type CheckNewPodParams,
  type NewPodProposal,
  type ProposeNewPodParams,
} from '../../../server/protocol-patterns.ts';
import { InputBoxValidationSeverity, workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const proposal: NewPodProposal = {
  name: 'web',
  image: 'docker.io/library/nginx:1.27',
  ports: '8080:80',
  choices: [
    {
      variant: 'log-shipper',
      pattern: 'sidecar',
      title: 'log shipper',
      purpose: 'Shows in `podman logs`.',
      mountPath: '/var/log/app',
    },
    { variant: 'wait', pattern: 'init', title: 'wait for a service', purpose: 'Waits.' },
  ],
};

/** A server that finds capitals wrong and knows one image that exposes another port. */
const server = {
  ask: <T>(request: string, params: object): Promise<T> => Promise.resolve(answerTo(request, params) as T),
};

function answerTo(request: string, params: object): unknown {
  switch (request) {
    case proposeNewPodRequest: {
      const { image = proposal.image } = params as ProposeNewPodParams;
      return { ...proposal, image, ports: image.includes('redis') ? '6379:6379' : proposal.ports };
    }
    case checkNewPodRequest: {
      const { about, ...given } = params as CheckNewPodParams;
      if (given[about] === 'taken') return { severity: 'warning', message: 'Another has it.' };
      return /[A-Z]/.test(given[about] ?? '') ? { severity: 'error', message: 'No capitals.' } : null;
    }
    case newPodRequest:
      return JSON.stringify(params);
    default:
      throw new Error(`There is no ${request}.`);
  }
}

beforeEach(() => {
  Object.assign(workbench, { shown: [], question: undefined });
});

test('a pod is asked for step by step, and its manifest opened', async () => {
  const done = newPodFromPattern(server);
  const name = await questionOf('name of the pod');
  expect(name).toMatchObject({
    title: 'New Pod from Pattern',
    value: 'web',
    step: 1,
    totalSteps: 4,
    buttons: [],
  });
  name.type(' shop ');
  name.accept();
  (await questionOf('image of its app')).accept();
  (await questionOf('Its ports')).accept();
  (await questionOf('beside the app')).pick('log shipper');
  const path = await questionOf('folder that the two share');
  expect(path).toMatchObject({ value: '/var/log/app', step: 5, totalSteps: 5 });
  path.accept();
  await done;
  expect(workbench.shown.map((it) => JSON.parse(it) as unknown)).toEqual([
    {
      name: 'shop',
      image: 'docker.io/library/nginx:1.27',
      ports: '8080:80',
      variant: 'log-shipper',
      mountPath: '/var/log/app',
    },
  ]);
});

test('what the server finds wrong is not taken, and what it finds doubtful is', async () => {
  const done = newPodFromPattern(server);
  const name = await questionOf('name of the pod');
  name.type('Web');
  name.accept();
  await vi.waitUntil(() => name.validationMessage);
  expect(name.validationMessage).toEqual({
    message: 'No capitals.',
    severity: InputBoxValidationSeverity.Error,
  });
  expect(workbench.question).toBe(name);
  name.type('taken');
  await vi.waitUntil(() => name.validationMessage?.message === 'Another has it.');
  name.accept();
  (await questionOf('image of its app')).leave();
  await done;
  expect(workbench.shown).toEqual([]);
});

test('ports are proposed for the image that was chosen', async () => {
  const done = newPodFromPattern(server);
  (await questionOf('name of the pod')).accept();
  const image = await questionOf('image of its app');
  image.type('docker.io/library/redis:7');
  image.accept();
  const ports = await questionOf('Its ports');
  expect(ports.value).toBe('6379:6379');
  ports.leave();
  await done;
});

test('who goes back changes an answer and keeps the others', async () => {
  const done = newPodFromPattern(server);
  (await questionOf('name of the pod')).accept();
  (await questionOf('image of its app')).accept();
  const ports = await questionOf('Its ports');
  ports.type('9090:80');
  ports.accept();
  (await questionOf('beside the app')).pick('log shipper');
  (await questionOf('folder that the two share')).goBack();
  const variant = await questionOf('beside the app');
  expect(variant.activeItems.map((it) => it.label)).toEqual(['log shipper']);
  variant.goBack();
  const again = await questionOf('Its ports');
  expect(again.value).toBe('9090:80');
  again.accept();
  (await questionOf('beside the app')).pick('No other container');
  await done;
  expect(workbench.shown.map((it) => JSON.parse(it) as unknown)).toEqual([
    { name: 'web', image: 'docker.io/library/nginx:1.27', ports: '9090:80' },
  ]);
});

test('containers stand below the name of their pattern, with what they are for in plain words', async () => {
  const done = newPodFromPattern(server);
  (await questionOf('name of the pod')).accept();
  (await questionOf('image of its app')).accept();
  (await questionOf('Its ports')).accept();
  const variant = await questionOf('beside the app');
  expect(variant.items.map((it) => it.label)).toEqual([
    'No other container',
    'sidecar',
    'log shipper',
    'init container',
    'wait for a service',
  ]);
  expect(variant.items[2]).toMatchObject({ description: 'sidecar', detail: 'Shows in podman logs.' });
  variant.leave();
  await done;
});
