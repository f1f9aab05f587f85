import { describe, expect, test } from 'vitest';
import { hoverAt } from '../check.ts';
import { yaml } from '../fixture.ts';

const pod = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
`;

describe('a key', () => {
  test('says its type, whether it is required, and what it is for', () => {
    const shown = hoverAt(
      `${pod}spec:\n  containers:\n    - name: a\n      ports:\n        - container<|>Port: 80\n`,
    )?.markdown;
    expect(shown).toContain('**containerPort** `integer` · required');
    expect(shown).toContain("Number of port to expose on the pod's IP address.");
  });
  test('says its default, the values it allows, and its age', () => {
    const shown = hoverAt(`${pod}spec:\n  restart<|>Policy: Never\n`)?.markdown;
    expect(shown).toContain('Default: `Always`');
    expect(shown).toContain('Allowed: `Always`, `Never`, `OnFailure`');
    expect(hoverAt(`${pod}spec:\n  host<|>Users: false\n`)?.markdown).toMatch(/Since Kubernetes 1\.\d\d/);
  });
  test('says what podman does with it', () => {
    expect(hoverAt(`${pod}spec:\n  toler<|>ations: []\n`)?.markdown).toContain(
      '**podman** ignores it without a word.',
    );
    expect(hoverAt(`${pod}spec:\n  host<|>Aliases: []\n`)?.markdown).toContain('**podman** takes it');
  });
  test('is explained from its first to its last character, and marked as a whole', () => {
    for (const marked of ['<|>restartPolicy', 'restart<|>Policy', 'restartPolicy<|>']) {
      const found = hoverAt(`${pod}spec:\n  ${marked}: Never\n`);
      expect(found?.span).toEqual({ start: pod.length + 8, end: pod.length + 21 });
    }
  });
  test('is explained in broken text too', () => {
    expect(hoverAt(`${pod}spec:\n  restart<|>Policy: Never\n  containers: [{\n`)?.markdown).toContain(
      '**restartPolicy**',
    );
    expect(hoverAt(`${pod}spec: {host<|>Network: true, x\n`)?.markdown).toContain('**hostNetwork**');
  });
  test("of a List's item is explained as of its own kind", () => {
    const list =
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: apps/v1\n    kind: Deployment\n    spec:\n      rep<|>licas: 2\n';
    expect(hoverAt(list)?.markdown).toContain('**replicas** `integer`');
    expect(hoverAt(list)?.markdown).toContain('**podman**');
  });
});

describe('a value', () => {
  test('shows its field and what the value means', () => {
    const shown = hoverAt(`${pod}spec:\n  dnsPolicy: Cluster<|>First\n`)?.markdown;
    expect(shown).toMatch(/^`ClusterFirst`: /);
    expect(shown).toContain('**dnsPolicy**');
  });
  test('of kind shows what the kind is', () => {
    expect(hoverAt('apiVersion: v1\nkind: P<|>od\n')?.markdown).toContain(
      'Pod is a collection of containers',
    );
  });
});

describe('nothing is shown', () => {
  test('of a key that Kubernetes lacks', () => {
    expect(hoverAt(`${pod}spec:\n  no<|>nsense: 1\n`)).toBeUndefined();
  });
  test('between words and in comments', () => {
    expect(hoverAt(`${pod}spec:\n <|> restartPolicy: Never\n`)).toBeUndefined();
    expect(hoverAt(`${pod}spec: # restart<|>Policy\n`)).toBeUndefined();
  });
  test("in another tool's file", () => {
    expect(hoverAt('services:\n  we<|>b:\n    image: nginx\n')).toBeUndefined();
  });
});
