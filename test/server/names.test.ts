import { describe, expect, test } from 'vitest';
import { checkDefinition, checkReferences, checkRename, highlightsAt } from '../check-names.ts';
import { yaml } from '../fixture.ts';

describe('a volume', () => {
  test('is declared in its pod', () => {
    checkDefinition(yaml`
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
          - name: app
            volumeMounts:
              - {name: da<|>ta, mountPath: /data}
        volumes:
          - name: <|data|>
            emptyDir: {}
          - name: other
    `);
  });

  test('is used by mounts and devices of all containers', () => {
    checkReferences(yaml`
      apiVersion: v1
      kind: Pod
      metadata: {name: data}
      spec:
        initContainers:
          - name: data
            volumeMounts:
              - {name: "<|data|>", mountPath: /data}
        containers:
          - name: app
            volumeDevices:
              - {name: '<|data|>', devicePath: /dev/x}
            env:
              - name: X
                valueFrom: {fileKeyRef: {volumeName: <|data|>, path: a, key: b}}
        volumes:
          - name: <|<|>data|>
            configMap: {name: data}
    `);
  });

  test('of another pod is another, also in a List', () => {
    checkReferences(yaml`
      apiVersion: v1
      kind: List
      items:
        - apiVersion: v1
          kind: Pod
          metadata: {name: a}
          spec:
            containers: [{name: a, volumeMounts: [{name: <|data|>, mountPath: /a}]}]
            volumes: [{name: <|data<|>|>, emptyDir: {}}]
        - apiVersion: v1
          kind: Pod
          metadata: {name: b}
          spec:
            containers: [{name: b, volumeMounts: [{name: data, mountPath: /a}]}]
            volumes: [{name: data, emptyDir: {}}]
    `);
  });

  test('that an alias gives to two pods is written once', () => {
    checkRename(
      yaml`
        apiVersion: v1
        kind: List
        items:
          - apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              containers: [{name: a, volumeMounts: [{name: data, mountPath: /a}]}]
              volumes: &volumes [{name: data<|>, emptyDir: {}}]
          - apiVersion: v1
            kind: Pod
            metadata: {name: b}
            spec:
              containers: [{name: b, volumeMounts: [{name: data, mountPath: /a}]}]
              volumes: *volumes
      `,
      'cache',
      yaml`
        apiVersion: v1
        kind: List
        items:
          - apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              containers: [{name: a, volumeMounts: [{name: cache, mountPath: /a}]}]
              volumes: &volumes [{name: cache, emptyDir: {}}]
          - apiVersion: v1
            kind: Pod
            metadata: {name: b}
            spec:
              containers: [{name: b, volumeMounts: [{name: cache, mountPath: /a}]}]
              volumes: *volumes
      `,
    );
  });
});

describe('a container', () => {
  const pod = yaml`
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      annotations:
        io.podman.annotations.volumes-from/app: "<|data|>:ro;log"
        "io.podman.annotations.pids-limit/<|data|>": "100"
    spec:
      selector: {matchLabels: {app: data}}
      template:
        metadata:
          labels: {app: data}
          annotations:
            container.seccomp.security.alpha.kubernetes.io/<|data|>: unconfined
            kubectl.kubernetes.io/default-container: <|data|>
            unknown.example.com/data: data
        spec:
          containers:
            - name: <|data<|>|>
            - name: app
              env:
                - name: LIMIT
                  valueFrom: {resourceFieldRef: {containerName: <|data|>, resource: limits.cpu}}
            - name: log
  `;
  test('is named by annotations, in their keys and values', () => {
    checkReferences(pod);
  });
  test('is renamed there too, in the quotes that stand there', () => {
    const plain = pod.replaceAll('<|data|>', 'data').replace('<|data<|>|>', 'data<|>');
    const after = pod.replaceAll('<|data|>', 'store').replace('<|data<|>|>', 'store');
    checkRename(plain, 'store', after);
  });
});

