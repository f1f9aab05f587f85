import { describe, expect, test } from 'vitest';
import { checkDiagnostics, remarks } from '../check.ts';
import { yaml } from '../fixture.ts';

/** A pod with these lines under its spec, indented by two. */
function pod(...spec: readonly string[]): string {
  const lines = spec.map((it) => (it === '' ? '' : `  ${it}`));
  return ['apiVersion: v1', 'kind: Pod', 'metadata:', '  name: web', 'spec:', ...lines, ''].join('\n');
}

const containers = ['containers:', '  - name: app', '    image: docker.io/library/nginx:1.27'];

describe('a manifest without a fault', () => {
  test('is silent', () => {
    checkDiagnostics(pod(...containers));
  });
  test('may be written as JSON', () => {
    checkDiagnostics(
      '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"b": "c"}}',
    );
  });
  test('may use anchors and merge keys', () => {
    checkDiagnostics(
      pod('containers:', '  - <<: &base', '      image: b:1', '    name: a', '  - <<: *base', '    name: c'),
    );
  });
  test('may merge labels and annotations', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: a
        labels: &labels
          app: a
        annotations:
          <<: *labels
          note: b
    `);
  });
  test('may have null where a field is left out', () => {
    checkDiagnostics(pod(...containers, 'volumes:', 'hostNetwork: ~'));
  });
});

describe('a misspelt key', () => {
  test('names its neighbour, and what it means is not missing too', () => {
    checkDiagnostics(
      pod(
        'containers:',
        '  - nmae: app',
        "    ^^^^ error unknown-field: A Container has no 'nmae'. Did you mean 'name'?",
        '    image: b:1',
      ),
    );
  });
  test('differs by case alone', () => {
    checkDiagnostics(
      pod(
        ...containers,
        '    ports:',
        '      - containerport: 80',
        "        ^^^^^^^^^^^^^ error unknown-field: A ContainerPort has no 'containerport'. Did you mean 'containerPort'?",
      ),
    );
  });
  test('is reported in every document of a file', () => {
    const found = remarks(`${pod(...containers, 'foo: 1')}---\n${pod(...containers, 'bar: 1')}`);
    expect(found.map((it) => it.says)).toEqual([
      "error unknown-field: A PodSpec has no 'foo'. Remove it, or move it where it belongs.",
      "error unknown-field: A PodSpec has no 'bar'. Remove it, or move it where it belongs.",
    ]);
  });
  test('is reported in pod templates and in items of a List', () => {
    expect(
      remarks(
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spc: 1}, selector: {}}\n',
      )[0]?.says,
    ).toContain("'spc'");
    expect(
      remarks(
        'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: a}\n    dat: {}\n',
      )[0]?.says,
    ).toContain("'dat'");
  });
});

describe('a value of the wrong type', () => {
  test.each([
    ['hostNetwork: "true"', "'hostNetwork' takes true or false. Remove the quotes."],
    ['terminationGracePeriodSeconds: soon', "'terminationGracePeriodSeconds' takes a whole number."],
    [
      'terminationGracePeriodSeconds: "30"',
      "'terminationGracePeriodSeconds' takes a whole number. Remove the quotes.",
    ],
    ['priority: 3000000000', "'priority' takes a smaller number: int32 ends at 2147483647."],
    ['schedulerName: 1.10', `'schedulerName' takes text, and this is a number. Put it in quotes: "1.10".`],
    ['schedulerName: yes', `'schedulerName' takes text, and this is a boolean. Put it in quotes: "yes".`],
    ['volumes: {}', `'volumes' takes a list, not a map. Begin each item with '- '.`],
    ['securityContext: []', `'securityContext' takes keys with values, not a list.`],
    ['nodeSelector: {disk: 1}', `'disk' takes text, and this is a number. Put it in quotes: "1".`],
    ['overhead: {memory: []}', `'memory' takes a quantity, not a list.`],
  ])('%s', (line, message) => {
    expect(remarks(pod(...containers, line)).map((it) => it.says)).toEqual([`error wrong-type: ${message}`]);
  });
  test.each([
    'hostNetwork: yes',
    'priority: 8e1',
    'priority: 0x50',
    'overhead: {memory: 64Mi, cpu: .5}',
    'schedulerName: "1.10"',
  ])('is none in %s', (line) => {
    checkDiagnostics(pod(...containers, line));
  });
});

describe('what is missing', () => {
  test('is told at the object that lacks it', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
      ^^^^ error missing-field: This PodSpec lacks 'containers'.
        restartPolicy: Always
    `);
  });
  test('is told of a key without a value', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
        ^^^^^^^^^^ error missing-field: 'containers' needs a value.
    `);
  });
  test('is an apiVersion', () => {
    checkDiagnostics(yaml`
      kind: ConfigMap
      ^^^^ error missing-field: A ConfigMap lacks 'apiVersion'.
      metadata:
        name: web
    `);
  });
});

describe('broken text', () => {
  test('is explained, and the rest still checked', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: app
            im
            ^^ error yaml-syntax: A ':' is missing at the end of this line.
            ports: []
        restartPolicy: Alway
                       ^^^^^ error unknown-value: 'Alway' is not allowed for 'restartPolicy'. Did you mean 'Always'?
    `);
  });
  test('at a column that fits nothing is marked at its word', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: a
      data:
        a: b
         hst: c
         ^^^ error yaml-syntax: This line starts at a column that fits nothing above it. Indent it like its neighbours.
    `);
  });
  test('of a misplaced line is told once, not of every line behind it', () => {
    checkDiagnostics(yaml`
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: app
          image: docker.io/library/nginx:1.27
          ^^^^^ error yaml-syntax: This line starts at a column that fits nothing above it. Indent it like its neighbours.
            ports:
              - containerPort: 80
          - name: other
            image: docker.io/library/nginx:1.27
    `);
  });
  test('does not reach beyond its document', () => {
    const found = remarks(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "a\n---\n${pod(...containers)}`);
    expect(found.map((it) => it.says)).toEqual(['error yaml-syntax: The closing quote is missing.']);
  });
  test('has a tab for indentation', () => {
    expect(remarks('apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: a\n').map((it) => it.says)).toContain(
      'error yaml-syntax: YAML does not allow tabs for indentation. Use spaces.',
    );
  });
});

