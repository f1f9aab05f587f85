import { expect, test } from 'vitest';
import { cleanGenerated } from '../../../client/manifest/generated.ts';
import { noteLosses } from '../../../client/manifest/losses.ts';
import { originalOf } from '../../../client/manifest/original.ts';
import { yaml } from '../../fixture.ts';

/** What is generated of the pod 'web', with what it lost against its manifest. */
function noted(original: string, generated: string): string {
  const found = originalOf(original, 'web');
  if (!found) throw new Error("The original has no pod 'web'.");
  return noteLosses(cleanGenerated(generated, 'web'), found, 'web.yaml');
}

const pod = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
    labels: { app: web, tier: front }
  spec:
    initContainers:
      - name: prepare
        image: busybox
    containers:
      - name: srv
        image: nginx
        livenessProbe: { exec: { command: [true] } }
        resources: { limits: { memory: 1Gi }, requests: { memory: 1Gi } }
        env:
          - { name: PLAIN, value: a }
          - { name: MODE, valueFrom: { configMapKeyRef: { name: settings, key: mode } } }
          - { name: PASSWORD, valueFrom: { secretKeyRef: { name: login, key: password } } }
        envFrom: [{ configMapRef: { name: more } }]
    volumes:
      - { name: cache, emptyDir: {} }
      - { name: conf, configMap: { name: settings } }
      - { name: data, persistentVolumeClaim: { claimName: data } }
`;

test('what podman does not keep is told where it stood, and above everything', () => {
  const generated = yaml`
    apiVersion: v1
    kind: Pod
    metadata:
      labels:
        app: web
      name: web
    spec:
      containers:
        - name: web-srv
          image: nginx
          resources:
            limits:
              memory: 1Gi
          env:
            - name: PLAIN
              value: a
            - name: MODE
              value: fast
            - name: PASSWORD
              value: s3cret
            - name: OTHER
              value: b
      volumes:
        - name: cache-pvc
          persistentVolumeClaim:
            claimName: cache
        - name: settings-pvc
          persistentVolumeClaim:
            claimName: settings
        - name: data-pvc
          persistentVolumeClaim:
            claimName: data
  `;
  expect(noted(pod, generated)).toMatchInlineSnapshot(`
    "# podman did not keep all of 'web.yaml':
    #  labels, init containers, livenessProbe, resources.requests, sources of variables, sorts of volumes

    apiVersion: v1
    kind: Pod
    metadata:
      # lost: the labels tier=front
      labels:
        app: web
      name: web
    spec:
      # lost: the init containers prepare
      containers:
        # lost: livenessProbe, resources.requests
        - name: srv
          image: nginx
          resources:
            limits:
              memory: 1Gi
          env:
            # was taken from the ConfigMap 'settings', key 'mode'
            - name: MODE
              value: fast
            # was taken from the ConfigMap 'more' (envFrom)
            - name: OTHER
              value: b
            # was taken from the Secret 'login', key 'password'
            - name: PASSWORD
              value: s3cret
            - name: PLAIN
              value: a
      # cache-pvc: was an emptyDir
      volumes:
        - name: cache-pvc
          persistentVolumeClaim:
            claimName: cache
        - name: data-pvc
          persistentVolumeClaim:
            claimName: data
        # settings-pvc: was the ConfigMap 'settings'
        - name: settings-pvc
          persistentVolumeClaim:
            claimName: settings
    "
  `);
});

test('nothing is said of what lost nothing', () => {
  const whole = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: srv\n';
  expect(noted(whole, whole)).toBe(whole);
});

test('a workload is known by its pod, also where that is numbered', () => {
  const deployment =
    'kind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [] } } }\n';
  expect(originalOf(deployment, 'web-pod')?.kind).toBe('Deployment');
  expect(originalOf(deployment, 'web-pod-0')?.kind).toBe('Deployment');
  expect(originalOf(deployment, 'web')).toBeUndefined();
});

test('text that is no YAML is no original', () => {
  expect(originalOf('a: b: c\n---\n[', 'web')).toBeUndefined();
});