describe('a port', () => {
  test('means one of its own container to a probe', () => {
    checkReferences(yaml`
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
          - name: app
            ports: [{name: <|http|>, containerPort: 80}]
            livenessProbe: {httpGet: {port: <|ht<|>tp|>}}
            readinessProbe: {tcpSocket: {port: 80}}
            lifecycle: {preStop: {httpGet: {port: <|http|>}}}
          - name: other
            ports: [{name: http, containerPort: 81}]
            livenessProbe: {httpGet: {port: http}}
    `);
  });

  const service = yaml`
    apiVersion: v1
    kind: Service
    metadata: {name: web}
    spec:
      selector: {app: web}
      ports: [{port: 80, targetPort: <|ht<|>tp|>}, {port: 81, targetPort: 8080}]
  `;
  const pod = yaml`
    apiVersion: v1
    kind: Pod
    metadata: {name: web, labels: {app: web, tier: front}}
    spec:
      containers:
        - name: app
          ports: [{name: <|http|>, containerPort: 80}]
          livenessProbe: {httpGet: {port: <|http|>}}
  `;
  const other = yaml`
    apiVersion: v1
    kind: Pod
    metadata: {name: db, labels: {app: db}}
    spec:
      containers:
        - name: db
          ports: [{name: http, containerPort: 80}]
  `;
  test('is meant by the Services that select its pod', () => {
    checkReferences({ 'service.yaml': service, 'web.yaml': pod, 'db.yaml': other });
  });
  test('of a file of its own is not meant by another file that has its own', () => {
    checkReferences({
      'a.yaml': `${service}---\n${pod}`,
      'b.yaml': `${service}---\n${pod}`.replace(/<\|>|<\||\|>/g, ''),
    });
  });
  test('is declared where the Service finds it', () => {
    checkDefinition({
      'service.yaml': service.replace('<|ht<|>tp|>', 'ht<|>tp'),
      'web.yaml': pod.replace('{port: <|http|>}', '{port: http}'),
    });
  });
});

describe('a variable', () => {
  test('is what $(NAME) stands for in command, args and later values, of its container', () => {
    checkReferences(
      yaml`
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
          - name: app
            command: ["/bin/sh", "-c", "echo $(<|HOST|>):$(PORT) $$(HOST) $HOST"]
            args:
              - --host=$(<|HOST|>)
              - |
                $(<|HO<|>ST|>) \$
                $$$(<|HOST|>) $(HOST)x
              - 'it''s $(<|HOST|>)'
            env:
              - name: <|HOST|>
                value: localhost
              - name: URL
                value: http://$(<|HOST|>)/
            livenessProbe:
              exec: {command: [test, $(<|HOST|>)]}
            lifecycle:
              postStart: {exec: {command: [test, $(HOST)]}}
          - name: other
            args: ["$(HOST)"]
            env: [{name: HOST, value: b}]
    `.replace('$(HOST)x', '$(<|HOST|>)x'),
    );
  });
  test('may be a key of a ConfigMap that envFrom brings', () => {
    checkReferences({
      'pod.yaml': yaml`
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
            - name: app
              args: ["$(<|LE<|>VEL|>)", "$(OWN)", "$(PRE_LEVEL)"]
              env: [{name: OWN, value: a}]
              envFrom:
                - configMapRef: {name: settings}
                - configMapRef: {name: settings}
                  prefix: PRE_
            - name: other
              args: ["$(LEVEL)"]
              env: [{name: LEVEL, value: a}]
              envFrom: [{configMapRef: {name: settings}}]
      `,
      'settings.yaml': yaml`
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {<|LEVEL|>: info, OWN: a}
      `,
    });
  });
});

describe('a ConfigMap', () => {
  const pod = yaml`
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      containers:
        - name: app
          envFrom: [{configMapRef: {name: <|settings|>}}]
          env:
            - name: LEVEL
              valueFrom: {configMapKeyRef: {name: <|settings|>, key: level}}
      volumes:
        - name: settings
          configMap: {name: <|sett<|>ings|>}
        - name: all
          projected: {sources: [{configMap: {name: <|settings|>}}, {secret: {name: settings}}]}
  `;
  const settings = yaml`
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: <|settings|>
    data: {level: info}
  `;
  test('is declared in another document of the file', () => {
    checkReferences(`${pod}---\n${settings}`);
  });
  test('is declared in another file', () => {
    checkReferences({ 'pod.yaml': pod, 'settings.yaml': settings });
  });
  test('of its own file is meant before all others', () => {
    checkReferences({
      'pod.yaml': `${pod}---\n${settings}`,
      'other.yaml': settings.replace(/<\||\|>/g, ''),
    });
  });
  test('is renamed in all files', () => {
    const plain = (text: string) =>
      text.replaceAll('<|settings|>', 'settings').replace('<|sett<|>ings|>', 'sett<|>ings');
    const done = (text: string) =>
      text.replaceAll('<|settings|>', 'options').replace('<|sett<|>ings|>', 'options');
    checkRename({ 'pod.yaml': plain(pod), 'settings.yaml': plain(settings) }, 'options', {
      'pod.yaml': done(pod),
      'settings.yaml': done(settings),
    });
  });
  test('of another namespace is another', () => {
    checkReferences({
      'pod.yaml': pod.replace('{name: web}', '{name: web, namespace: a}'),
      'a.yaml': settings.replace('metadata:', 'metadata:\n  namespace: a'),
      'b.yaml': settings.replace('metadata:', 'metadata:\n  namespace: b').replace(/<\||\|>/g, ''),
    });
  });
});

