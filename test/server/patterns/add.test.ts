import { describe, expect, test } from 'vitest';
import { added, checkAdded } from '../../check-patterns.ts';
import { yaml } from '../../fixture.ts';

test('a log shipper comes with the volume it shares and the mount that fills it', () => {
  checkAdded(
    yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: shop.example
      spec:
        containers:
          - name: app
            image: docker.io/library/busybox:1.37
    `,
    'log-shipper',
    yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: shop.example
      spec:
        containers:
          - name: app
            image: docker.io/library/busybox:1.37
            volumeMounts:
              - name: shop-example-logs
                mountPath: /var/log/app
          - name: log-shipper
            image: docker.io/library/busybox:1.37
            env:
              - name: LOG_FILE
                value: app.log
            command:
              - sh
              - -c
              - |
                trap 'exit 0' TERM
                tail -F "/logs/$LOG_FILE" & wait $!
            resources:
              limits:
                cpu: 100m
                memory: 64Mi
            securityContext:
              runAsUser: 65534
              allowPrivilegeEscalation: false
            livenessProbe:
              exec:
                command:
                  - pidof
                  - tail
            volumeMounts:
              - name: shop-example-logs
                mountPath: /logs
                readOnly: true
        volumes:
          - name: shop-example-logs
            emptyDir: {}
    `,
  );
});

test('init containers come to stand above the containers, which they run before', () => {
  checkAdded(
    pod('containers: [{name: app}]'),
    'fix-permissions',
    pod(yaml`
      initContainers:
        - name: fix-permissions
          image: docker.io/library/busybox:1.37
          env:
            - name: OWNER
              value: 1000:1000
          command:
            - sh
            - -c
            - chown -R "$OWNER" /data
          resources:
            limits:
              cpu: 100m
              memory: 64Mi
          securityContext:
            runAsUser: 0
            allowPrivilegeEscalation: false
          volumeMounts:
            - name: web-data
              mountPath: /data
      containers: [{name: app, volumeMounts: [{name: web-data, mountPath: /data}]}]
      volumes:
        - name: web-data
          emptyDir: {}
    `),
  );
});

describe('a volume is shared that the main container mounts already', () => {
  const spec = (mount: string, volume: string) =>
    pod(
      `containers: [{name: app, volumeMounts: [{name: old, ${mount}}]}]\nvolumes: [{name: old, ${volume}}]`,
    );

  test.each([
    ['log-shipper', 'mountPath: /var/log/nginx', 'emptyDir: {}'],
    ['log-shipper', 'mountPath: /logs/', 'emptyDir: {}'],
    ['content-updater', 'mountPath: /srv/www, readOnly: true', 'emptyDir: {}'],
    ['fix-permissions', 'mountPath: /anywhere', 'persistentVolumeClaim: {claimName: stored}'],
  ])('by %s, at %s, %s', (id, mount, volume) => {
    const text = added(spec(mount, volume), id)?.text;
    expect(text?.match(/name: old/g)).toHaveLength(3);
    expect(text).not.toContain('web-');
  });
  test.each([
    ['whose path holds other things', 'mountPath: /var/logbook', 'emptyDir: {}'],
    ['that it can’t write to', 'mountPath: /var/log, readOnly: true', 'emptyDir: {}'],
    ['of which it sees a part', 'mountPath: /var/log, subPath: app', 'emptyDir: {}'],
    ['that nobody writes to', 'mountPath: /var/log', 'configMap: {name: made}'],
  ])('but not one %s', (_, mount, volume) => {
    expect(added(spec(mount, volume), 'log-shipper')?.text.match(/name: web-logs/g)).toHaveLength(3);
  });
  test('or the one at the path that the person chose', () => {
    const before = spec('mountPath: /app/out', 'emptyDir: {}');
    expect(added(before, 'log-shipper', { mountPath: '/app/out' })?.text).not.toContain('web-logs');
    expect(added(before, 'log-shipper', { mountPath: '/app' })?.text).toContain(
      'name: web-logs, mountPath: /app}',
    );
  });
});

