import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import type { Completion } from '../../../server/features/completion/offer.ts';
import { accepted, offer, offers } from '../../check-completion.ts';
import { yaml } from '../../fixture.ts';

/** Behind a dash it is offered without one. */
const label = (spec: string) =>
  `${spec.includes('- <|>') || spec.includes('- side') ? '' : '- '}sidecar: log shipper`;

type Pod = { readonly spec: Readonly<Record<string, readonly Record<string, unknown>[]>> };

/** What the text says after accepting a completion. */
function podAfter(marked: string, chosen: string): Pod {
  const text = accepted(marked, chosen).replace('<|>', '');
  const document = parseDocument(text);
  expect(document.errors, text).toEqual([]);
  return document.toJS() as Pod;
}

const around = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
`;

describe('a log shipper is completed with its volume and the mount in the main container', () => {
  test.each([
    ['on an empty line', '  containers:\n    - name: app\n      image: a\n    <|>'],
    ['on an empty line before a line break', '  containers:\n    - name: app\n      image: a\n    <|>\n'],
    ['behind a dash', '  containers:\n    - name: app\n      image: a\n    - <|>\n'],
    ['behind a dash and what is typed', '  containers:\n    - name: app\n      image: a\n    - side<|>\n'],
    [
      'before other keys',
      '  containers:\n    - name: app\n      image: a\n    - <|>\n  restartPolicy: Always\n',
    ],
    ['before a comment', '  containers:\n    - name: app\n      image: a\n    - <|>\n  # the end\n'],
    [
      'where volumes are',
      '  volumes:\n    - name: a\n      emptyDir: {}\n  containers:\n    - name: app\n    - <|>\n',
    ],
    [
      'where volumes follow',
      '  containers:\n    - name: app\n    - <|>\n  volumes:\n    - name: a\n      emptyDir: {}\n',
    ],
    ['above the main container', '  containers:\n    - <|>\n    - name: app\n      image: a\n'],
    ['at the key’s column', '  containers:\n  - name: app\n    image: a\n  - <|>\n'],
    ['between containers', '  containers:\n    - name: app\n    - <|>\n    - name: b\n'],
  ])('%s', (_, spec) => {
    const { containers = [], volumes = [] } = podAfter(around + spec, label(spec)).spec;
    const app = containers.find((it) => it['name'] === 'app');
    const shipper = containers.find((it) => it['name'] === 'log-shipper');
    expect(app?.['volumeMounts']).toEqual([{ name: 'web-logs', mountPath: '/var/log/app' }]);
    expect(shipper?.['volumeMounts']).toEqual([{ name: 'web-logs', mountPath: '/logs', readOnly: true }]);
    expect(volumes.at(-1)).toEqual({ name: 'web-logs', emptyDir: {} });
  });
  test('also as the only container so far', () => {
    const { containers = [], volumes } = podAfter(
      `${around}  containers:\n    <|>\n`,
      '- sidecar: log shipper',
    ).spec;
    expect(containers.map((it) => it['name'])).toEqual(['log-shipper']);
    expect(volumes).toEqual([{ name: 'web-logs', emptyDir: {} }]);
  });
  test('with the line breaks the file has', () => {
    const marked = `${around}  containers:\n    - name: app\n    - <|>\n`.replaceAll('\n', '\r\n');
    expect(accepted(marked, 'sidecar: log shipper')).not.toMatch(/[^\r]\n|\r\r/);
  });
});

test('the cursor ends behind the container', () => {
  const text = accepted(`${around}  containers:\n    - name: app\n    - <|>\n`, 'sidecar: log shipper');
  expect(text).toContain('          readOnly: true<|>\n  volumes:\n');
});

test('each list is offered the containers that belong there, behind the plain one', () => {
  const containers = labelsOf(offers(`${around}  containers:\n    - name: app\n    <|>\n`));
  expect(containers[0]).toBe('- name');
  expect(containers).toContain('- ambassador: proxy to a database');
  expect(containers.filter((it) => it.startsWith('- init'))).toEqual([]);

  const inits = labelsOf(offers(`${around}  initContainers:\n    <|>\n  containers:\n    - name: app\n`));
  expect(inits[0]).toBe('- name');
  expect(inits.filter((it) => it.includes(': ') && !it.startsWith('- init: '))).toEqual([]);
  expect(inits).toContain('- init: wait for a service');
});

test('other lists are offered none', () => {
  const found = labelsOf(offers(`${around}  volumes:\n    <|>\n  containers:\n    - name: app\n`));
  expect(found.filter((it) => it.includes(': '))).toEqual([]);
});

test('a container that is begun already, and a place outside of pods, are offered none', () => {
  for (const spec of [
    '  containers:\n    - name: app\n      <|>\n',
    '  containers:\n    - <|>\n      name: app\n',
    '  <|>\n',
  ]) {
    expect(labelsOf(offers(around + spec)).filter((it) => it.includes(': '))).toEqual([]);
  }
});

test('it says what the container is for, and comes last', () => {
  const marked = `${around}  containers:\n    - <|>\n`;
  expect(offer(marked, 'sidecar: log shipper').documentation()).toContain('Prints the log file');
  expect(labelsOf(offers(marked)).at(-1)).toBe('adapter: Prometheus metrics');
});

function labelsOf(offered: readonly Completion[]): readonly string[] {
  return offered.map((it) => it.label);
}

describe('what pods of other documents have is left to them', () => {
  const other = (name: string) => yaml`
    apiVersion: v1
    kind: Pod
    metadata: { name: ${name} }
    spec:
      containers:
        - { name: a, ports: [{ containerPort: 1, hostPort: 8443 }] }
      volumes: [{ name: web-logs, emptyDir: {} }]
  `;
  test('the name of a volume, which podman would make one of with theirs', () => {
    const spec = '  containers:\n    - name: app\n    - <|>\n';
    const volume = (files: Readonly<Record<string, string>>) =>
      offer(around + spec, label(spec), { files })
        .more.map((it) => it.insert)
        .join('');
    expect(volume({ 'other.yaml': other('other') })).toContain('name: web-logs-2\n');
    // Only one pod of a name can run.
    expect(volume({ 'copy.yaml': other('web') })).toContain('name: web-logs\n');
  });
  test('the port of the host', () => {
    const spec =
      '  containers:\n    - name: app\n      ports: [{ containerPort: 80, hostPort: 80 }]\n    - <|>\n';
    const found = offer(around + spec, 'sidecar: TLS proxy', { files: { 'other.yaml': other('other') } });
    expect(JSON.stringify(found.edit.insert)).toContain('hostPort: 8444');
  });
});
