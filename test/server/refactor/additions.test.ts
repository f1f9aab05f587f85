import { describe, expect, test } from 'vitest';
import { checkRefactoring, refactored, refactoringsAt, type Beside } from '../../check-refactorings.ts';
import { yaml } from '../../fixture.ts';

/** A Pod of one container, with the cursor on its first line. */
const pod = (more = '', spec = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${spec}  containers:\n    - name: app<|>\n${more}`;

const kept = ({ text, which }: { readonly text: string; readonly which: RegExp }, beside: Beside = {}) =>
  refactoringsAt(text, beside).filter((it) => which.test(it));

describe('a port is exposed', () => {
  const which = /^Expose/;
  const ports = (text: string) => pod(`      ports:\n        - ${text}\n`);

  test('at the same number of the host, behind what is written', () => {
    checkRefactoring(
      ports('containerPort: 8080 # the app\n          name: http'),
      'Expose port 8080 as port 8080 of the host',
      ports('containerPort: 8080 # the app\n          name: http\n          hostPort: 8080').replace(
        '<|>',
        '',
      ),
    );
  });
  test('at one that needs no root', () => {
    expect(kept({ text: ports('containerPort: 443'), which })).toEqual([
      'Expose port 443 as port 8443 of the host',
    ]);
  });
  test('at one that neither other files, nor this, nor podman have', () => {
    const asking = (port: number) =>
      `apiVersion: v1\nkind: Pod\nspec:\n  containers: [{ports: [{containerPort: 1, hostPort: ${port}}]}]\n`;
    const taken = { port: 8082, protocol: 'tcp', address: '', owner: 'other' };
    const text = `${ports('containerPort: 80')}---\n${asking(8080)}`;
    expect(kept({ text, which }, { files: [asking(8081)], taken: [taken] })).toEqual([
      'Expose port 80 as port 8083 of the host',
    ]);
    expect(
      kept({ text: ports('{containerPort: 80, protocol: UDP}'), which }, { files: [asking(8080)] }),
    ).toEqual(['Expose port 80 as port 8080 of the host']);
  });
  test('by its own line, and all of them by the list’s', () => {
    const text = ports('containerPort: 80\n        - containerPort: 81').replace('<|>', '');
    expect(kept({ text: text.replace(': 81', ': <|>81'), which })).toHaveLength(1);
    expect(kept({ text: text.replace('ports:', '<|>ports:'), which })).toHaveLength(2);
  });
  test('of an image that is known, where none is told', () => {
    const text = pod('      image: example.com/mirror/redis:7.4@sha256:' + 'a'.repeat(64) + '\n');
    expect(refactored(text, 'Expose port 6379 as port 6379 of the host')).toContain(
      '      ports:\n        - containerPort: 6379\n          hostPort: 6379\n',
    );
  });
  test.each([
    ['that has one of the host', ports('{containerPort: 80, hostPort: 8000}')],
    ['that is none', ports('containerPort: 0')],
    ['of an image that nobody knows', pod('      image: redis-like\n')],
    ['on the host’s network', pod('      ports: [{containerPort: 80}]\n', '  hostNetwork: true\n')],
    ['that is written once for several', `${ports('&p {containerPort: 80}')}    - ports: [*p]\n`],
    ['that another container has too', `${ports('containerPort: 80')}    - ports: [{containerPort: 80}]\n`],
  ])('but none %s', (_, text) => {
    expect(kept({ text, which })).toEqual([]);
  });
});

describe('probes are added', () => {
  const which = /probe/;
  const port = '      ports: [{containerPort: 80}]\n';

  test('which ask at the declared port, and liveness less than readiness', () => {
    const text = refactored(pod(port), 'Add a liveness probe for port 80');
    checkRefactoring(
      text.replace('name: app', 'name: app<|>'),
      'Add a readiness probe for port 80',
      yaml`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              ports: [{containerPort: 80}]
              livenessProbe:
                tcpSocket:
                  port: 80
                initialDelaySeconds: 10
                periodSeconds: 20
              readinessProbe:
                httpGet:
                  path: /
                  port: 80
                periodSeconds: 10
      `,
    );
  });
  test.each([
    ['name: http-api, containerPort: 9000', 'httpGet'],
    ['name: https, containerPort: 8080', 'tcpSocket'],
    ['containerPort: 5432', 'tcpSocket'],
  ])('of %s by %s', (text, handler) => {
    const [, title = ''] = kept({ text: pod(`      ports: [{${text}}]\n`), which });
    expect(refactored(pod(`      ports: [{${text}}]\n`), title)).toContain(`${handler}:`);
  });
  test('by a command that works for a podman which asks no host of itself, and in a cluster', () => {
    const added = (beside: Beside) => refactored(pod(port), 'Add a liveness probe for port 80', beside);
    const command =
      'exec:\n          command:\n            - nc\n            - -z\n            - localhost\n            - "80"\n';
    expect(added({ podman: '4.5.1', target: 'podman' })).toContain(command);
    expect(added({ podman: '4.5.1', target: 'both' })).toContain(command);
    expect(added({ podman: '4.5.1', target: 'kubernetes' })).toContain('tcpSocket:');
    expect(added({ podman: '4.6', target: 'podman' })).toContain('tcpSocket:');
  });
  test('of readiness only for whom podman isn’t all', () => {
    expect(kept({ text: pod(port), which }, { target: 'podman' })).toEqual([
      'Add a liveness probe for port 80',
    ]);
  });
  test.each([
    ['of a container without ports', pod()],
    ['of a port that speaks no TCP', pod('      ports: [{containerPort: 53, protocol: UDP}]\n')],
    [
      'of a Job',
      pod(port).replace('kind: Pod', 'kind: Job').replace('spec:\n', 'spec: {template: {spec:\n') + '}}',
    ],
    ['where there are some', pod(`${port}      livenessProbe: {}\n      readinessProbe: {}\n`)],
  ])('but none %s', (_, text) => {
    expect(kept({ text, which })).toEqual([]);
  });
});

describe('requests and limits are added', () => {
  const which = /requests|limits/;

  test('as modest ones', () => {
    expect(refactored(pod(), 'Add requests and limits')).toContain(
      '      resources:\n        requests:\n          cpu: 100m\n          memory: 128Mi\n        limits:\n          cpu: 500m\n          memory: 256Mi\n',
    );
    expect(refactored(pod(), 'Add requests and limits', { target: 'podman' })).not.toContain('cpu: 100m');
    expect(refactored(pod('      resources: {}\n'), 'Add requests and limits')).toContain(
      'resources: {requests: {cpu: 100m, memory: 128Mi}, limits: {cpu: 500m, memory: 256Mi}}',
    );
    expect(refactored(pod('      resources:\n        claims: []\n'), 'Add requests and limits')).toContain(
      'claims: []\n        requests:\n          cpu: 100m\n          memory: 128Mi\n        limits:\n',
    );
  });
  test.each([
    [
      'limits: {memory: 1Gi, cpu: 1}',
      'Add requests',
      'limits: {memory: 1Gi, cpu: 1}, requests: {memory: 1Gi, cpu: 1}',
    ],
    ['requests: {memory: 1Gi}', 'Add limits', 'requests: {memory: 1Gi}, limits: {memory: 1Gi}'],
  ])('as much as %s says', (before, title, after) => {
    const text = (inner: string) => pod(`      resources: {${inner}}\n`);
    checkRefactoring(text(before), title, text(after).replace('<|>', ''));
  });
  test.each([
    ['where both are there', pod('      resources: {limits: {memory: 1Gi}, requests: {cpu: 1}}\n')],
    ['where the pod has them', pod('', '  resources: {limits: {memory: 1Gi}}\n')],
    ['where they come from elsewhere', pod('      resources: *r\n', '  overhead: &r {memory: 1Gi}\n')],
  ])('but not %s', (_, text) => {
    expect(kept({ text, which })).toEqual([]);
  });
  test('nor for podman requests that it doesn’t heed', () => {
    const text = pod('      resources: {limits: {cpu: 1}}\n');
    expect(kept({ text, which }, { target: 'podman' })).toEqual([]);
    expect(kept({ text, which })).toEqual(['Add requests']);
  });
});
