import { describe, expect, test } from 'vitest';
import type { Target } from '../../../server/protocol.ts';
import { checkOffersAmong, offer, offers, wantsAt } from '../../check-completion.ts';

const spec = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  <|>\n';
const container =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: a\n      <|>\n';

function order(text: string, target: Target): readonly string[] {
  return offers(text, { target }).map((it) => it.label);
}

describe('what podman does nothing with', () => {
  test.each([
    [spec, 'affinity', 'Affinity, podman ignores it'],
    [spec, 'hostname', 'string'],
    [container, 'readinessProbe', 'Probe, podman ignores it'],
    [
      'apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n    - name: a\n      <|>\n',
      'nfs',
      'NFSVolumeSource, podman refuses it',
    ],
    ['apiVersion: v1\nkind: <|>\n', 'Service', 'v1, podman ignores it'],
    ['apiVersion: v1\nkind: <|>\n', 'Pod', 'v1'],
  ])('says so', (text, label, detail) => {
    expect(offer(text, label).detail).toBe(detail);
  });

  test('comes behind the others of its class', () => {
    const found = order(spec, 'podman');
    expect(found.indexOf('dnsPolicy')).toBeGreaterThan(found.indexOf('terminationGracePeriodSeconds'));
    expect(found.indexOf('dnsPolicy')).toBeLessThan(found.indexOf('serviceAccount'));
    expect(found[0]).toBe('containers');
  });

  test('keeps its place where Kubernetes counts as well', () => {
    const found = order(spec, 'both');
    expect(found.indexOf('dnsPolicy')).toBeLessThan(found.indexOf('terminationGracePeriodSeconds'));
    expect(offer(spec, 'dnsPolicy', { target: 'both' }).detail).toBe('string, podman ignores it');
  });

  test('is nothing to speak of where only Kubernetes counts', () => {
    expect(order(spec, 'kubernetes')).toEqual(order(spec, 'both'));
    expect(offer(spec, 'dnsPolicy', { target: 'kubernetes' }).detail).toBe('string');
    expect(offer(spec, 'dnsPolicy', { target: 'kubernetes' }).documentation()).not.toContain('podman');
  });

  test('goes by the version of podman', () => {
    const lifecycle = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - lifecycle:\n        <|>\n';
    expect(offer(lifecycle, 'stopSignal', { podman: '5.4.2' }).detail).toBe(
      'string, podman knows it since 5.6',
    );
    expect(offer(lifecycle, 'stopSignal', { podman: '5.6.0' }).detail).toBe('string');
    expect(offer('kind: <|>', 'Job', { podman: '4.9' }).detail).toBe('batch/v1, podman knows it since 5.3');
  });

  test('is told in an item of a List by the kind of the item', () => {
    const list =
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    spec:\n      <|>\n';
    expect(offer(list, 'affinity').detail).toBe('Affinity, podman ignores it');
  });

  test('is told of resources', () => {
    const limits =
      'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - resources:\n        limits:\n          <|>\n';
    expect(offer(limits, 'ephemeral-storage').detail).toBe('quantity, podman ignores it');
    expect(offer(limits, 'memory').detail).toBe('quantity');
  });
});

describe('deprecated fields', () => {
  test('come last and are marked', () => {
    expect(order(spec, 'kubernetes').at(-1)).toBe('serviceAccount');
    expect(offer(spec, 'serviceAccount').deprecated).toBe(true);
    expect(offer(spec, 'serviceAccountName').deprecated).toBe(false);
  });
});

describe('the documentation of a field', () => {
  test('is what Kubernetes says of it, and what podman does', () => {
    const text = offer(container, 'livenessProbe').documentation();
    expect(text).toContain('Periodic probe of container liveness');
    expect(text).toContain('podman');
  });
});

