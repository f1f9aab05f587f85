import { describe, test } from 'vitest';
import { checkDiagnostics } from '../../check.ts';
import { yaml } from '../../fixture.ts';

describe('a ConfigMap', () => {
  test('has keys for files', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      data:
        .hidden: a
        A_b-c.d: ""
        "a b": c
        ^^^^^ error invalid-name: 'a b' has a blank, and only letters, digits, '-', '_' and '.' may stand in it. Write 'a-b'.
        ..data: d
        ^^^^^^ error invalid-name: '..data' may not begin with '..'. Write 'data'.
        .: e
        ^ error invalid-name: '.' stands for a folder, and a key is the name of a file.
    `);
  });
  test('has text in one place and base64 in the other', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
      data:
        a: one
        ^ error duplicate-data-key: 'a' stands in 'binaryData' too. Remove one of the two.
        b: 1
           ^ error wrong-type: 'b' takes text, and this is a number. Put it in quotes: "1".
        c: { d: e }
        ^ error wrong-type: 'c' takes text, not a map.
      binaryData:
        a: aGk=
        x: hello
           ^^^^^ error wrong-type: 'x' takes base64, and this is none.
    `);
  });
});

describe('a Secret', () => {
  test('has base64, and text beside it', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      data:
        a: aGVsbG8=
        b: hello
           ^^^^^ error wrong-type: 'b' takes base64, and this is none.
        c: |
          aGVs
          bG8=
      stringData:
        d: hello
    `);
  });
  test('holds what its type needs', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      type: kubernetes.io/tls
            ^^^^^^^^^^^^^^^^^ error secret-type: A Secret of this type needs 'tls.key' in 'data' or 'stringData'.
      data: { tls.crt: aGk= }
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      type: kubernetes.io/tls
      stringData: { tls.crt: a, tls.key: b }
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      type: kubernetes.io/basic-auth
            ^^^^^^^^^^^^^^^^^^^^^^^^ error secret-type: A Secret of this type needs 'username' or 'password' in 'data' or 'stringData'.
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      type: kubernetes.io/basic-auth
      stringData: { username: a }
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      type: kubernetes.io/ssh-auth
            ^^^^^^^^^^^^^^^^^^^^^^ error secret-type: A Secret of this type needs 'ssh-privatekey' in 'data' or 'stringData'.
      stringData: { ssh-privatekey: "" }
    `);
  });
  test('holds JSON where its type says so', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      type: kubernetes.io/dockerconfigjson
      data: { .dockerconfigjson: aGk= }
                                 ^^^^ error secret-type: A Secret of this type holds JSON in '.dockerconfigjson', and this is none.
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      type: kubernetes.io/dockerconfigjson
      stringData: { .dockerconfigjson: "{}" }
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      type: kubernetes.io/dockercfg
      stringData: { .dockercfg: "[]" }
                                ^^^^ error secret-type: A Secret of this type holds JSON in '.dockercfg', and this is none.
    `);
  });
  test('for a token names its account', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
      type: kubernetes.io/service-account-token
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error secret-type: A Secret of this type needs the annotation 'kubernetes.io/service-account.name' with the account's name.
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: web
        annotations: { kubernetes.io/service-account.name: web }
      type: kubernetes.io/service-account-token
    `);
  });
});

describe('a claim', () => {
  test('says how and how much', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
      ^^^^ error missing-field: This PersistentVolumeClaimSpec lacks 'accessModes'.
      ^^^^ error missing-field: This PersistentVolumeClaimSpec lacks 'resources'.
        volumeMode: File
                    ^^^^ error unknown-value: 'File' is not allowed for 'volumeMode'. Use 'Block' or 'Filesystem'.
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: []
        ^^^^^^^^^^^ error missing-field: 'accessModes' needs a value.
        resources: {}
        ^^^^^^^^^ error missing-field: This VolumeResourceRequirements lacks 'requests'.
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: {} }
                     ^^^^^^^^ error missing-field: This VolumeResourceRequirements lacks 'requests.storage'.
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 0 } }
                                          ^ error out-of-range: 'storage' must be more than 0.
    `);
  });
  test('is for one pod or for several', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce, ReadWriteMany]
        resources: { requests: { storage: 1Gi } }
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: [ReadWriteOncePod, ReadWriteMany]
                                        ^^^^^^^^^^^^^ error access-modes: 'ReadWriteOncePod' can't stand beside other modes. Keep one of them.
        resources: { requests: { storage: 1Gi } }
    `);
  });
  test('is filled with what can be', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 1Gi } }
        dataSource: { kind: VolumeSnapshot, name: a }
                            ^^^^^^^^^^^^^^ error data-source: Without 'apiGroup' only a PersistentVolumeClaim can be meant, not 'VolumeSnapshot'. Add 'apiGroup'.
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 1Gi } }
        dataSource: { kind: PersistentVolumeClaim, name: a }
        ^^^^^^^^^^ error data-source: 'dataSource' says another thing than 'dataSourceRef'. Remove one of the two.
        dataSourceRef: { kind: PersistentVolumeClaim, name: b }
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 1Gi } }
        dataSource: { apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: a }
        dataSourceRef: { apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: a }
    `);
  });
});
