import { describe, expect, test } from 'vitest';
import { withHints } from '../check-editor.ts';
import { yaml } from '../fixture.ts';

describe('a name shows what it stands for:', () => {
  const settings = yaml`
    ---
    kind: ConfigMap
    metadata: {name: settings}
    data:
      color: blue
      text: |
        one
        two
    ---
    kind: Secret
    metadata: {name: login}
    stringData: {password: hunter2}
  `;
  test('the text a ConfigMap has under a key', () => {
    const pod = yaml`
      kind: Pod
      spec:
        containers:
          - env:
              - valueFrom: {configMapKeyRef: {name: settings, key: "color"}}
              - valueFrom:
                  configMapKeyRef:
                    name: settings
                    key: text # long
    `;
    expect(withHints(pod + settings)).toBe(
      pod.replace('"color"', '"color" «= blue»').replace('key: text', 'key: text «= one…»') + settings,
    );
  });
  test('never what a Secret holds', () => {
    const pod =
      'kind: Pod\nspec:\n  containers: [{env: [{valueFrom: {secretKeyRef: {name: login, key: password}}}]}]\n';
    expect(withHints(pod + settings)).toBe(pod + settings);
  });
  test('the number of a port, where all that it may mean agree', () => {
    const pod = (port: number) =>
      `kind: Pod\nmetadata: {labels: {app: web}}\nspec: {containers: [{ports: [{name: http, containerPort: ${port}}]}]}\n---\n`;
    const service =
      'kind: Service\nspec:\n  selector: {app: web}\n  ports:\n    - port: 80\n      targetPort: http\n';
    expect(withHints(pod(8080) + service)).toBe(pod(8080) + service.replace('t: http', 't: http «= 8080»'));
    expect(withHints(pod(8080) + pod(9090) + service)).not.toContain('«');
    const probe =
      'kind: Pod\nspec:\n  containers:\n    - ports: [{name: http, containerPort: 80}]\n      livenessProbe: {tcpSocket: {port: http}}\n';
    expect(withHints(probe)).toContain('port: http «= 80»}');
  });
});

test.each([
  ['volumes: [{secret: {defaultMode: 420}}]', '420 «= 0644»'],
  ['terminationGracePeriodSeconds: 3600', '3600 «= 1 hour»'],
  ['volumes: [{emptyDir: {sizeLimit: 1073741824}}]', '1073741824 «= 1 GiB»'],
])('a number is shown as people say it: %s', (line, expected) => {
  expect(withHints(`kind: Pod\nspec:\n  ${line}\n`)).toContain(expected);
});

test.each([
  'volumes: [{secret: {defaultMode: 0644}}]',
  'volumes: [{secret: {defaultMode: 644}}]',
  'terminationGracePeriodSeconds: 30',
  'volumes: [{emptyDir: {sizeLimit: 1Gi}}]',
  'containers: [{resources: {limits: {cpu: 2000, nvidia.com/gpu: 2000}}}]',
])('what needs no other word has none: %s', (line) => {
  expect(withHints(`kind: Pod\nspec:\n  ${line}\n`)).not.toContain('«');
});

test('what holds without a pull policy is shown for whom one writes', () => {
  const pod =
    'kind: Pod\nspec:\n  containers:\n    - image: docker.io/library/nginx\n    - image: redis:8\n      imagePullPolicy: Never\n';
  expect(withHints(pod)).toBe(pod.replace('nginx', 'nginx «pull: newer»'));
  expect(withHints(pod, { target: 'kubernetes' })).toBe(pod.replace('nginx', 'nginx «pull: Always»'));
});

test('each sort of hint can be switched off', () => {
  const text =
    'kind: Pod\nspec:\n  terminationGracePeriodSeconds: 3600\n  containers:\n    - image: nginx\n      ports: [{name: a, containerPort: 1}]\n      livenessProbe: {tcpSocket: {port: a}}\n';
  const off = { resolvedValues: false, plainNumbers: false, defaults: false, roles: false };
  expect(withHints(text, { hints: off })).toBe(text);
  expect(withHints(text, { hints: { ...off, defaults: true } }).match(/«/g)).toHaveLength(1);
});
