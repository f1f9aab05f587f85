import { describe, expect, test } from 'vitest';
import { readClusterFailure } from '../../../client/cluster/complaint.ts';

/** What is wrong, as `kind: sentence`, and each complaint in the words that find its place. */
function read(stderr: string) {
  const { kind, message, complaints } = readClusterFailure(stderr);
  return { says: `${kind}: ${message}`, texts: complaints.map((it) => it.text) };
}

describe('what kubectl says of manifests', () => {
  test('is taken apart, whether with stars or with commas', () => {
    const fields = ['spec.a: Required value', 'spec.b: Invalid value: "x, y": must be a, b: c'];
    const texts = fields.map((it) => `Pod "web" is invalid: ${it}`);
    const starred = `The Pod "web" is invalid: \n* ${fields.join('\n* ')}\n`;
    const listed = `Error from server (Invalid): error when creating "STDIN": Pod "web" is invalid: [${fields.join(', ')}]\n`;
    expect(read(starred)).toEqual({ says: 'invalid: spec.a: Required value. And 1 more.', texts });
    expect(read(listed).texts).toEqual(texts);
  });

  test('by itself, before 1.25, is taken apart too', () => {
    const stderr =
      'error: error validating "STDIN": error validating data: [ValidationError(Pod.spec): unknown field "foo" in io.k8s.api.core.v1.PodSpec, ValidationError(Pod.spec.containers[0]): missing required field "name" in io.k8s.api.core.v1.Container]; if you choose to ignore these errors, turn validation off with --validate=false\n';
    expect(read(stderr).texts).toEqual([
      'ValidationError(Pod.spec): unknown field "foo" in io.k8s.api.core.v1.PodSpec',
      'ValidationError(Pod.spec.containers[0]): missing required field "name" in io.k8s.api.core.v1.Container',
    ]);
  });

  test('of pod security is one complaint for each thing that is forbidden', () => {
    const stderr =
      'Error from server (Forbidden): error when creating "STDIN": pods "web" is forbidden: violates PodSecurity "restricted:latest": privileged (container "c" must not set securityContext.privileged=true), unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"])\n';
    const head = 'pods "web" is forbidden: violates PodSecurity "restricted:latest": ';
    expect(read(stderr).texts).toEqual([
      `${head}privileged (container "c" must not set securityContext.privileged=true)`,
      `${head}unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"])`,
    ]);
  });

  test('of what can not be changed says what to do', () => {
    const stderr = `Error from server (Invalid): error when applying patch:
{"metadata":{}}
to:
Resource: "/v1, Resource=pods", GroupVersionKind: "/v1, Kind=Pod"
Name: "web", Namespace: "default"
for: "STDIN": Pod "web" is invalid: spec: Forbidden: pod updates may not change fields other than \`spec.containers[*].image\`
  core.PodSpec{
- \tHostname: "a",
`;
    const { says, texts } = read(stderr);
    expect(says).toBe(
      "invalid: This can't be changed in what is there: delete it from the cluster first, then apply it again.",
    );
    expect(texts[0]).toMatch(/^Pod "web" is invalid: spec: Forbidden: /);
  });

  test('is without its own log and without warnings', () => {
    const stderr =
      'Warning: something\nE1121 14:39:22.406009   19060 memcache.go:265] "Unhandled Error"\nerror: odd\n';
    expect(read(stderr)).toEqual({ says: 'invalid: odd.', texts: ['odd'] });
  });
});

test.each([
  ['Unable to connect to the server: dial tcp: lookup far: no such host', /^unreachable: /],
  [
    'Unable to connect to the server: x509: certificate signed by unknown authority',
    /^unreachable: .*not trusted: certificate signed/,
  ],
  ['error: You must be logged in to the server (Unauthorized)', /^forbidden: .*log in/],
  [
    'Unable to connect to the server: getting credentials: exec: executable gke-gcloud-auth-plugin not found',
    /^unusable: .*'gke-gcloud-auth-plugin'/,
  ],
  ['', /^refused: kubectl failed without a word/],
])('what no manifest can help is no complaint of it: %s', (stderr, says) => {
  const found = read(`${stderr}\n`);
  expect(found.says).toMatch(says);
  expect(found.texts).toEqual([]);
});

test('hostile words stay words', () => {
  const { says } = read('error: a](command:x) \u001b[31mred\u202eder\n');
  expect(says).toBe('invalid: a] (command:x) red der.');
});
