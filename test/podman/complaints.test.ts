import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTroubles } from '../../client/podman/complaint.ts';
import { blame } from '../../server/features/blame.ts';
import { manifest } from '../check.ts';
import { fixture, only } from '../fixture.ts';

/**
 * Each thing podman complains of, provoked, and the place in the manifest where it is told.
 * The podman is PODWRIGHT_TEST_PODMAN, or `podman`.
 */
const podman = process.env['PODWRIGHT_TEST_PODMAN'] ?? 'podman';
const answer = spawnSync(podman, ['version', '--format', '{{.Client.Version}}'], { encoding: 'utf8' });
const works = answer.status === 0;
const [major = 0, minor = 0] = works ? answer.stdout.trim().split('.').map(Number) : [];
const version = major * 100 + minor;
const name = 'podwright-test-complaint';
let folder = '';

/** A pod of one container, with more fields of the container and of the pod's spec. */
const pod = (container: string, spec = '') =>
  `kind: Pod\napiVersion: v1\nmetadata: { name: ${name} }\nspec:\n${spec === '' ? '' : `  ${spec}\n`}  containers:\n` +
  `    - name: c\n      image: docker.io/library/busybox:1.37\n      command: [sleep, '600']\n      ${container}\n`;
const spec = (text: string) => pod('tty: false', text);
const metadata = (text: string) => spec('restartPolicy: Never').replace(`{ name: ${name} }`, text);
const annotations = (text: string) => metadata(`{ name: ${name}, annotations: { ${text} } }`);
const volume = (text: string, mount = '/v') =>
  pod(`volumeMounts: [{ name: v, mountPath: ${mount} }]`, `volumes: [{ name: v, ${text} }]`);
const also = (text: string) => `---\napiVersion: v1\n${text}\n`;
const configMap = also(`kind: ConfigMap\nmetadata: { name: m }\ndata: { a: b }`);