describe('what is taken is left to those who have it', () => {
  test('names of containers, of both lists', () => {
    const before = pod(`initContainers: [{name: tls-proxy}]\ncontainers: [{name: app}, {name: tls-proxy-2}]`);
    expect(added(before, 'tls-proxy')?.text).toContain('name: tls-proxy-3,');
  });
  test('ports, also those that are only told in variables', () => {
    const before = pod(
      `containers: [{name: app, ports: [{containerPort: 5432}]}, {name: b, env: [{name: LISTEN, value: "127.0.0.1:5433"}]}]`,
    );
    const text = added(before, 'database-proxy')?.text;
    expect(text).toContain('{name: DATABASE_PORT, value: "5434"}');
    expect(text).toContain('{name: PORT, value: "5434"}');
  });
  test('the port the app is taken to listen at', () => {
    const before = pod(`containers: [{name: app, ports: [{containerPort: 8443}]}]`);
    const text = added(before, 'tls-proxy')?.text;
    expect(text).toContain('{name: APP_PORT, value: "8443"}');
    expect(text).toContain('containerPort: 8444');
  });
  test('ports of the host', () => {
    const before = pod(`containers: [{name: app, ports: [{containerPort: 80, hostPort: 8443}]}]`);
    const text = added(before, 'tls-proxy', { takenHostPorts: new Set([8444]) })?.text;
    expect(text).toContain('containerPort: 8443, hostPort: 8445');
  });
  test('and nothing is published where the pod publishes nothing', () => {
    const before = pod(`containers: [{name: app, ports: [{containerPort: 80}]}]`);
    expect(added(before, 'tls-proxy')?.text).not.toContain('hostPort');
  });
  test('names of volumes, of the pod and of others on this machine', () => {
    const before = pod(`containers: [{name: app}]\nvolumes: [{name: web-logs, secret: {secretName: a}}]`);
    const text = added(before, 'log-shipper', { takenVolumes: new Set(['web-logs-2']) })?.text;
    expect(text).toContain('{name: web-logs-3, emptyDir: {}}');
  });
  test('a path where something else is mounted', () => {
    const before = pod(
      `containers: [{name: app, volumeMounts: [{name: a, mountPath: /var/log/app/}]}]\nvolumes: [{name: a, secret: {secretName: a}}]`,
    );
    expect(added(before, 'log-shipper')?.text).toContain('mountPath: /var/log/app-2}');
  });
  test('a variable the app has already', () => {
    const before = pod(`containers: [{name: app, env: [{name: DATABASE_HOST, value: db}]}]`);
    const text = added(before, 'database-proxy')?.text;
    expect(text?.match(/DATABASE_HOST/g)).toHaveLength(1);
    expect(text).toContain('DATABASE_PORT');
  });
});

test('a container other than the first can be the one that it is for', () => {
  const text = added(pod(`containers: [{name: a}, {name: b}]`), 'log-shipper', { main: 1 })?.text;
  expect(text).toContain('{name: a}, {name: b, volumeMounts: [{name: web-logs,');
});

test('a pod without containers gets its first', () => {
  const text = added(pod('restartPolicy: Always'), 'log-shipper')?.text;
  expect(text).toContain('  containers:\n    - name: log-shipper\n');
  expect(text).toContain('  volumes:\n    - name: web-logs\n');
});

test.each([
  ['containers come from elsewhere', 'x: &c [{name: app}]\ncontainers: *c'],
  ['main container is written elsewhere', 'x: &c {name: app}\ncontainers: [*c]'],
  ['volumes come from elsewhere', 'x: &v {volumes: []}\n<<: *v\ncontainers: [{name: app}]'],
  ['YAML is broken', 'containers: [{name: app}, }'],
])('nothing is added where its %s', (_, spec) => {
  expect(added(pod(spec), 'log-shipper')).toBeUndefined();
});

/** A Pod with that spec. */
function pod(spec: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${spec.trimEnd().replace(/^/gm, '  ')}\n`;
}
