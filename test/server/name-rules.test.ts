import { describe, test } from 'vitest';
import { checkAcross, checkFix, checkRule } from '../check.ts';
import { yaml } from '../fixture.ts';

/** A pod with these lines in its only container, and these behind its containers. */
function pod(container: readonly string[], ...spec: readonly string[]): string {
  return [
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: web',
    'spec:',
    '  containers:',
    '    - name: app',
    '      image: docker.io/library/nginx:1.27',
    ...container.map((it) => `      ${it}`),
    ...spec.map((it) => `  ${it}`),
    '',
  ].join('\n');
}

describe('an unknown container', () => {
  test('is reported where an annotation of kubectl or AppArmor names it, and not for those of podman', () => {
    checkRule(
      'unknown-container',
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations:
            kubectl.kubernetes.io/default-container: ap
                                                     ^^ warning unknown-container: The pod has no container 'ap', so kubectl takes the first one. Did you mean 'app'?
            container.apparmor.security.beta.kubernetes.io/x: unconfined
                                                           ^ error unknown-container: The pod has no container 'x'.
            io.containers.sdnotify/x: conmon
        spec:
          containers:
            - name: app
      `,
    );
  });
  test('is reported in what a Job does about failures', () => {
    checkRule(
      'unknown-container',
      yaml`
        apiVersion: batch/v1
        kind: Job
        metadata: {name: a}
        spec:
          podFailurePolicy:
            rules:
              - action: FailJob
                onExitCodes: {containerName: mian, operator: In, values: [1]}
                                             ^^^^ error unknown-container: The pod has no container 'mian'. Did you mean 'main'?
          template:
            spec:
              initContainers: [{name: first}]
              containers: [{name: main}]
      `,
    );
  });
  test('is none where the pod has it, or where the text can not be read to its end', () => {
    const text = pod(
      [
        'env:',
        '  - name: A',
        '    valueFrom: {resourceFieldRef: {containerName: init, resource: limits.cpu}}',
      ],
      'initContainers: [{name: init}]',
    );
    checkRule('unknown-container', text);
    checkRule('unknown-container', text.replace('[{name: init}]', '[{name: init}'));
  });
  test('is replaced by the name that was meant', () => {
    const text = pod([
      'env:',
      '  - name: A',
      '    valueFrom: {resourceFieldRef: {containerName: "apq", resource: limits.cpu}}',
    ]);
    checkFix('unknown-container', text, "Change to 'app'", text.replace('"apq"', '"app"'));
  });
});

describe('an unknown port', () => {
  test('is reported of probes and hooks', () => {
    checkRule(
      'unknown-port-name',
      pod([
        'ports: [{name: http, containerPort: 80}]',
        'livenessProbe: {httpGet: {port: htp}}',
        "                                ^^^ warning unknown-port-name: The container has no port 'htp', so this fails each time. Did you mean 'http'?",
        'startupProbe: {tcpSocket: {port: http}}',
        'readinessProbe: {httpGet: {port: 8080}}',
        'lifecycle: {preStop: {httpGet: {port: admin}}}',
        "                                      ^^^^^ warning unknown-port-name: The container has no port 'admin', so this fails each time. Name it in 'ports', or write its number.",
      ]),
    );
  });
  test('may be one of another container, which is of no use', () => {
    checkRule(
      'unknown-port-name',
      yaml`
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
            - name: a
              livenessProbe: {httpGet: {port: admin}}
                                              ^^^^^ warning unknown-port-name: The container has no port 'admin', so this fails each time. Names of another container's ports mean nothing here: write its number.
            - name: b
              ports: [{name: admin, containerPort: 80}]
      `,
    );
  });
});

describe('an unknown variable', () => {
  test('is reported in command, args and values', () => {
    checkRule(
      'unknown-variable',
      pod([
        'command: [run, "$(HSOT)", "$(HOST)", "$$(ESCAPED)", "$HOME"]',
        "                  ^^^^ information unknown-variable: The container's 'env' has no 'HSOT', so this stays as it is written. Did you mean 'HOST'?",
        'args:',
        '  - --level=$(LEVEL)',
        "              ^^^^^ information unknown-variable: The container's 'env' has no 'LEVEL', so this stays as it is written. Declare it, or write '$$(LEVEL)' for a shell.",
        'env:',
        '  - {name: HOST, value: db}',
      ]),
    );
  });
  test('is none where a shell runs a command, or a Service or envFrom may bring it', () => {
    checkRule(
      'unknown-variable',
      pod(['args: ["$(hostname)", "$(date +%s)", "$(DB_SERVICE_HOST):$(DB_PORT)"]']),
    );
    checkRule(
      'unknown-variable',
      pod(['args: ["$(LEVEL)"]', 'envFrom: [{prefix: A_, configMapRef: {name: a}}]']),
    );
    checkRule('unknown-variable', pod(['args: ["$(LEVEL)"]', 'envFrom: [{secretRef: {name: a}}]']));
  });
  test('is replaced by the one that was meant, wherever in its text it stands', () => {
    const text = pod(['args: ["a $(HSOT) b"]', 'env: [{name: HOST, value: db}]']);
    checkFix('unknown-variable', text, "Change to 'HOST'", text.replace('HSOT', 'HOST'));
  });
});

describe('a variable that comes too late', () => {
  test('is one that is declared below, or the own one', () => {
    checkRule(
      'late-variable',
      pod([
        'env:',
        '  - {name: PATH, value: "$(PATH):/opt"}',
        "                           ^^^^ warning late-variable: 'PATH' has no value yet, so this stays as it is written. A variable can't use its own value.",
        '  - {name: URL, value: "http://$(HOST)/"}',
        "                                 ^^^^ warning late-variable: 'HOST' has no value yet, so this stays as it is written. Move 'HOST' above.",
        '  - {name: HOST, value: db}',
        '  - {name: LATER, value: "$(HOST)"}',
      ]),
    );
  });
  test('is none in command and args, nor where envFrom may have it', () => {
    checkRule('late-variable', pod(['args: ["$(HOST)"]', 'env: [{name: HOST, value: db}]']));
    checkRule(
      'late-variable',
      pod(['env: [{name: PATH, value: "$(PATH):/a"}]', 'envFrom: [{configMapRef: {name: a}}]']),
    );
  });
});

describe('a volume nobody mounts', () => {
  const mounted = ['volumeMounts:', '  - {name: data, mountPath: /data}'];
  test('is none where any container of the pod uses it', () => {
    checkRule('unused-volume', pod(mounted, 'volumes:', '  - {name: data, emptyDir: {}}'));
  });
  test('goes alone where there are others', () => {
    checkFix(
      'unused-volume',
      pod(mounted, 'volumes:', '  - name: data', '    emptyDir: {}', '  - name: old', '    emptyDir: {}'),
      "Remove the volume 'old'",
      pod(mounted, 'volumes:', '  - name: data', '    emptyDir: {}'),
    );
  });
  test('goes with its key where it is the only one', () => {
    checkFix(
      'unused-volume',
      pod([], 'volumes:', '  - name: old', '    emptyDir: {}', 'restartPolicy: Never'),
      "Remove the volume 'old'",
      pod([], 'restartPolicy: Never'),
    );
  });
  test('stays where an alias gives it to a pod that mounts it', () => {
    checkRule(
      'unused-volume',
      yaml`
        apiVersion: v1
        kind: List
        items:
          - apiVersion: v1
            kind: Pod
            spec:
              volumes: &all [{name: data, emptyDir: {}}]
          - apiVersion: v1
            kind: Pod
            spec:
              containers: [{volumeMounts: [{name: data}]}]
              volumes: *all
      `,
    );
  });
});

describe('a ConfigMap, Secret or claim that no manifest declares', () => {
  test('is told of, unless it may be missing', () => {
    checkAcross('unknown-config-map', {
      'pod.yaml': pod([
        'envFrom:',
        '  - configMapRef: {name: settings}',
        '  - configMapRef: {name: other}',
        "                         ^^^^^ information unknown-config-map: No manifest here declares the ConfigMap 'other'. podman needs it in the file it plays or by --configmap; a cluster may have it.",
        '  - configMapRef: {name: maybe, optional: true}',
      ]),
      'settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n',
    });
    checkAcross('unknown-secret', {
      'pod.yaml': pod(
        [],
        'imagePullSecrets: [{name: registry}]',
        'volumes:',
        '  - name: a',
        '    secret: {secretName: tls}',
        "                         ^^^ information unknown-secret: No manifest here declares the Secret 'tls'. podman, or the cluster, has to have it before this is played.",
        '  - name: b',
        '    secret: {secretName: tls, optional: true}',
      ),
    });
    checkAcross('unknown-claim', {
      'pod.yaml': pod(
        [],
        'volumes:',
        '  - name: a',
        '    persistentVolumeClaim: {claimName: data}',
        "                                       ^^^^ information unknown-claim: No manifest here declares the PersistentVolumeClaim 'data'. The pod waits until the cluster has it.",
      ),
    });
  });
  test('may be in another namespace, where nobody finds it', () => {
    checkAcross('unknown-config-map', {
      'pod.yaml': pod(['envFrom:', '  - configMapRef: {name: settings}']),
      'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: a}\n',
    });
    checkAcross('unknown-config-map', {
      'pod.yaml': pod([
        'envFrom:',
        '  - configMapRef: {name: settings}',
        "                         ^^^^^^^^ information unknown-config-map: No manifest here declares the ConfigMap 'settings'. There is one in the namespace 'a'.",
      ]).replace('name: web', 'name: web\n  namespace: b'),
      'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: a}\n',
    });
  });
  test('is replaced by the one that was meant', () => {
    const text = `${pod(['envFrom: [{configMapRef: {name: setings}}]'])}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n`;
    checkFix('unknown-config-map', text, "Change to 'settings'", text.replace('setings', 'settings'));
  });
});

describe('a key that a ConfigMap or Secret does not have', () => {
  const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {level: info}\n';
  const variable = (key: string) => [
    'env:',
    '  - name: A',
    `    valueFrom: {configMapKeyRef: {name: settings, key: ${key}}}`,
  ];
  test('is told of with more weight where the ConfigMap stands in the same file', () => {
    checkAcross('unknown-key', {
      'pod.yaml': `${pod([
        ...variable('host'),
        "                                                       ^^^^ warning unknown-key: The ConfigMap 'settings' has no key 'host'. Add it there.",
      ])}---\n${settings}`,
    });
    checkAcross('unknown-key', {
      'pod.yaml': pod([
        ...variable('host'),
        "                                                       ^^^^ information unknown-key: The ConfigMap 'settings' has no key 'host'. Add it there.",
      ]),
      'settings.yaml': settings,
    });
  });
  test('is none where the ConfigMap has it, is not here, or can not be read to its end', () => {
    checkAcross('unknown-key', { 'pod.yaml': pod(variable('level')), 'settings.yaml': settings });
    checkAcross('unknown-key', { 'pod.yaml': pod(variable('host')) });
    checkAcross('unknown-key', { 'pod.yaml': pod(variable('host')), 'settings.yaml': `${settings}\nfoo: [` });
  });
  test('is none where the cluster fills the Secret in', () => {
    checkAcross('unknown-key', {
      'pod.yaml': pod(['env:', '  - name: A', '    valueFrom: {secretKeyRef: {name: account, key: token}}']),
      'account.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: account}\ntype: kubernetes.io/service-account-token\n',
    });
  });
  test('may be a file of a volume', () => {
    checkAcross('unknown-key', {
      'pod.yaml': `${pod(
        ['volumeMounts: [{name: a, mountPath: /a, subPath: any}]'],
        'volumes:',
        '  - name: a',
        '    configMap: {name: settings}',
        '  - name: b',
        '    projected: {sources: [{configMap: {name: settings, items: [{key: levle, path: x}]}}]}',
        "                                                                     ^^^^^ warning unknown-key: The ConfigMap 'settings' has no key 'levle'. Did you mean 'level'?",
      )}---\n${settings}`,
    });
  });
});

describe('a port that a Service looks for', () => {
  const service = (port: string, ...remarks: readonly string[]) =>
    [
      'apiVersion: v1',
      'kind: Service',
      'metadata: {name: web}',
      'spec:',
      '  selector: {app: web, tier: front}',
      '  ports:',
      `    - {port: 80, targetPort: ${port}}`,
      ...remarks,
      '',
    ].join('\n');
  const target = (labels: string) =>
    pod(['ports: [{name: http, containerPort: 80}]']).replace('name: web', `name: web\n  labels: ${labels}`);
  test('is unknown where none of the selected pods has it', () => {
    checkAcross('unknown-target-port', {
      'service.yaml': service(
        'admin',
        "                             ^^^^^ warning unknown-target-port: No pod that this Service selects has a port 'admin'. Name it in their ports, or write its number.",
      ),
      'web.yaml': target('{tier: front, app: web, more: x}'),
    });
  });
  test('is nothing to speak of where no pod is selected, or one has it', () => {
    checkAcross('unknown-target-port', {
      'service.yaml': service('admin'),
      'web.yaml': target('{app: web}'),
    });
    checkAcross('unknown-target-port', {
      'service.yaml': service('http'),
      'web.yaml': target('{tier: front, app: web}'),
    });
    checkAcross('unknown-target-port', {
      'service.yaml': service('8080'),
      'web.yaml': target('{tier: front, app: web}'),
    });
  });
});