describe('nothing is said', () => {
  test.each([
    ['of an empty file', ''],
    ['of comments', '# nothing\n'],
    ['of a list', '- a\n- b: {\n'],
    ["of another tool's file", 'services:\n  web:\n    imagee: nginx\n    image: {\n'],
    ['of other groups', 'apiVersion: serving.knative.dev/v1\nkind: Service\nspce: 1\n'],
    ['of kinds without a shape', 'apiVersion: apps/v1\nkind: StatefulSet\nspce: 1\n'],
    ['of a kind in a file that is no manifest', 'kind: Job\nsteps: []\n'],
    ['of Helm templates', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\nspc: 1\n'],
    [
      'of templates in control marks alone',
      'apiVersion: v1\nkind: Pod\n{{- if .Values.on }}\nspc: 1\n{{- end }}\n',
    ],
  ])('%s', (_, text) => {
    expect(remarks(text)).toEqual([]);
  });
  test('but a format string for a command is no template', () => {
    expect(
      remarks(pod(...containers, `    command: ["podman", "ps", "--format", "{{.ID}}"]`, 'foo: 1')),
    ).toHaveLength(1);
  });
});

test('a document of more than a million characters says that it is not checked', () => {
  const long = `apiVersion: v1\nkind: ConfigMap\nmetadata: {nam: a}\ndata:\n  a: ${'x'.repeat(2_000_000)}\n`;
  expect(remarks(long).map((it) => it.says)).toEqual([
    'information document-too-long: This document has 2.0 million characters, so it is not checked. Kubernetes takes no object over 1 MiB.',
  ]);
});