describe('what the machine has', () => {
  const pod = (line: string) =>
    `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      ${line}\n`;
  const volume = (line: string) =>
    `apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n    - name: a\n      ${line}\n`;

  test.each([
    [pod('image: <|>'), { kind: 'images' }],
    [pod('image: docker.io/<|>'), { kind: 'images' }],
    [pod('image: "<|>"'), { kind: 'images' }],
    [volume('image: {reference: <|>}'), { kind: 'images' }],
    [volume('persistentVolumeClaim:\n        claimName: <|>'), { kind: 'volumes' }],
    [volume('secret:\n        secretName: <|>'), { kind: 'secrets' }],
    [pod('envFrom: [{secretRef: {name: <|>}}]'), { kind: 'secrets' }],
    [pod('env: [{valueFrom: {secretKeyRef: {name: <|>}}}]'), { kind: 'secrets' }],
    [volume('hostPath: {path: <|>}'), { kind: 'folder', path: '/' }],
    [volume('hostPath:\n        path: /var/lo<|>'), { kind: 'folder', path: '/var/' }],
    [volume('hostPath:\n        path: "/var/log/<|>"'), { kind: 'folder', path: '/var/log/' }],
  ])('is wanted: %s', (text, wanted) => {
    expect(wantsAt(text)).toEqual(wanted);
  });

  test.each([
    [pod('workingDir: <|>')],
    [pod('ima<|>')],
    [pod('imagePullPolicy: <|>')],
    [volume('configMap: {name: <|>}')],
    [volume('hostPath: {path: data/<|>}')],
    [pod('image: a # <|>')],
    ['image: <|>\n'],
    ['apiVersion: v1\nkind: Pod\nspec:\n  imagePullSecrets:\n    - name: <|>\n'],
  ])('is of no use: %s', (text) => {
    expect(wantsAt(text)).toBeUndefined();
  });

  test('is offered with what the machine says of it', () => {
    const local = [{ name: 'docker.io/library/nginx:1.27', detail: '72 MB, 3 weeks old' }];
    expect(offer(pod('image: <|>'), 'docker.io/library/nginx:1.27', { local })).toMatchObject({
      sort: 'local',
      detail: '72 MB, 3 weeks old',
    });
  });

  test('comes behind what the manifests have', () => {
    const text = volume('persistentVolumeClaim:\n        claimName: <|>');
    const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\n';
    const around = {
      local: [
        { name: 'data', detail: '' },
        { name: 'cache', detail: '' },
      ],
      files: { 'c.yaml': claim },
    };
    expect(offers(text, around).map((it) => `${it.sort} ${it.label}`)).toEqual(['name data', 'local cache']);
  });

  test('leads on from folder to folder', () => {
    const local = [
      { name: 'lib/', detail: '' },
      { name: 'motd', detail: '' },
    ];
    const text = volume('hostPath:\n        path: /var/l<|>');
    expect(offer(text, '/var/lib/', { local })).toMatchObject({ sort: 'folder', leadsToValues: true });
    expect(offer(text, '/var/motd', { local })).toMatchObject({ sort: 'local', leadsToValues: false });
  });

  test('is a reason to suggest again behind a new key, where someone is there to ask', () => {
    const text = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      <|>\n';
    expect(offer(text, 'image', { local: [] }).leadsToValues).toBe(true);
    expect(offer(text, 'image').leadsToValues).toBe(false);
  });
});

describe('behind a new key', () => {
  test.each([
    ['imagePullPolicy', true],
    ['tty', true],
    ['workingDir', false],
    ['env', false],
  ])('%s: there is something to suggest: %s', (label, leads) => {
    expect(offer(container, label).leadsToValues).toBe(leads);
  });

  test('volumes are suggested where there are some', () => {
    expect(offer(container, 'volumeMounts').leadsToValues).toBe(false);
    expect(offer(`${container}  volumes:\n    - name: data\n`, 'volumeMounts').leadsToValues).toBe(true);
  });

  test('kinds are suggested', () => {
    expect(offer('apiVersion: v1\n<|>', 'kind').leadsToValues).toBe(true);
    checkOffersAmong('kind: <|>', ['Pod']);
  });
});
