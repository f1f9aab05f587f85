import { describe, expect, test } from 'vitest';
import { checkDiagnostics, checkFix, checkNoFix, checkRule } from '../../check.ts';
import { yaml } from '../../fixture.ts';
import { mendedPath, wrongPath } from '../../../server/schema/paths.ts';
import { pod } from './pod.ts';

const mount = 'volumeMounts: [{name: dta, mountPath: /data}]';

describe('a volume that is mounted', () => {
  test('is declared in the style of the list', () => {
    checkFix(
      'unknown-volume',
      pod({ spec: 'volumes:\n- name: cache\n  emptyDir: {} # c', container: mount }),
      "Declare the volume 'dta'",
      pod({
        spec: 'volumes:\n- name: cache\n  emptyDir: {} # c\n- name: dta\n  emptyDir: {}',
        container: mount,
      }),
    );
    checkFix(
      'unknown-volume',
      pod({ spec: 'volumes: [{name: cache}]', container: mount }),
      "Declare the volume 'dta'",
      pod({ spec: 'volumes: [{name: cache}, {name: dta, emptyDir: {}}]', container: mount }),
    );
  });
  test('is declared where there is no list yet', () => {
    const before = pod({ container: mount });
    checkFix(
      'unknown-volume',
      before,
      "Declare the volume 'dta'",
      `${before}  volumes:\n    - name: dta\n      emptyDir: {}\n`,
    );
  });
  test('is one of a like name', () => {
    const volumes = 'volumes: [{name: data}]';
    checkFix(
      'unknown-volume',
      pod({ spec: volumes, container: mount }),
      "Change to 'data'",
      pod({ spec: volumes, container: 'volumeMounts: [{name: data, mountPath: /data}]' }),
    );
  });
  test('is known in init containers, as a device and as a file of variables too', () => {
    checkRule(
      'unknown-volume',
      pod({
        spec: yaml`
          initContainers:
            - name: setup
              image: docker.io/library/nginx:1.27
              volumeMounts:
                - name: none
                        ^^^^ error unknown-volume: The pod has no volume 'none'. Declare it in 'volumes'.
                  mountPath: /none
              volumeDevices:
                - name: disk
                        ^^^^ error unknown-volume: The pod has no volume 'disk'. Declare it in 'volumes'.
                  devicePath: /dev/xvda
              env:
                - name: A
                  valueFrom:
                    fileKeyRef:
                      volumeName: vars
                                  ^^^^ error unknown-volume: The pod has no volume 'vars'. Declare it in 'volumes'.
                      path: a.env
                      key: A
        `,
      }),
    );
  });
  test('is not missed where it may be misspelt or half written', () => {
    checkRule('unknown-volume', pod({ spec: 'volume: [{name: dta}]', container: mount }));
    checkRule('unknown-volume', pod({ spec: 'volumes:\n  - name dta', container: mount }));
  });
  test('is told once of containers that repeat each other', () => {
    checkRule(
      'unknown-volume',
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: a
              image: docker.io/library/nginx:1.27
              volumeMounts: &mounts
                - name: data
                        ^^^^ error unknown-volume: The pod has no volume 'data'. Declare it in 'volumes'.
                  mountPath: /data
            - name: b
              image: docker.io/library/nginx:1.27
              volumeMounts: *mounts
      `,
    );
  });
});

describe('items of a list', () => {
  test('differ in their names and places', () => {
    checkRule(
      'duplicate-item',
      pod({
        spec: yaml`
          securityContext:
            sysctls:
              - { name: net.core.somaxconn, value: '1' }
              - name: net.core.somaxconn
                      ^^^^^^^^^^^^^^^^^^ error duplicate-item: Another item of 'sysctls' has the name 'net.core.somaxconn'. Change one, or remove this item.
                value: '2'
        `,
        container: yaml`
          ports:
            - { name: web, containerPort: 80 }
            - name: web
                    ^^^ error duplicate-item: Another item of 'ports' has the name 'web'. Change one, or remove this item.
              containerPort: 81
            - containerPort: 82
            - containerPort: 83
          volumeMounts:
            - { name: a, mountPath: /data }
            - name: a
              mountPath: /data
                         ^^^^^ error duplicate-item: Another item of 'volumeMounts' has the mountPath '/data'. Change one, or remove this item.
            - { name: a, mountPath: /data/ }
          resizePolicy:
            - { resourceName: cpu, restartPolicy: NotRequired }
            - resourceName: cpu
                            ^^^ error duplicate-item: Another item of 'resizePolicy' has the resourceName 'cpu'. Change one, or remove this item.
              restartPolicy: NotRequired
        `,
      }),
    );
  });
  test('that are one too many are removed', () => {
    checkFix(
      'duplicate-item',
      pod({ spec: 'volumes:\n  - name: a\n  - name: a # twice' }),
      'Remove this item',
      pod({ spec: 'volumes:\n  - name: a' }),
    );
  });
});

describe('fields that exclude each other', () => {
  test('are told at the second', () => {
    checkRule(
      'one-of',
      pod({
        spec: yaml`
          volumes:
            - name: data
              hostPath: { path: /data }
              emptyDir: {}
              ^^^^^^^^ error one-of: This Volume has 'hostPath' already. Remove one of the two.
            - name: all
              projected:
                sources:
                  - secret: { name: a }
                    configMap: { name: b }
                    ^^^^^^^^^ error one-of: This VolumeProjection has 'secret' already. Remove one of the two.
                  - downwardAPI:
                      items:
                        - path: a
                          ^^^^ error one-of: This DownwardAPIVolumeFile needs one of 'fieldRef' and 'resourceFieldRef'.
        `,
        container: yaml`
          env:
            - name: A
              value: a
              valueFrom: { secretKeyRef: { name: a, key: b } }
              ^^^^^^^^^ error one-of: This EnvVar has 'value' already. Remove one of the two.
            - name: B
              valueFrom: {}
              ^^^^^^^^^ error one-of: This EnvVarSource needs one of 'configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef' and 'fileKeyRef'.
          envFrom:
            - prefix: A_
              ^^^^^^ error one-of: This EnvFromSource needs one of 'configMapRef' and 'secretRef'.
            - null
              ^^^^ error one-of: This EnvFromSource needs one of 'configMapRef' and 'secretRef'.
          lifecycle:
            preStop: {}
            ^^^^^^^ error one-of: This LifecycleHandler needs one of 'exec', 'httpGet', 'tcpSocket' and 'sleep'.
        `,
      }),
    );
  });
  test('may be left out where none is needed, or given as nothing', () => {
    checkRule(
      'one-of',
      pod({
        spec: 'volumes: [{name: a}, {name: b, projected: {sources: []}}]',
        container: yaml`
          env:
            - { name: A, value: '', valueFrom: { secretKeyRef: { name: a, key: b } } }
            - { name: B, value: b, valueFrom: ~ }
            - { name: C }
          livenessProbe:
          lifecycle: {}
        `,
      }),
    );
  });
  test('are warned of where a source has none', () => {
    checkRule(
      'one-of',
      pod({
        spec: yaml`
          volumes:
            - name: a
              projected:
                sources:
                  - {}
                    ^^ warning one-of: This VolumeProjection needs one of 'configMap', 'secret', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle' and 'podCertificate'.
        `,
      }),
    );
  });
  test('are not missed where one is misspelt or half written', () => {
    checkRule('one-of', pod({ container: 'livenessProbe: {httpget: {port: 80}}' }));
    checkRule('one-of', pod({ container: 'livenessProbe:\n  httpGe' }));
  });
  test('are mended by removing either', () => {
    const volume = (source: string) => pod({ spec: `volumes:\n  - name: a\n${source}` });
    const before = volume('    emptyDir: {}\n    hostPath:\n      path: /a');
    checkFix('one-of', before, "Remove 'hostPath'", volume('    emptyDir: {}'));
    checkFix('one-of', before, "Remove 'emptyDir'", volume('    hostPath:\n      path: /a'));
  });
});

describe('a path', () => {
  test.each([
    ['own file', 'a', undefined, undefined],
    ['own file', 'a/b..c', undefined, undefined],
    ['own file', '/a', "must not begin with '/'", 'a'],
    ['own file', '../a', "must not step up with '..'", undefined],
    ['own file', 'a/../b', "must not step up with '..'", 'b'],
    ['own file', '..a', "must not begin with '..'", undefined],
    ['within', '..a', undefined, undefined],
    ['within', '/a/../b', "must not begin with '/'", 'b'],
    ['no steps up', '/a/..', "must not step up with '..'", undefined],
    ['no steps up', '/a/../b', "must not step up with '..'", '/b'],
    ['no steps up', 'a', undefined, undefined],
    ['absolute', 'a', "must begin with '/'", '/a'],
    ['absolute', '/a/..', undefined, undefined],
  ] as const)('that is %s: %s', (format, path, wrong, meant) => {
    expect(wrongPath(path, format)).toBe(wrong);
    if (wrong !== undefined) expect(mendedPath(path, format)).toBe(meant);
  });
  test('is mended in its quotes', () => {
    const sub = (path: string) =>
      pod({ container: `volumeMounts: [{name: a, mountPath: /a, subPath: '${path}'}]` });
    checkFix('invalid-path', sub('/b'), "Write 'b'", sub('b'));
    checkNoFix('invalid-path', sub('../b'));
  });
  test('is none where it is empty or in need of nothing', () => {
    checkRule(
      'invalid-path',
      pod({
        spec: 'volumes: [{name: a, hostPath: {path: a..b}}]',
        container: "volumeMounts: [{name: a, mountPath: ../a, subPath: ''}]",
      }),
    );
  });
});

describe('files of one volume', () => {
  test('at one path are refused where they are projected, and warned of elsewhere', () => {
    checkRule(
      'overlapping-paths',
      pod({
        spec: yaml`
          volumes:
            - name: a
              configMap:
                name: a
                items:
                  - { key: a, path: x }
                  - key: b
                    path: x
                          ^ warning overlapping-paths: Another file of this volume is at 'x'. Give this one another path.
                  - key: c
                    path: x/y
                          ^^^ warning overlapping-paths: One of 'x' and 'x/y' is a folder of the other. Give one of them another path.
            - name: b
              projected:
                sources:
                  - serviceAccountToken: { path: token }
                  - secret:
                      name: a
                      items:
                        - key: token
                          path: token
                                ^^^^^ warning overlapping-paths: Another file of this volume is at 'token'. Give this one another path.
                        - { key: other, path: tokens }
        `,
      }),
    );
  });
});

describe('a block device', () => {
  test('is a claim, and not mounted besides', () => {
    checkRule(
      'block-device',
      pod({
        spec: yaml`
          volumes:
            - { name: disk, persistentVolumeClaim: { claimName: disk } }
            - { name: other, ephemeral: { volumeClaimTemplate: { spec: {} } } }
        `,
        container: yaml`
          volumeDevices:
            - name: disk
                    ^^^^ error block-device: The volume 'disk' is mounted and given as a device. Remove one of the two.
              devicePath: /dev/a
            - name: other
              devicePath: /data
                          ^^^^^ error block-device: At '/data' stand a mount and a device. Remove one of the two.
          volumeMounts:
            - name: disk
                    ^^^^ error block-device: The volume 'disk' is mounted and given as a device. Remove one of the two.
              mountPath: /data
                         ^^^^^ error block-device: At '/data' stand a mount and a device. Remove one of the two.
        `,
      }),
    );
  });
});

test('a volume that Kubernetes has given up is told with what to use', () => {
  checkRule(
    'deprecated-volume',
    pod({
      spec: yaml`
        volumes:
          - name: a
            rbd:
            ^^^ warning deprecated-volume: 'rbd' has not worked since Kubernetes 1.31. Use a 'csi' volume of its vendor, or a persistentVolumeClaim.
              image: a
              monitors: [a]
          - name: b
            nfs: { server: a, path: /a }
            rbd: ~
      `,
    }),
  );
});

describe('what only vendors know', () => {
  test('has forms of its own', () => {
    checkDiagnostics(
      pod({
        spec: yaml`
          volumes:
            - name: a
              iscsi:
                targetPortal: 10.0.0.1:3260
                iqn: disk
                     ^^^^ error invalid-format: 'disk' must look like iqn.2001-04.com.example:disk, eui.0123456789abcdef, or naa. and 32 digits.
                lun: 256
                     ^^^ error out-of-range: 'lun' must be between 0 and 255.
                chapAuthSession: true
                secretRef: { name: chap }
            - name: b
              iscsi:
                targetPortal: 10.0.0.1:3260
                iqn: iqn.2001-04.com.example:storage.disk1
            - name: c
              csi:
                driver: my_driver
                        ^^^^^^^^^ error invalid-name: 'my_driver' has '_', and only a-z, 0-9, '-' and '.' may stand in it. Write 'my-driver'.
            - name: d
              flexVolume:
                driver: example.com/disk
                options:
                  kubernetes.io/readwrite: a
                  ^^^^^^^^^^^^^^^^^^^^^^^ error invalid-format: 'kubernetes.io/readwrite' belongs to Kubernetes itself.
        `,
      }),
    );
  });
});
