import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clusterBlame } from '../../server/features/blame/cluster.ts';
import { pathText } from '../../server/manifest/path.ts';
import { manifest } from '../check.ts';
import { fixture, only, yaml } from '../fixture.ts';

/** Expects the place that a cluster complains of to be the fixture's range. */
function checkClusterBlame(marked: string, says: string): void {
  const { text, ranges } = fixture(marked);
  const { start, end } = only(ranges, 'range');
  const span = clusterBlame(manifest(text), says);
  expect(span && fixtureOf(text, span)).toBe(fixtureOf(text, { start, end }));
}

function fixtureOf(text: string, { start, end }: { start: number; end: number }): string {
  return `${text.slice(0, start)}<|${text.slice(start, end)}|>${text.slice(end)}`;
}

const pod = 'apiVersion: v1\nkind: Pod\n';

describe('what the API server finds invalid is told', () => {
  test('at the value of the field it names', () => {
    checkClusterBlame(
      yaml`
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
            - name: a
              ports: [{hostPort: 70000}]
            - name: b
              ports: [{hostPort: 80}, {hostPort: <|70000|>}]
      `,
      'Pod "web" is invalid: spec.containers[1].ports[1].hostPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
    );
  });

  test('at what a field is missing in', () => {
    checkClusterBlame(
      `${pod}metadata: {name: web}\nspec: {containers: [{name: a, image: a}, {name: <|b|>}]}\n`,
      'Pod "web" is invalid: spec.containers[1].image: Required value',
    );
  });

  test('at the key of what is no text', () => {
    checkClusterBlame(
      'kind: Deployment\nmetadata: {name: web}\nspec:\n  <|selector|>: {matchLabels: {a: b}}\n',
      'Deployment.apps "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"a":"b"}}: field is immutable',
    );
  });

  test('at a key with dots and slashes of its own', () => {
    checkClusterBlame(
      `${pod}metadata: {name: web, labels: {a.b/c: ok, a.b/d: <|"no good"|>}}\n`,
      'Pod "web" is invalid: metadata.labels[a.b/d]: Invalid value: "no good": a valid label must be …',
    );
  });

  test('also where the path has lost the place in a list', () => {
    checkClusterBlame(
      `${pod}metadata: {name: web}\nspec: {containers: [{volumeMounts: [{name: a}, {name: b, subPath: <|../x|>}]}]}\n`,
      'Pod "web" is invalid: spec.containers[0].volumeMounts.subPath: Invalid value: "../x": must not contain \'..\'',
    );
  });

  test('in the object of that kind and name, not in its neighbours', () => {
    const text = (name: string, port: string) =>
      `${pod}metadata: {name: ${name}}\nspec: {containers: [{ports: [{hostPort: ${port}}]}]}\n`;
    checkClusterBlame(
      [text('one', '70000'), text('web', '<|70000|>'), text('web', '80').replace('Pod', 'Job')].join('---\n'),
      'Pod "web" is invalid: spec.containers[0].ports[0].hostPort: Invalid value: 70000: must be …',
    );
  });

  test('in an item of a List', () => {
    checkClusterBlame(
      'kind: List\nitems:\n- {kind: Pod, metadata: {name: a}, spec: {}}\n- {kind: Pod, metadata: {name: b}, spec: {restartPolicy: <|No|>}}\n',
      'Pod "b" is invalid: spec.restartPolicy: Unsupported value: "No": supported values: "Always"',
    );
  });

  test('at the name of an object that says nothing of the field', () => {
    checkClusterBlame(`${pod}metadata: {name: <|web|>}\n`, 'Pod "web" is invalid: something odd');
  });
});

