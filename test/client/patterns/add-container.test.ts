import { beforeEach, expect, test, vi } from 'vitest';
import { questionOf } from './questions.ts';
import { addContainer } from '../../../client/patterns/add-container.ts';
import {
  addPatternRequest,
  checkPatternRequest,
  patternPodsRequest,
  type AddPatternParams,
  type PatternChoice,
  type PatternPod,
} from '../../../server/protocol-patterns.ts';
import { Uri, workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const shipper: PatternChoice = {
  variant: 'log-shipper',
  pattern: 'sidecar',
  title: 'log shipper',
  purpose: 'Ships.',
  mountPath: '/var/log/app',
};
const waiter: PatternChoice = { variant: 'wait', pattern: 'init', title: 'wait', purpose: 'Waits.' };
const choices = [shipper, waiter];
const web: PatternPod = { pod: 0, kind: 'Pod', name: 'web', isHere: false, containerName: 'app', choices };
const job: PatternPod = { pod: 1, kind: 'Job', name: 'nightly', isHere: true, container: 2, choices };

const uri = 'file:///w/pods.yaml';
let added: AddPatternParams[] = [];
let revealed: number[] = [];

/** A server that finds these pods in the file, and takes what is added unless it goes to `changed`. */
function serverOf(pods: readonly PatternPod[]) {
  const answers: Readonly<Record<string, (params: object) => unknown>> = {
    [patternPodsRequest]: () => pods,
    [checkPatternRequest]: (params) =>
      (params as AddPatternParams).mountPath?.startsWith('/') === true
        ? null
        : { severity: 'error', message: 'Begin with a slash.' },
    [addPatternRequest]: (params) => {
      added.push(params as AddPatternParams);
      return (params as AddPatternParams).mountPath === '/changed' ? null : { line: 7 };
    },
  };
  return {
    ask: <T>(request: string, params: object) => Promise.resolve(answers[request]?.(params) as T),
    uriOf: String,
  };
}

beforeEach(() => {
  added = [];
  revealed = [];
  const editor = {
    document: { uri: Uri.file('/w/pods.yaml') },
    selection: { active: { line: 3 } },
    revealRange: ({ start }: { start: { line: number } }) => revealed.push(start.line),
  };
  Object.assign(workbench, { messages: [], question: undefined, editor });
});

test('of several pods the one is asked for, first that in which the cursor stands', async () => {
  const done = addContainer(serverOf([web, job]), []);
  const pod = await questionOf('The pod');
  expect(pod.items.map((it) => it.label)).toEqual(['web', 'nightly']);
  expect(pod.activeItems.map((it) => it.label)).toEqual(['nightly']);
  pod.pick('nightly');
  (await questionOf('What it is to do')).pick('wait');
  await done;
  expect(added).toEqual([{ uri, pod: 1, container: 2, variant: 'wait' }]);
  expect(revealed).toEqual([7]);
});

test('of one pod nothing is asked but what is to be added, and the path that the two share', async () => {
  const done = addContainer(serverOf([web]), []);
  const variant = await questionOf("What it is to do for 'app'");
  expect(variant.buttons).toEqual([]);
  variant.pick('log shipper');
  const path = await questionOf("Where 'app' has the folder");
  expect(path.value).toBe('/var/log/app');
  path.type('out');
  path.accept();
  await vi.waitUntil(() => path.validationMessage, { timeout: 10_000, interval: 5 });
  path.type('/out');
  path.accept();
  await done;
  expect(added).toEqual([{ uri, pod: 0, variant: 'log-shipper', mountPath: '/out' }]);
});

test('a refactoring asks for the containers of its pattern alone, and for its own pod', async () => {
  const done = addContainer(serverOf([web, job]), [{ uri, line: 9, pattern: 'init' }]);
  const variant = await questionOf('Add init container');
  expect(variant.items.map((it) => it.label)).toEqual(['wait']);
  variant.pick('wait');
  await done;
  expect(added).toEqual([{ uri, pod: 1, container: 2, variant: 'wait' }]);
});

test('a manifest that has changed meanwhile is left as it is, and the person told so', async () => {
  const done = addContainer(serverOf([web]), []);
  (await questionOf('What it is to do')).pick('log shipper');
  const path = await questionOf('folder');
  path.type('/changed');
  path.accept();
  await done;
  expect(workbench.messages.map((it) => it.text)).toEqual([
    'The manifest has changed meanwhile, so nothing was added. Try again.',
  ]);
});

test.each([
  ['in the file', () => serverOf([])],
  [
    'since no editor is open',
    () => {
      workbench.editor = undefined;
      return serverOf([web]);
    },
  ],
])('where there is no pod %s a person is told so', async (_, server) => {
  await addContainer(server(), []);
  expect(workbench.messages.map((it) => it.text)).toEqual([
    'There is no pod here that a container can be added to.',
  ]);
  expect(added).toEqual([]);
});
