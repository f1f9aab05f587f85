import { describe, expect, test } from 'vitest';
import {
  checkCompletion,
  checkOffers,
  checkOffersAmong,
  checkOffersFirst,
  checkOffersNot,
  offer,
  offers,
} from '../../check-completion.ts';
import { yaml } from '../../fixture.ts';

/** A pod with two volumes, the first of which is mounted, and the cursor in the second mount. */
const mounts = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: app
        volumeMounts:
          - name: data
            mountPath: /data
          - name: <|>
    volumes:
      - name: data
        emptyDir: {}
      - name: logs
        hostPath:
          path: /var/log
`;
const settings = yaml`
  apiVersion: v1
  kind: ConfigMap
  metadata:
    name: settings
  data:
    LOG_LEVEL: info
    app.conf: |
      a
`;
const credentials = yaml`
  apiVersion: v1
  kind: Secret
  metadata:
    name: credentials
  stringData:
    password: secret
`;
const pod = (lines: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels:\n    app: web\nspec:\n  containers:\n    - name: app\n      ${lines}`;

describe('volumes', () => {
  test('are offered to mounts, those not mounted yet first', () => {
    checkOffers(mounts, ['logs', 'data']);
  });
  test('say what they are, and show their lines', () => {
    const logs = offer(mounts, 'logs');
    expect(logs.detail).toBe('hostPath');
    expect(logs.documentation()).toBe('```yaml\nname: logs\nhostPath:\n  path: /var/log\n```');
  });
  test('that are mounted but not there are offered to volumes', () => {
    const text = mounts.replace('<|>', 'cache').replace('name: logs', 'name: <|>');
    checkOffers(text, ['cache']);
  });
  test('that other mounts have are offered though they are not there', () => {
    checkOffersAmong(mounts.replace('- name: data\n      emptyDir', '- name: other\n      emptyDir'), [
      'data',
    ]);
  });
  test('of another template are none of these', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n${mounts.replace('<|>', 'logs').replace(/^/gm, '    ').replace('    api', '  - api').trimEnd()}\n${pod('volumeMounts:\n        - name: <|>').replace(/^/gm, '    ').replace('    api', '  - api')}`;
    checkOffers(list, []);
  });
  test('are offered as items, too, and in devices', () => {
    checkOffersFirst(mounts.replace('- name: <|>', '- <|>'), ['name']);
    checkOffers(mounts.replace('volumeMounts', 'volumeDevices'), ['logs', 'data']);
  });
  test('are offered in brackets', () => {
    checkCompletion(
      mounts.replace('- name: <|>', '- {name: l<|>, mountPath: /logs}'),
      'logs',
      mounts.replace('- name: <|>', '- {name: logs, mountPath: /logs}'),
    );
  });
  test('are found behind a line that does not parse', () => {
    checkOffersAmong(mounts.replace('- name: <|>', '- {name: <|>'), ['logs']);
    checkOffersAmong(mounts.replace('- name: <|>', '- name: "<|>'), ['logs']);
  });
});

describe('ConfigMaps, Secrets and claims', () => {
  const files = { 'settings.yaml': settings, 'secrets/credentials.yaml': credentials };

  test('of other files are offered with the file they are in', () => {
    const found = offer(pod('envFrom:\n        - configMapRef:\n            name: <|>'), 'settings', {
      files,
    });
    expect(found).toMatchObject({ detail: 'settings.yaml', sort: 'name' });
    expect(found.documentation()).toContain('LOG_LEVEL: info');
  });
  test('of the same file come first', () => {
    const own = settings.replace('settings', 'own');
    checkOffers(
      `${own}---\n${pod('envFrom:\n        - configMapRef:\n            name: <|>')}`,
      ['own', 'settings'],
      {
        files,
      },
    );
  });
  test('are told apart', () => {
    checkOffers(pod('envFrom:\n        - secretRef:\n            name: <|>'), ['credentials'], { files });
    checkOffers(pod('x: y\n  volumes:\n    - secret:\n        secretName: <|>'), ['credentials'], { files });
    checkOffers(pod('x: y\n  imagePullSecrets:\n    - name: <|>'), ['credentials'], { files });
    checkOffers(pod('x: y\n  volumes:\n    - persistentVolumeClaim:\n        claimName: <|>'), ['data'], {
      files: { ...files, 'c.yaml': 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\n' },
    });
  });
  test('show no secret', () => {
    const found = offer(pod('envFrom:\n        - secretRef:\n            name: <|>'), 'credentials', {
      files,
    });
    expect(found.documentation()).toBe('');
  });
  test('lead to their keys', () => {
    const ref = 'env:\n        - valueFrom:\n            configMapKeyRef:\n              ';
    checkOffers(pod(`${ref}name: settings\n              key: <|>`), ['LOG_LEVEL', 'app.conf'], { files });
    checkOffers(pod(`${ref}key: <|>\n              name: settings`), ['LOG_LEVEL', 'app.conf'], { files });
    checkOffers(pod(`${ref}name: other\n              key: <|>`), [], { files });
    checkOffers(pod(`${ref}{name: settings, key: <|>}`), ['LOG_LEVEL', 'app.conf'], { files });
  });
  test('lead to their keys as files of a volume', () => {
    const volume =
      'x: y\n  volumes:\n    - configMap:\n        name: settings\n        items:\n          - key: <|>';
    checkOffers(pod(volume), ['LOG_LEVEL', 'app.conf'], { files });
  });
  test('get the names and keys that others ask for', () => {
    const asking = {
      'pod.yaml': pod('env:\n        - valueFrom:\n            configMapKeyRef: {name: wanted, key: COLOR}'),
    };
    checkOffers('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: <|>', ['wanted'], { files: asking });
    checkCompletion(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: wanted\ndata:\n  <|>',
      'COLOR',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: wanted\ndata:\n  COLOR: <|>',
      { files: asking },
    );
  });
  test('that nothing declares are offered where others use them', () => {
    const text = pod(
      'envFrom:\n        - configMapRef:\n            name: far-away\n        - configMapRef:\n            name: <|>',
    );
    expect(offers(text)).toMatchObject([{ label: 'far-away', detail: 'used elsewhere' }]);
  });
});

describe('containers', () => {
  const named = (containers: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n${containers}`;
  test('are called like their image, or like their pod', () => {
    checkOffers(named('    - name: <|>\n      image: quay.io/team/my_app:1.2\n'), ['my-app', 'web']);
  });
  test('are called like their pod where there is no image yet', () => {
    checkOffers(named('    - name: <|>\n'), ['web']);
    checkOffers(named('    - name: w<|>\n'), ['web']);
  });
  test('are called like no other', () => {
    const sidecar = named('    - name: web\n      image: nginx\n    - name: <|>\n      image: nginx\n');
    checkOffers(sidecar, ['nginx']);
    checkOffers(sidecar.replace('name: web\n      image', 'name: nginx\n      image'), ['web']);
  });
  test('have no name that an image only seems to give', () => {
    checkOffers(named('    - name: <|>\n      image: $IMAGE\n'), ['web']);
  });
  test('are offered where their resources are read', () => {
    checkOffers(
      pod(
        'image: nginx\n  volumes:\n    - downwardAPI:\n        items:\n          - resourceFieldRef:\n              containerName: <|>',
      ),
      ['app'],
    );
  });
  test('are offered where a Job judges them', () => {
    checkOffers(
      'apiVersion: batch/v1\nkind: Job\nspec:\n  podFailurePolicy:\n    rules:\n      - onExitCodes:\n          containerName: <|>\n  template:\n    spec:\n      containers:\n        - name: pi\n',
      ['pi'],
    );
  });
});

describe('ports', () => {
  const web = {
    'web.yaml': pod('ports:\n        - name: http\n          containerPort: 80\n'),
    'db.yaml': pod('ports:\n        - name: sql\n          containerPort: 5432\n').replace(
      'app: web',
      'app: db',
    ),
  };
  const service = 'apiVersion: v1\nkind: Service\nspec:\n';
  test('of the pods that a Service selects are offered to it', () => {
    checkOffers(
      `${service}  selector: {app: web}\n  ports:\n    - port: 80\n      targetPort: <|>\n`,
      ['http', '80'],
      { files: web },
    );
  });
  test('of a name in a probe are declared with it', () => {
    checkOffers(pod('livenessProbe:\n        httpGet: {port: health}\n      ports:\n        - name: <|>'), [
      'health',
    ]);
  });
});

describe('labels', () => {
  const files = { 'web.yaml': pod('image: nginx') };
  const selector = (lines: string) => `apiVersion: v1\nkind: Service\nspec:\n  selector:\n    ${lines}`;
  test('of pods are offered to selectors, key and value together', () => {
    checkOffersFirst(selector('<|>'), ['app: web'], { files });
    checkCompletion(selector('<|>'), 'app: web', selector('app: web'), { files });
    checkCompletion(selector('ap<|>'), 'app: web', selector('app: web'), { files });
  });
  test('are offered without their value where a colon stands', () => {
    checkCompletion(selector('ap<|>: web'), 'app', selector('app: web'), { files });
  });
  test('are offered by their values behind their key', () => {
    checkOffers(selector('app: <|>'), ['web'], { files });
  });
  test('are offered once for each value', () => {
    const both = { ...files, 'db.yaml': pod('image: a').replace('app: web', 'app: db') };
    checkOffersFirst(selector('<|>'), ['app: web', 'app: db'], { files: both });
  });
  test('are offered to the selector of a workload from its own template', () => {
    const workload = (lines: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector:\n    matchLabels:\n      ${lines}\n  template:\n    metadata:\n      labels:\n        tier: "1"\n`;
    checkCompletion(workload('<|>'), 'tier: 1', workload('tier: "1"'));
  });
  test('that a selector asks for are offered to the template', () => {
    checkCompletion(
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector:\n    matchLabels:\n      app: web\n  template:\n    metadata:\n      labels:\n        <|>\n',
      'app: web',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector:\n    matchLabels:\n      app: web\n  template:\n    metadata:\n      labels:\n        app: web\n',
    );
  });
  test('are offered in brackets, quoted as the file has it', () => {
    checkCompletion(
      'apiVersion: v1\nkind: Service\nspec: {selector: {<|>}}\n',
      'app: web',
      'apiVersion: v1\nkind: Service\nspec: {selector: {app: web}}\n',
      { files },
    );
    checkCompletion(
      '{"apiVersion": "v1", "kind": "Service", "spec": {"selector": {<|>}}}\n',
      'app: web',
      '{"apiVersion": "v1", "kind": "Service", "spec": {"selector": {"app": "web"}}}\n',
      { files },
    );
  });
  test('are offered to expressions by key and by value', () => {
    const expression = (lines: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector:\n    matchExpressions:\n      - ${lines}\n`;
    checkOffersFirst(expression('key: <|>'), ['app', 'app.kubernetes.io/name'], { files });
    checkOffers(expression('key: app\n        values: [<|>]'), ['web'], { files });
    checkOffers(expression('key: app\n        values:\n          <|>'), ['- web'], { files });
  });
  test('of well-known keys are offered everywhere', () => {
    checkOffersAmong('apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    <|>', [
      'app',
      'app.kubernetes.io/name',
    ]);
    checkOffersNot('apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    app: a\n    <|>', ['app']);
  });
  test('are often called by the name of their object', () => {
    checkOffers('apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\n  labels:\n    app: <|>', ['shop']);
  });
});

describe('field paths', () => {
  const env = (path: string) =>
    pod(`env:\n        - valueFrom:\n            fieldRef:\n              fieldPath: ${path}`);
  test('name the labels of the pod', () => {
    checkOffersAmong(env('<|>'), ['metadata.name', "metadata.labels['app']"]);
    checkCompletion(env('<|>'), "metadata.labels['app']", env("metadata.labels['app']"));
    checkCompletion(env("'<|>'"), "metadata.labels['app']", env("'metadata.labels[''app'']'"));
    checkCompletion(env('"<|>"'), "metadata.labels['app']", env('"metadata.labels[\'app\']"'));
  });
  test('leave the key of another label to the person', () => {
    checkCompletion(env('<|>'), "metadata.labels['KEY']", env("metadata.labels['<|>']"));
  });
  test('that podman refuses come last and say so', () => {
    expect(offers(env('<|>')).at(-1)).toMatchObject({ label: 'status.hostIPs', detail: 'podman refuses it' });
    expect(offer(env('<|>'), 'metadata.uid').detail).toBe('');
    expect(offer(env('<|>'), 'status.podIP', { target: 'kubernetes' }).detail).toBe('');
  });
  test('of a volume are others', () => {
    const volume = pod(
      'x: y\n  volumes:\n    - downwardAPI:\n        items:\n          - fieldRef: {fieldPath: <|>}',
    );
    checkOffersAmong(volume, ['metadata.labels', 'metadata.annotations']);
    checkOffersNot(volume, ['status.podIP', 'spec.nodeName']);
    checkOffersNot(env('<|>'), ['metadata.labels']);
  });
  test('of resources name them', () => {
    const resource = pod(
      'env:\n        - valueFrom:\n            resourceFieldRef:\n              resource: <|>',
    );
    checkOffersFirst(resource, ['limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory']);
    expect(offer(resource, 'limits.ephemeral-storage').detail).toBe('podman refuses it');
  });
});