describe('what the API server cannot decode is told', () => {
  const refused = 'Pod in version "v1" cannot be handled as a Pod: ';

  test('at the key of a field that does not exist', () => {
    checkClusterBlame(
      `${pod}spec: {containers: [{name: a, <|commands|>: [a]}]}\n`,
      `${refused}strict decoding error: unknown field "spec.containers[0].commands"`,
    );
  });

  test('at the value of the wrong type, whatever embeds it in Go', () => {
    checkClusterBlame(
      `${pod}spec: {containers: [{livenessProbe: {grpc: {port: 1}}}, {livenessProbe: {grpc: {port: <|"web"|>}}}]}\n`,
      `${refused}json: cannot unmarshal string into Go struct field GRPCAction.spec.containers.livenessProbe.ProbeHandler.grpc.port of type int32`,
    );
  });

  test('at a value of a map of free keys', () => {
    checkClusterBlame(
      `${pod}metadata: {annotations: {a: "1", build: <|17|>}}\n`,
      `${refused}json: cannot unmarshal number into Go struct field ObjectMeta.metadata.annotations of type string`,
    );
  });

  test('at an amount that is none', () => {
    checkClusterBlame(
      `${pod}spec: {containers: [{resources: {limits: {cpu: 1, memory: <|1GiB|>}}}]}\n`,
      `${refused}quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
    );
  });
});

describe('what kubectl says by itself is told', () => {
  test('of a field that does not exist, at its key', () => {
    checkClusterBlame(
      `${pod}spec: {containers: [{name: a, <|foo|>: 1}]}\n`,
      'ValidationError(Pod.spec.containers[0]): unknown field "foo" in io.k8s.api.core.v1.Container',
    );
  });

  test('of a field that is missing, at what it is missing in', () => {
    checkClusterBlame(
      `${pod}spec: {containers: [{<|image|>: a}]}\n`,
      'ValidationError(Pod.spec.containers[0]): missing required field "name" in io.k8s.api.core.v1.Container',
    );
  });

  test('of a kind that is not there, at the kind', () => {
    checkClusterBlame(
      `${pod}metadata: {name: web}\n---\nkind: <|Foo|>\nmetadata: {name: web}\n`,
      'resource mapping not found for name: "web" namespace: "" from "STDIN": no matches for kind "Foo" in version "v1"',
    );
  });

  test('of another namespace, where that is written', () => {
    checkClusterBlame(
      `${pod}metadata: {namespace: a}\n---\n${pod}metadata: {namespace: <|other|>}\n`,
      'the namespace from the provided object "other" does not match the namespace "default".',
    );
  });

  test('of an object without a kind, at its first key', () => {
    checkClusterBlame(
      `${pod}metadata: {name: a}\n---\n<|apiVersion|>: v1\nmetadata: {name: a}\n`,
      'error validating "STDIN": error validating data: kind not set',
    );
  });

  test('of a text that is no YAML, where our own reader stumbles', () => {
    const text = `${pod}---\n${pod}metadata:\n  name: web\n   oops: x\n`;
    const span = clusterBlame(
      manifest(text),
      'error parsing STDIN: error converting YAML to JSON: yaml: line 5: mapping values are not allowed',
    );
    expect(span && text.slice(0, span.start).split('\n').length).toBeGreaterThanOrEqual(6);
  });
});

describe('what pod security forbids is told', () => {
  const forbidden = 'pods "web" is forbidden: violates PodSecurity "restricted:latest": ';

  test('at the value that is wrong', () => {
    checkClusterBlame(
      `${pod}metadata: {name: web}\nspec: {containers: [{name: c, securityContext: {privileged: <|true|>}}]}\n`,
      `${forbidden}privileged (container "c" must not set securityContext.privileged=true)`,
    );
  });

  test('at the container that lacks something', () => {
    checkClusterBlame(
      `${pod}metadata: {name: web}\nspec: {containers: [{name: a}, {name: <|c|>}]}\n`,
      `${forbidden}runAsNonRoot != true (pod or container "c" must set securityContext.runAsNonRoot=true)`,
    );
  });

  test('at the volume, and at what is shared with the host', () => {
    const text = `${pod}metadata: {name: web}\nspec: {hostNetwork: true, volumes: [{name: v, hostPath: {path: /}}]}\n`;
    checkClusterBlame(text.replace('name: v', 'name: <|v|>'), `${forbidden}hostPath volumes (volume "v")`);
    checkClusterBlame(text.replace('true', '<|true|>'), `${forbidden}host namespaces (hostNetwork=true)`);
  });
});

test('only the documents that were applied are searched', () => {
  const text = `${pod}metadata: {name: a}\n---\n${pod}metadata: {name: a}\n`;
  const [, second] = manifest(text).documents;
  const span = clusterBlame(manifest(text), 'it broke', new Set([second?.start ?? 0]));
  expect(span?.start).toBe(text.lastIndexOf('a}'));
});

test('a file without an object has no place to tell', () => {
  expect(clusterBlame(manifest(''), 'error: no objects passed to apply')).toBeUndefined();
});

type Verdict = { readonly errors?: readonly { readonly stage: string; readonly field: string }[] };

/** What Kubernetes 1.36.2 found, by the field it names. */
const verdicts = JSON.parse(
  readFileSync(new URL('../vectors/verdicts.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly Verdict[]>>;

test('every path that Kubernetes names leads to what is written there', () => {
  const told = Object.entries(verdicts).flatMap(([file, [only, ...more]]) => {
    const text = readFileSync(new URL(`../vectors/${file}`, import.meta.url), 'utf8');
    const errors = more.length === 0 ? (only?.errors ?? []) : [];
    return errors.filter((it) => it.stage === 'validation').map(({ field }) => ({ file, text, field }));
  });
  const written = told.flatMap(({ file, text, field }) => {
    const span = clusterBlame(manifest(text), `Pod "x" is invalid: ${field}: Invalid value: 1: no`);
    return manifest(text).documents.flatMap(({ start, document }) =>
      document.typed
        .filter((it) => it.entry && pathText(document, it.path) === field)
        .map(({ entry, node }) => ({
          file,
          field,
          isThere: [entry?.key.span, node.span].some((it) => it && it.start + start === span?.start),
        })),
    );
  });
  expect(written.length).toBeGreaterThan(150);
  // Of two keys of one name the last counts, and that one has no name there.
  expect(written.filter((it) => !it.isThere).map((it) => it.file)).toEqual([
    'invalid/yaml-duplicate-metadata.yaml',
  ]);
});
