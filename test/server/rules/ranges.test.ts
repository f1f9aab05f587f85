import { describe, test } from 'vitest';
import { checkDiagnostics, checkFix, checkNoFix } from '../../check.ts';
import { yaml } from '../../fixture.ts';

describe('a number in range', () => {
  test('is silent at both ends', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        activeDeadlineSeconds: 2147483647
        securityContext:
          runAsUser: 0
          supplementalGroups: [2147483647]
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
            ports:
              - containerPort: 1
                hostPort: 0
              - containerPort: 65535
        volumes:
          - name: config
            configMap:
              name: web
              defaultMode: 0777
          - name: token
            projected:
              sources:
                - serviceAccountToken: {path: a, expirationSeconds: 600}
                - serviceAccountToken: {path: b, expirationSeconds: 4294967296}
          - name: cache
            emptyDir: {sizeLimit: 0}
    `);
  });
});

describe('a number out of range', () => {
  test('is told with its range', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        securityContext:
          supplementalGroups: [0, -1]
                                  ^^ error out-of-range: Each item of 'supplementalGroups' must be between 0 and 2147483647.
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
            ports:
              - containerPort: 0
                               ^ error out-of-range: 'containerPort' must be between 1 and 65535.
                hostPort: -1
                          ^^ error out-of-range: 'hostPort' must be between 1 and 65535.
            livenessProbe:
              tcpSocket:
                port: 99999999999
                      ^^^^^^^^^^^ error out-of-range: 'port' must be between 1 and 65535.
              timeoutSeconds: -1
                              ^^ error out-of-range: 'timeoutSeconds' must be at least 0.
            resources:
              limits:
                cpu: -500m
                     ^^^^^ error out-of-range: 'cpu' must be at least 0.
        volumes:
          - name: token
            projected:
              sources:
                - serviceAccountToken:
                    path: token
                    expirationSeconds: 599
                                       ^^^ error out-of-range: 'expirationSeconds' must be between 600 and 4294967296.
    `);
  });
});

/** A pod with a ConfigMap's volume of that mode. */
function mode(text: string): string {
  return yaml`
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
    spec:
      containers:
        - name: web
          image: docker.io/library/nginx:1.27
      volumes:
        - name: config
          configMap:
            name: web
            defaultMode: ${text}
  `;
}

describe("a file's mode", () => {
  test('in decimal digits is told what it lacks', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: web
            image: docker.io/library/nginx:1.27
        volumes:
          - name: config
            configMap:
              name: web
              defaultMode: 644
                           ^^^ error out-of-range: 'defaultMode' must be between 0 and 0777. Without a leading zero, 644 means 01204: write 0644.
    `);
    checkFix('out-of-range', mode('644'), 'Write 0644', mode('0644'));
  });
  test('with more bits than Kubernetes takes has no obvious other', () => {
    checkNoFix('out-of-range', mode('01777'));
    checkNoFix('out-of-range', mode('-1'));
  });
  test('is octal, or its decimal number', () => {
    checkDiagnostics(mode('0644'));
    checkDiagnostics(mode('420'));
  });
});

test('a claim asks for more than nothing', () => {
  checkDiagnostics(yaml`
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata:
      name: data
    spec:
      accessModes: [ReadWriteOnce]
      resources:
        requests:
          storage: 0
                   ^ error out-of-range: 'storage' must be more than 0.
  `);
});