/** What is wrong, and the manifest in which the place of it is marked; with the first podman that says so. */
const cases: readonly (readonly [string, string, number?])[] = [
  // Reading
  ['a field of a wrong type', pod(`ports: [{ containerPort: <|"80"|> }]`)],
  ['a text where a list must be', pod('args: <|a b|>')],
  ['a map where a list must be', pod('<|env|>: { A: b }')],
  ['a text where a boolean must be', spec('hostNetwork: <|"true"|>')],
  ['a number with decimals', spec('terminationGracePeriodSeconds: <|1.5|>')],
  ['an amount that is none', pod('resources: { limits: { memory: <|64MB|> } }')],
  ['a key that is there twice', `${pod('tty: false')}      <|tty: true|>\n`],
  ['a tab', `apiVersion: v1\nkind: Pod\nmetadata:\n\t<|name: a|>\n`],
  ['a kind that podman does not play', 'apiVersion: v1\nkind: <|Service|>\nmetadata: { name: a }\n'],
  ['ConfigMaps alone', 'apiVersion: v1\nkind: <|ConfigMap|>\nmetadata: { name: a }\n'],
  [
    'data that is not encoded',
    pod('tty: true') + also(`kind: Secret\nmetadata: { name: s }\ndata: { a: <|"?!"|> }`),
  ],
  // Names
  ['a pod without a name', metadata('{ <|labels|>: { a: b } }')],
  [
    'a workload without a name',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { <|labels|>: {} }\nspec: { template: { spec: { containers: [{ name: a, image: busybox }] } } }\n',
  ],
  ['a pod with an impossible name', metadata('{ name: <|a b|> }')],
  ['a container with an impossible name', pod('tty: true').replace('name: c', 'name: <|a b|>')],
  ['a host with an impossible name', spec('hostname: <|a b|>')],
  [
    'two containers of one name',
    `${pod('tty: true')}    - name: <|c|>\n      image: docker.io/library/busybox:1.37\n`,
  ],
  // Images
  ['no image', pod('tty: true').replace(/image: .*/, '<|image|>: ""')],
  ['an image with an impossible name', pod('tty: true').replace(/image: .*/, 'image: <|A:b:c|>')],
  [
    'an image that is nowhere',
    pod('imagePullPolicy: Never').replace(/image: .*/, 'image: <|localhost/nowhere:1|>'),
  ],
  ['a pull policy there is not', pod('imagePullPolicy: <|Sometimes|>')],
  // Environment
  [
    'a ConfigMap that is not there',
    pod('env: [{ name: X, valueFrom: { configMapKeyRef: { name: <|nope|>, key: a } } }]'),
  ],
  ['a ConfigMap of variables that is not there', pod('envFrom: [{ configMapRef: { name: <|nope|> } }]')],
  [
    'a key that a ConfigMap lacks',
    pod('env: [{ name: X, valueFrom: { configMapKeyRef: { name: m, key: <|z|> } } }]') + configMap,
  ],
  [
    'a Secret that is not there',
    pod('env: [{ name: X, valueFrom: { secretKeyRef: { name: <|nope|>, key: a } } }]'),
  ],
  [
    'a field of the pod that is not offered',
    pod('env: [{ name: X, valueFrom: { fieldRef: { fieldPath: <|status.podIP|> } } }]'),
  ],
  [
    'a divisor that is not offered',
    pod('env: [{ name: X, valueFrom: { resourceFieldRef: { resource: limits.cpu, divisor: <|1Mi|> } } }]'),
  ],
  [
    'a resource that is not offered',
    pod('env: [{ name: X, valueFrom: { resourceFieldRef: { resource: <|limits.ephemeral-storage|> } } }]'),
  ],
  // Volumes
  [
    'a sort of volume that podman lacks',
    volume('nfs: { server: a, path: /b }').replace('name: v, nfs', 'name: <|v|>, nfs'),
  ],
  ['a host path that is not there', volume('hostPath: { path: <|/no/such|>, type: File }')],
  ['a host path of an unknown type', volume('hostPath: { path: /tmp, type: <|Folder|> }')],
  ['a host path that is no socket', volume('hostPath: { path: <|/tmp|>, type: Socket }')],
  ['a volume of a ConfigMap that is not there', volume('configMap: { name: <|nope|> }')],
  ['a volume of a Secret that is not there', volume('secret: { secretName: <|nope|>, optional: false }')],
  [
    'a key that a ConfigMap has twice',
    volume('configMap: { name: m }') + configMap + 'binaryData: { <|a|>: Yg== }\n',
  ],
  ['a mode that is none', volume('configMap: { name: m, defaultMode: <|1777|> }') + configMap, 404],
  ['a mount of a volume that is not there', pod('volumeMounts: [{ name: <|v|>, mountPath: /v }]')],
  ['a path to mount at that is relative', volume('emptyDir: {}', '<|v|>')],
  ['a path with too many options', volume('emptyDir: {}', '<|"/v:ro:z"|>')],
  ['a path with an unknown option', volume('emptyDir: {}', '<|"/v:bogus"|>')],
  [
    'a propagation there is not',
    pod(
      'volumeMounts: [{ name: v, mountPath: /v, mountPropagation: <|Weird|> }]',
      'volumes: [{ name: v, emptyDir: {} }]',
    ),
  ],
  // Probes, ports, resources, security, net
  ['a probe of a port nobody has', pod('livenessProbe: { httpGet: { port: <|web|> } }'), 404],
  [
    'a probe that starts in the past',
    pod('livenessProbe: { exec: { command: [a] }, initialDelaySeconds: <|-1|> }'),
  ],
  ['an unknown protocol', pod('ports: [{ containerPort: 80, hostPort: 18973, protocol: <|icmp|> }]')],
  ['an address that is none', pod('ports: [{ containerPort: 80, hostPort: 18973, hostIP: <|nope|> }]')],
  [
    'more memory requested than allowed',
    pod('resources: { limits: { memory: 64Mi }, requests: { memory: <|128Mi|> } }'),
    404,
  ],
  ['an unknown capability', pod('securityContext: { capabilities: { add: [<|NOPE|>] } }')],
  [
    'a sysctl that is not allowed',
    spec('securityContext: { sysctls: [{ name: <|vm.swappiness|>, value: "1" }] }'),
    404,
  ],
  ['a name server that is none', spec('dnsConfig: { nameservers: [<|nope|>] }')],
  // Annotations
  ['a key of an annotation that is none', annotations('<|"bad key!"|>: x'), 404],
  ['a user namespace there is not', annotations('io.podman.annotations.userns: <|bogus|>'), 404],
  ['a limit without a value', annotations('io.podman.annotations.ulimit: <|nofile|>'), 500],
  // Starting
  ['a command that is not there', pod('tty: true').replace("[sleep, '600']", '[<|nope|>]')],
  ['a folder to work in that is not there', pod('workingDir: <|/nope|>')],
];

/** Those of the podman at hand. */
const told = cases
  .filter(([, , since = 0]) => version >= since)
  .map(([what, marked]): readonly [string, string] => [what, marked]);

describe.skipIf(!works)(works ? `on ${podman}` : `skipped: '${podman}' can't be run`, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'podwright-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    spawnSync(podman, ['pod', 'rm', '--force', '--ignore', name]);
    spawnSync(podman, ['volume', 'rm', '--force', 'm', 'v']);
  });

  test.each(told)('%s is told where it stands', (_, marked) => {
    const { text, ranges } = fixture(marked);
    spawnSync(podman, ['pod', 'rm', '--force', '--ignore', '--time=0', name]);
    const played = play(text);
    expect(played.status, 'podman refuses it').not.toBe(0);
    const [trouble, ...more] = readTroubles(played.stderr);
    expect(more, played.stderr).toEqual([]);
    const place = blame(manifest(text), {
      text: trouble?.text ?? '',
      ...(trouble?.container !== undefined && { container: 'c' }),
    });
    const at = TextDocument.create('', 'yaml', 0, text);
    const range = only(ranges, 'range');
    expect(place && at.positionAt(place.start), played.stderr).toEqual(at.positionAt(range.start));
    expect(place).toEqual(range);
  });
});

function play(text: string) {
  const file = join(folder, 'pod.yaml');
  writeFileSync(file, text);
  // Over standard input: a podman that lives in a tree of its own sees no other folder.
  return spawnSync(podman, ['kube', 'play', '-'], { input: text, cwd: folder, encoding: 'utf8' });
}