describe('a key', () => {
  test('is that of the ConfigMap or Secret that is named beside it', () => {
    checkReferences(yaml`
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
          - name: app
            env:
              - name: A
                valueFrom: {configMapKeyRef: {name: settings, key: <|le<|>vel|>}}
              - name: B
                valueFrom: {secretKeyRef: {name: settings, key: level}}
              - name: C
                valueFrom: {configMapKeyRef: {name: other, key: level}}
            volumeMounts:
              - {name: all, mountPath: /all, subPath: <|level|>}
              - {name: some, mountPath: /some, subPath: level}
        volumes:
          - name: all
            configMap: {name: settings}
          - name: some
            configMap: {name: settings, items: [{key: <|level|>, path: level}]}
          - name: both
            projected:
              sources:
                - configMap: {name: settings, items: [{key: "<|level|>", path: a}]}
                - secret: {name: settings, items: [{key: level, path: b}]}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data:
        <|level|>: info
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: settings}
      stringData: {level: info}
    `);
  });
  test('of a Secret stands in data and stringData', () => {
    checkReferences({
      'secret.yaml': yaml`
        apiVersion: v1
        kind: Secret
        metadata: {name: db}
        data: {<|user|>: cm9vdA==}
        stringData: {'<|us<|>er|>': root, password: x}
      `,
      'pod.yaml': yaml`
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          volumes:
            - name: a
              secret: {secretName: db, items: [{key: <|user|>, path: user}]}
      `,
    });
  });
});

describe('names that only the cluster or podman declares', () => {
  test('are the same in all places that use them', () => {
    checkReferences({
      'a.yaml': yaml`
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          imagePullSecrets: [{name: <|regi<|>stry|>}]
      `,
      'b.yaml': yaml`
        apiVersion: v1
        kind: Pod
        metadata: {name: b}
        spec:
          containers: [{name: b, envFrom: [{secretRef: {name: <|registry|>}}, {configMapRef: {name: registry}}]}]
      `,
    });
    checkReferences(yaml`
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        serviceAccountName: <|build<|>er|>
        serviceAccount: <|builder|>
    `);
  });
  test('have no declaration to go to', () => {
    checkDefinition('apiVersion: v1\nkind: Pod\nspec: {serviceAccountName: build<|>er}\n');
  });
});

test('a claim is declared by its name, and used by volumes', () => {
  checkDefinition({
    'db.yaml': yaml`
      apiVersion: v1
      kind: Pod
      metadata: {name: db}
      spec:
        volumes: [{name: data, persistentVolumeClaim: {claimName: d<|>ata}}]
    `,
    'data.yaml': yaml`
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: <|data|>
    `,
  });
});

describe('a label', () => {
  test('is what selectors ask for, by key and value', () => {
    checkReferences(yaml`
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, labels: {app: web}}
      spec:
        selector:
          matchLabels: {app: <|web|>, tier: web}
          matchExpressions:
            - {key: app, operator: In, values: [<|web|>, api]}
            - {key: tier, operator: In, values: [web]}
        template:
          metadata:
            labels: {app: <|w<|>eb|>, tier: web}
          spec:
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  - topologyKey: kubernetes.io/hostname
                    labelSelector: {matchLabels: {app: <|web|>}}
                    namespaceSelector: {matchLabels: {app: web}}
            nodeSelector: {app: web}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        selector:
          app: <|web|>
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: web}
      spec: {selector: {matchLabels: {app: web}}}
    `);
  });
});

test('what stands in the same file is told apart by whether it gives the name or uses it', () => {
  const pod = yaml`
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      containers:
        - name: app
          envFrom: [{configMapRef: {name: settings}}]
      volumes:
        - name: a
          configMap: {name: sett<|>ings}
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: settings}
  `;
  expect(highlightsAt({ 'pod.yaml': pod, 'b.yaml': pod.replace('<|>', '') })).toEqual([
    'refers settings',
    'refers settings',
    'declares settings',
  ]);
});
