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

const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n';
const spec = (lines: string) => `${head}spec:\n  ${lines}`;
const container = (lines: string) => `${head}spec:\n  containers:\n    - name: a\n      ${lines}`;

describe('values that Kubernetes allows', () => {
  test.each([
    [spec('restartPolicy: <|>'), ['Always', 'Never', 'OnFailure']],
    [spec('dnsPolicy: <|>'), ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']],
    [spec('hostNetwork: <|>'), ['true', 'false']],
    [spec('enableServiceLinks: <|>'), ['true', 'false']],
    [container('imagePullPolicy: <|>'), ['Always', 'IfNotPresent', 'Never']],
    [container('ports:\n        - protocol: <|>'), ['TCP', 'SCTP', 'UDP']],
    [container('livenessProbe:\n        httpGet:\n          scheme: <|>'), ['HTTP', 'HTTPS']],
    [container('terminationMessagePolicy: <|>'), ['File', 'FallbackToLogsOnError']],
  ])('%s', (text, expected) => {
    checkOffers(text, expected);
  });

  test('the default comes first and says so', () => {
    expect(offers(spec('dnsPolicy: <|>'))[0]).toMatchObject({ label: 'ClusterFirst', detail: 'default' });
    expect(offers(spec('enableServiceLinks: <|>'))[0]).toMatchObject({ label: 'true', detail: 'default' });
  });

  test('the empty text is one where it is allowed', () => {
    const path = spec('volumes:\n    - hostPath:\n        type: <|>');
    checkOffersFirst(path, ['""', 'BlockDevice']);
    checkCompletion(path, '""', spec('volumes:\n    - hostPath:\n        type: ""'));
  });

  test.each([
    ['terminationGracePeriodSeconds: <|>', '30'],
    ['schedulerName: <|>', 'default-scheduler'],
  ])('a default is offered where anything is allowed: %s', (line, expected) => {
    checkOffers(spec(line), [expected]);
  });

  test('are known for other kinds, too', () => {
    checkOffersFirst('apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: <|>', [
      'Opaque',
      'kubernetes.io/basic-auth',
    ]);
    checkOffers('apiVersion: v1\nkind: Service\nspec:\n  type: <|>', [
      'ClusterIP',
      'ExternalName',
      'LoadBalancer',
      'NodePort',
    ]);
    checkOffersFirst('apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  accessModes: [<|>]', [
      'ReadWriteOnce',
    ]);
    checkOffersFirst('apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  accessModes:\n    <|>', [
      '- ReadWriteOnce',
    ]);
    checkOffersAmong(
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  strategy:\n    rollingUpdate:\n      maxSurge: <|>',
      ['25%'],
    );
  });

  test('are written so that they are read as what they are', () => {
    checkCompletion(spec('restartPolicy: <|>'), 'Never', spec('restartPolicy: Never'));
    checkCompletion(spec("restartPolicy: '<|>'"), 'Never', spec("restartPolicy: 'Never'"));
    checkCompletion(
      'apiVersion: batch/v1\nkind: Job\nspec:\n  podFailurePolicy:\n    rules:\n      - onPodConditions:\n          - status: <|>',
      'True',
      'apiVersion: batch/v1\nkind: Job\nspec:\n  podFailurePolicy:\n    rules:\n      - onPodConditions:\n          - status: "True"',
    );
  });

  test('are not made up where any text will do', () => {
    checkOffers(container('workingDir: <|>'), []);
    checkOffers(container('command: [<|>]'), []);
  });

  test('explain themselves where Kubernetes does', () => {
    const found = offer(spec('volumes:\n    - hostPath:\n        type: <|>'), 'Socket');
    expect(found.documentation()).toBe('A UNIX socket must exist at the given path');
  });
});

describe('capabilities', () => {
  const drop = 'securityContext:\n        capabilities:\n          drop:\n            ';
  test('are offered as Kubernetes writes them', () => {
    checkOffersFirst(container(`${drop}- <|>`), ['ALL', 'AUDIT_CONTROL']);
    checkOffersNot(container(`${drop}- <|>`), ['CAP_CHOWN']);
  });
  test('are offered with CAP_ where that is begun', () => {
    checkOffersAmong(container(`${drop}- C<|>`), ['CHOWN', 'CAP_CHOWN']);
    checkOffersAmong(container(`${drop}- cap<|>`), ['CHOWN', 'CAP_CHOWN']);
    checkOffersNot(container(`${drop}- CAP_N<|>`), ['NET_RAW']);
    checkCompletion(container(`${drop}- CAP_N<|>`), 'CAP_NET_RAW', container(`${drop}- CAP_NET_RAW`));
  });
  test('are offered with CAP_ where the list has it', () => {
    checkOffersAmong(container(`${drop}- CAP_MKNOD\n            - <|>`), ['CAP_CHOWN', 'ALL']);
    checkOffersNot(container(`${drop}- CAP_MKNOD\n            - <|>`), ['CHOWN', 'CAP_MKNOD', 'CAP_ALL']);
  });
  test('are asked for again as they are typed', () => {
    expect(offer(container(`${drop}- <|>`), 'CHOWN').followsTyping).toBe(true);
  });
  test('are offered as items, without those that stand there', () => {
    checkOffersAmong(container(`${drop}- KILL\n            <|>`), ['- CHOWN']);
    checkOffersNot(container(`${drop}- KILL\n            <|>`), ['- KILL']);
  });
});

describe('well-known values of open lists', () => {
  test.each([
    ['signals', container('lifecycle:\n        stopSignal: <|>'), ['SIGTERM', 'SIGHUP', 'SIGRTMIN+3']],
    [
      'sysctls',
      spec('securityContext:\n    sysctls:\n      - name: <|>'),
      ['net.ipv4.ip_unprivileged_port_start'],
    ],
    ['media of an emptyDir', spec('volumes:\n    - emptyDir:\n        medium: <|>'), ['Memory', 'HugePages']],
    ['resolver options', spec('dnsConfig:\n    options:\n      - name: <|>'), ['ndots', 'timeout']],
    ['topologies', spec('topologySpreadConstraints:\n    - topologyKey: <|>'), ['kubernetes.io/hostname']],
    ['the account of each namespace', spec('serviceAccountName: <|>'), ['default']],
  ])('%s', (_, text, expected) => {
    checkOffersAmong(text, expected);
  });
});

describe('permissions', () => {
  const volume = (line: string) => spec(`volumes:\n    - configMap:\n        ${line}`);
  test('are offered as octal numbers, the default first', () => {
    checkOffersFirst(volume('defaultMode: <|>'), ['0644', '0444']);
    checkCompletion(volume('defaultMode: <|>'), '0400', volume('defaultMode: 0400'));
  });
  test('say whom they allow what', () => {
    expect(offer(volume('defaultMode: <|>'), '0400').detail).toBe('r--------');
    expect(offer(volume('defaultMode: <|>'), '0644').detail).toBe('rw-r--r--, default');
  });
  test('of single files, too', () => {
    checkOffersAmong(volume('items:\n          - mode: <|>'), ['0644', '0600']);
  });
});

describe('ports', () => {
  const ports =
    'ports:\n        - name: http\n          containerPort: 8080\n        - containerPort: 9090\n      ';
  test('of a probe are those of its container, by name and by number', () => {
    checkOffers(container(`${ports}livenessProbe:\n        httpGet:\n          port: <|>`), [
      'http',
      '8080',
      '9090',
    ]);
    checkOffers(container(`${ports}livenessProbe:\n        tcpSocket:\n          port: <|>`), [
      'http',
      '8080',
      '9090',
    ]);
  });
  test('of a gRPC probe are numbers', () => {
    checkOffers(container(`${ports}livenessProbe:\n        grpc:\n          port: <|>`), ['8080', '9090']);
  });
  test('of another container are none of them', () => {
    checkOffers(
      container(`${ports}\n    - name: b\n      livenessProbe:\n        httpGet:\n          port: <|>`),
      [],
    );
  });
  test('on the host are often the same', () => {
    checkOffers(container('ports:\n        - containerPort: 8080\n          hostPort: <|>'), ['8080']);
  });
  test('that a Service leads to are often the same', () => {
    checkOffers('apiVersion: v1\nkind: Service\nspec:\n  ports:\n    - port: 80\n      targetPort: <|>', [
      '80',
    ]);
  });
});

describe('images', () => {
  test('are offered that the document has elsewhere', () => {
    const text = `${head}spec:\n  initContainers:\n    - image: docker.io/library/busybox:1.37\n  containers:\n    - image: <|>`;
    checkOffers(text, ['docker.io/library/busybox:1.37']);
  });
  test('leave out the one at the cursor', () => {
    checkOffers(container('image: ngi<|>nx'), []);
  });
});
