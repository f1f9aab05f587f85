import type { TextDocument } from 'vscode';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { otherYamlServer } from '../../../client/language/others.ts';
import { Uri, workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

beforeEach(() => {
  workbench.extensions.clear();
  workbench.settings.clear();
  workbench.diagnostics.clear();
});

test('there is no other YAML server without its extension', () => {
  expect(otherYamlServer([])).toBeUndefined();
});

describe("with Red Hat's extension", () => {
  beforeEach(() => workbench.extensions.add('redhat.vscode-yaml'));

  test('it validates, completes and hovers, and knows no schema', () => {
    expect(otherYamlServer([open('/w/pod.yaml')])).toEqual({
      validates: true,
      completes: true,
      hovers: true,
      withSchema: [],
      schemaFailed: [],
    });
  });

  test.each([
    ['which it could not load', 'YAML', 0x10000 + 404, true],
    ['which it could not load, in an old version', 'YAML', 0x300, true],
    ['that the file contradicts', 'yaml-schema: Pod', 1, false],
    ['that nothing is said of', 'podwright', 'missing-field', false],
  ])('it has a schema %s', (_, source, code, failed) => {
    workbench.diagnostics.set('/w/pod.yaml', [{ source, code }]);
    const file = open('/w/pod.yaml');
    expect(otherYamlServer([file])?.schemaFailed).toEqual(failed ? ['file:///w/pod.yaml'] : []);
  });

  test.each(['validate', 'completion', 'hover'])('it does not what yaml.%s switches off', (name) => {
    workbench.settings.set(`yaml.${name}`, false);
    const { validates, completes, hovers } = otherYamlServer([]) ?? {};
    expect({ validate: validates, completion: completes, hover: hovers }).toEqual({
      ...{ validate: true, completion: true, hover: true },
      [name]: false,
    });
  });

  test.each([
    ['one glob', '*.yaml', true],
    ['a list of globs', ['*.yml', 'k8s/**'], true],
    ['a path from the root of the workspace', '/k8s/pod.yaml', true],
    ['a glob of other files', 'compose/*.yaml', false],
    ['a glob that takes it out again', ['*.yaml', '!k8s/*.yaml'], false],
    ['no glob at all', 7, false],
  ])('it knows a schema by yaml.schemas with %s: %j', (_, globs, known) => {
    workbench.settings.set('yaml.schemas', { kubernetes: globs });
    const file = '/w/k8s/pod.yaml';
    expect(otherYamlServer([open(file)])?.withSchema).toEqual(known ? [`file://${file}`] : []);
  });

  test('it knows a schema for each file with the Kubernetes extension', () => {
    workbench.extensions.add('ms-kubernetes-tools.vscode-kubernetes-tools');
    expect(otherYamlServer([open('/w/pod.yaml')])?.withSchema).toEqual(['file:///w/pod.yaml']);
  });

  test('it uses no schema where yaml.disableSchemaDetection says so', () => {
    workbench.settings.set('yaml.schemas', { kubernetes: '*.yaml' });
    workbench.settings.set('yaml.disableSchemaDetection', '*.yaml');
    expect(otherYamlServer([open('/w/pod.yaml')])?.withSchema).toEqual([]);
  });
});

function open(path: string): TextDocument {
  return { uri: Uri.file(path) } as unknown as TextDocument;
}
