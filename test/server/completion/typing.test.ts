/** What goes on being shown while a person types: Enter takes the first of it instead of beginning a new line. */
import { expect, test } from 'vitest';
import { followsTyping } from '../../../server/features/completion/typing.ts';
import type { LocalName } from '../../../server/protocol.ts';
import { yaml } from '../../fixture.ts';
import { checkLikely, checkShownWhileTyping, offers } from '../../check-completion.ts';

const container = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: app
`;

function local(...names: readonly string[]): { readonly local: readonly LocalName[] } {
  return { local: names.map((name) => ({ name, detail: '' })) };
}

test('a value that is typed in full is offered no longer, nor are longer ones', () => {
  checkShownWhileTyping(`${container}      imagePullPolicy: Alway<|>`, ['Always', 'IfNotPresent', 'Never']);
  checkShownWhileTyping(`${container}      imagePullPolicy: Always<|>`, []);
  checkShownWhileTyping(`${container}      stdin: true<|>`, []);
  checkShownWhileTyping(`apiVersion: v1<|>`, []);
  checkShownWhileTyping(`apiVersion: v1\nkind: Pod<|>`, []);
  const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  accessModes:\n    - ';
  checkShownWhileTyping(`${claim}ReadWriteOnce<|>`, []);
});

test('a value in quotes stays, since taking it leads out of them', () => {
  const all = ['Always', 'IfNotPresent', 'Never'];
  checkShownWhileTyping(`${container}      imagePullPolicy: "Always<|>"`, all);
});

test('an amount that goes on stays, one that does not goes', () => {
  const limits = `${container}      resources:\n        limits:\n`;
  expect(offers(`${limits}          cpu: 1<|>`).map((it) => it.label)).toContain('1');
  const shown = offers(`${limits}          cpu: 1<|>`).map((it) => it.label);
  checkShownWhileTyping(`${limits}          cpu: 1<|>`, shown);
  checkShownWhileTyping(`${limits}          memory: 512Mi<|>`, []);
});

test('an image stays as long as what is typed begins one of its words', () => {
  const around = local('docker.io/library/nginx:1.27');
  const all = ['docker.io/library/nginx:1.27'];
  for (const typed of [
    '',
    'd',
    'docker',
    'docker.io',
    'docker.io/lib',
    'docker.io/library/ngi',
    'ngi',
    'NG',
  ]) {
    checkShownWhileTyping(`${container}      image: ${typed}<|>`, all, around);
  }
  checkShownWhileTyping(`${container}      image: "ngi<|>"`, all, around);
});

test('an image whose name is typed in full is another one than those there are', () => {
  const around = local('docker.io/library/nginx:1.27', 'quay.io/prometheus/blackbox-exporter:v0.27.0');
  for (const typed of ['nginx', 'library/nginx', 'docker.io/library/nginx', 'quay.io/me', 'inx']) {
    checkShownWhileTyping(`${container}      image: ${typed}<|>`, [], around);
  }
  checkShownWhileTyping(`${container}      image: nginx:1<|>`, ['docker.io/library/nginx:1.27'], around);
});

test('an image whose name is typed in full comes first for those who ask, as it is typed', () => {
  const around = local('docker.io/library/nginx:1.27');
  const all = ['docker.io/library/nginx:1.27'];
  checkLikely(`${container}      image: nginx<|>`, ['nginx', ...all], around);
  checkLikely(`${container}      image: ngin<|>`, all, around);
  checkLikely(`${container}      image: nginx<|>:1`, all, around);
  checkLikely(`${container}      image: nginx<|>`, ['nginx'], local('nginx'));
});

test('a name that has the typed letters somewhere only is not shown, also not to those who ask', () => {
  const before = `${container}      envFrom:\n        - secretRef:\n            name: `;
  const around = local('app-credentials', 'creds');
  checkShownWhileTyping(`${before}cred<|>`, ['app-credentials', 'creds'], around);
  checkShownWhileTyping(`${before}creds<|>`, [], around);
  checkShownWhileTyping(`${before}creds<|>`, [], local('app-credentials'));
  checkLikely(`${before}creds<|>`, ['creds'], around);
  checkLikely(`${before}ap<|>`, ['app-credentials'], around);
  checkShownWhileTyping(`${before}app<|>`, [], around);
  checkShownWhileTyping(`${before}app-<|>`, ['app-credentials'], around);
});

test('a variable is shown until its bracket closes', () => {
  const before = `${container}      env:\n        - name: APP_MODE\n          value: a\n      command: [run, `;
  checkShownWhileTyping(`${before}"$(APP<|>"]`, ['$(APP_MODE)']);
  checkShownWhileTyping(`${before}"$(APP_MODE)<|>"]`, []);
});

test('a label is shown with its value, however much of either is typed', () => {
  const labels = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    ';
  const files = {
    'pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    run: api\n',
  };
  for (const typed of ['run', 'api']) {
    expect(offers(`${labels}${typed}<|>`, { files })[0]?.label).toBe('run: api');
    checkLikely(
      `${labels}${typed}<|>`,
      offers(`${labels}${typed}<|>`, { files }).map((it) => it.label),
      { files },
    );
  }
});

test('keys are shown however much of them is typed: they still lack a colon', () => {
  checkShownWhileTyping(
    `${container}      image<|>`,
    offers(`${container}      image<|>`).map((it) => it.label),
  );
});

test('a list of values depends on what is typed, and one of keys does not', () => {
  expect(followsTyping(offers(`${container}      imagePullPolicy: A<|>`))).toBe(true);
  expect(followsTyping(offers(`${container}      ima<|>`))).toBe(false);
});
