/** Beside Red Hat's own YAML server: nothing is underlined or offered twice, and nothing gets lost. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  CompletionRequest,
  DiagnosticSeverity,
  HoverRequest,
  type CompletionList,
  type Diagnostic,
  type Position,
  type Range,
} from 'vscode-languageserver-protocol';
import { surroundingsNotification, type OtherYamlServer } from '../../server/protocol.ts';
import { fixture, only } from '../fixture.ts';
import { connect, type Peer } from './peer.ts';
import { startRedHat, type RedHat } from './red-hat.ts';

const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n';
const container = '  containers:\n    - name: web\n      image: docker.io/library/nginx:1.27\n';

const peers: Peer[] = [];
const redHats: Partial<Record<'plain' | 'withSchema', RedHat>> = {};
let files = 0;

beforeAll(async () => {
  redHats.plain = await startRedHat({});
  redHats.withSchema = await startRedHat({ kubernetes: '*.yaml' });
});
afterAll(() => {
  for (const it of Object.values(redHats)) it.close();
});
afterEach(() => {
  for (const it of peers.splice(0)) it.close();
});

describe.each(['plain', 'withSchema'] as const)('with Red Hat YAML, %s,', (how) => {
  test.each([
    ['a quote that is never closed', `${head}  hostname: "web\n${container}`],
    ['a key at a wrong column', `${head}${container}   restartPolicy: Never\n`],
    ['a tab', `${head}\thostname: web\n${container}`],
    ['a bracket that is never closed', `${head}  nodeSelector: {disk: ssd\n${container}`],
    ['two keys on a line', `${head}  hostname: web: db\n${container}`],
    ['a key that stands twice', `${head}  hostname: web\n  hostname: db\n${container}`],
    ['a field that there is not', `${head}${container}      comand: [sleep]\n`],
    ['a field that is missing', `${head}  containers:\n    - image: docker.io/library/nginx:1.27\n`],
    ['an image that is missing', `${head}  containers:\n    - name: web\n`],
    [
      'a name without a value',
      `${head}  containers:\n    - name:\n      image: docker.io/library/nginx:1.27\n`,
    ],
    ['a text for a boolean', `${head}  hostNetwork: 'true'\n${container}`],
    ['a boolean of YAML 1.1 for a text', `${head}  hostname: yes\n${container}`],
    ['a boolean for a text', `${head}  hostname: true\n${container}`],
    ['a list for a map', `${head}  nodeSelector: [a]\n${container}`],
    ['a value that is not allowed', `${head}  restartPolicy: Sometimes\n${container}`],
    ['a port out of range', `${head}${container}      ports:\n        - containerPort: 70000\n`],
    ['a name in capitals', `${head.replace('web', 'Web')}${container}`],
  ])('%s is underlined once', async (_, text) => {
    const { ours, theirs } = await diagnosed(how, text);
    expect(shown(ours).concat(shown(theirs))).not.toEqual([]);
    const twice = ours.filter((it) => theirs.some((other) => overlap(it.range, other.range)));
    expect({ twice: shown(twice), theirs: shown(twice.length > 0 ? theirs : []) }).toEqual({
      twice: [],
      theirs: [],
    });
  });

  test.each([
    ['a field', `${head}  host<|>\n${container}`, 'hostname'],
    ['a field on an empty line', `${head}${container}      <|>\n`, 'command'],
    ['a boolean', `${head}  hostNetwork: <|>\n${container}`, 'true'],
    ['an allowed value', `${head}  restartPolicy: <|>\n${container}`, 'OnFailure'],
    ['a kind', 'apiVersion: v1\nkind: <|>\n', 'Pod'],
    [
      "podman's own annotation",
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n    <|>\n`,
      'io.podman.annotations.userns',
    ],
    ['a resource', `${head}${container}      resources:\n        limits:\n          <|>\n`, 'memory'],
    [
      'a volume by its name',
      `${head}${container}      volumeMounts:\n        - mountPath: /data\n          name: <|>\n  volumes:\n    - name: data\n      emptyDir: {}\n`,
      'data',
    ],
  ])('%s is offered once', async (_, marked, wanted) => {
    const { text, cursors } = fixture(marked);
    const { ours, theirs } = await offered(how, text, positionOf(text, only(cursors, 'cursor')));
    expect([...ours, ...theirs].filter((it) => it === wanted)).toEqual([wanted]);
    expect(ours.filter((it) => theirs.includes(it))).toEqual([]);
  });
});

test.each(['plain', 'withSchema'] as const)(
  'with Red Hat YAML, %s, a field is described once',
  async (how) => {
    const marked = `${head}  containers:\n    - name: web\n      ima<|>ge: docker.io/library/nginx:1.27\n`;
    const { text, cursors } = fixture(marked);
    const { peer, uri } = await opened(how, text);
    await redHat(how).diagnostics(uri, text);
    const position = positionOf(text, only(cursors, 'cursor'));
    const ours = await peer.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    const shown = [JSON.stringify(ours?.contents), await redHat(how).hover(uri, position)];
    expect(shown.filter((it) => it.includes('Container image name'))).toHaveLength(1);
    expect(shown[0]).toContain('podman');
  },
);

async function diagnosed(how: 'plain' | 'withSchema', text: string) {
  const { peer, uri } = await opened(how, text);
  const { diagnostics } = await peer.published();
  // Whatever is wrong; advice is nobody's but ours.
  const ours = diagnostics.filter((it) => it.severity === DiagnosticSeverity.Error);
  return { ours, theirs: await redHat(how).diagnostics(uri, text) };
}

async function offered(how: 'plain' | 'withSchema', text: string, position: Position) {
  const { peer, uri } = await opened(how, text);
  await redHat(how).diagnostics(uri, text);
  const params = { textDocument: { uri }, position };
  const { items } = (await peer.connection.sendRequest(CompletionRequest.type, params)) as CompletionList;
  return { ours: items.map((it) => it.label), theirs: await redHat(how).labels(uri, position) };
}

/** Opens a text with us, after telling what Red Hat's extension does. */
async function opened(how: 'plain' | 'withSchema', text: string) {
  files += 1;
  const uri = `file:///w/${how}-${files}.yaml`;
  const peer = await connect({}, { settings: { target: 'both' } });
  peers.push(peer);
  const otherYamlServer: OtherYamlServer = {
    validates: true,
    completes: true,
    hovers: true,
    withSchema: how === 'withSchema' ? [uri] : [],
    schemaFailed: [],
  };
  await peer.connection.sendNotification(surroundingsNotification, { otherYamlServer });
  await peer.open(uri, text);
  return { peer, uri };
}

function redHat(how: 'plain' | 'withSchema'): RedHat {
  const server = redHats[how];
  if (!server) throw new Error("Red Hat's server runs only while tests do.");
  return server;
}

/** Whether two ranges share a character; an empty one has the character behind it. */
function overlap(a: Range, b: Range): boolean {
  return before(a.start, endOf(b)) && before(b.start, endOf(a));
}

function endOf({ start, end }: Range): Position {
  const empty = start.line === end.line && start.character === end.character;
  return empty ? { line: end.line, character: end.character + 1 } : end;
}

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function shown(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ range, message }) => `${range.start.line + 1}: ${JSON.stringify(message)}`);
}

function positionOf(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
