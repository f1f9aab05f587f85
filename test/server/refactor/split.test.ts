import { describe, expect, test } from 'vitest';
import { checkRefactoring, refactored, refactoringsAt } from '../../check-refactorings.ts';
import { yaml } from '../../fixture.ts';

const pod = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: shop
    namespace: trade
    labels:
      app: shop
  spec:
    restartPolicy: OnFailure # of all
    containers:
      - name: app
        image: docker.io/library/busybox:1.37
        command: [sh, -c, "wait-for localhost:6379; wait-for localhost:63790"]
        env:
          - name: CACHE_URL
            value: redis://127.0.0.1:6379/0 # where it is
          - {name: CACHE_HOST, value: localhost}
          - {name: CACHE_PORT, value: "6379"}
          - {name: DB_HOST, value: localhost}
        volumeMounts:
          - {name: config, mountPath: /config}
      # what it remembers
      - name: <|>cache
        image: docker.io/library/redis:7.4
        ports:
          - containerPort: 6379 # as usual
        volumeMounts:
          - {name: data, mountPath: /data}
          - {name: config, mountPath: /config}
        # behind it
    volumes:
      - name: config
        configMap: {name: made, optional: true}
      - name: data # its own
        emptyDir: {}
`;

const extract = "Extract container 'cache' into a Pod and a Service";

test('a container becomes a Pod of its own, which others ask by the name of its Service', () => {
  checkRefactoring(
    pod,
    extract,
    yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: shop
        namespace: trade
        labels:
          app: shop
      spec:
        restartPolicy: OnFailure # of all
        containers:
          - name: app
            image: docker.io/library/busybox:1.37
            command: [sh, -c, "wait-for cache:6379; wait-for localhost:63790"]
            env:
              - name: CACHE_URL
                value: redis://cache:6379/0 # where it is
              - {name: CACHE_HOST, value: cache}
              - {name: CACHE_PORT, value: "6379"}
              - {name: DB_HOST, value: localhost}
            volumeMounts:
              - {name: config, mountPath: /config}
        volumes:
          - name: config
            configMap: {name: made, optional: true}
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: cache
        namespace: trade
        labels:
          app: cache
      spec:
        restartPolicy: OnFailure
        containers:
          # what it remembers
          - name: cache
            image: docker.io/library/redis:7.4
            ports:
              - containerPort: 6379 # as usual
            volumeMounts:
              - {name: data, mountPath: /data}
              - {name: config, mountPath: /config}
            # behind it
        volumes:
          - name: data # its own
            emptyDir: {}
          - name: config
            configMap:
              name: made
              optional: true
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: cache
        namespace: trade
      spec:
        selector:
          app: cache
        ports:
          - port: 6379
    `,
  );
});

test('for podman alone there is no Service, since pods have names', () => {
  const text = refactored(pod, "Extract container 'cache' into a Pod", { target: 'podman' });
  expect(text).toContain('redis://cache:6379/0');
  expect(text).not.toContain('kind: Service');
});

test('several ports have names', () => {
  const text = refactored(
    pod.replace('# as usual', '\n        - {containerPort: 53, protocol: UDP, name: dns}'),
    extract,
  );
  expect(text).toMatch(/- name: tcp-6379\n +port: 6379\n +- name: dns\n +port: 53\n +protocol: UDP\n$/);
});

test('the name is one that no other object has', () => {
  const other = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;
  const files = [other('cache'), other('shop-cache')];
  expect(refactored(pod, extract, { files })).toContain('redis://shop-cache-2:6379/0');
});

describe('a container stays in its pod', () => {
  const which = (text: string) => refactoringsAt(text).filter((it) => it.includes('into a Pod'));

  test.each([
    [
      'that is the only one',
      'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: <|>a, ports: [{containerPort: 1}]}]}\n',
    ],
    ['at whose ports nobody can ask', pod.replace('containerPort: 6379', '{}')],
    ['that shares data', pod.replace('configMap: {name: made, optional: true}', 'emptyDir: {}')],
    [
      'that asks the others',
      pod.replace('redis:7.4', 'redis:7.4\n      args: [--replicaof, "localhost:7000"]'),
    ],
    ['that shares the host’s network', pod.replace('restartPolicy: OnFailure', 'hostNetwork: true')],
    [
      'that sees the others’ processes',
      pod.replace('restartPolicy: OnFailure', 'shareProcessNamespace: true'),
    ],
    [
      'that annotations speak of',
      pod.replace('  labels:', '  annotations: {io.podman.annotations.autoremove/cache: "TRUE"}\n  labels:'),
    ],
    [
      'of a workload',
      `${pod.replace('kind: Pod', 'kind: DaemonSet').replace('spec:', 'spec: {template: {spec:')}}}`,
    ],
    ['after whom no Service can be called', pod.replace('<|>cache', '<|>9cache')],
    [
      'whose port a Service asks for',
      `${pod.replace('# as usual', '\n          name: redis')}---\napiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: trade}\nspec: {selector: {app: shop}, ports: [{port: 1, targetPort: redis}]}\n`,
    ],
  ])('%s', (_, text) => {
    expect(which(text)).toEqual([]);
  });
  test('but leaves it otherwise', () => {
    expect(which(pod)).toEqual([extract]);
  });
});
