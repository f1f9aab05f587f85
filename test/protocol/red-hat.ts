/** Red Hat's own YAML server, as its extension starts it, with Kubernetes' schema where a test wants it. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import {
  CompletionRequest,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  MarkupContent,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  type CompletionList,
  type Diagnostic,
  type Position,
} from 'vscode-languageserver-protocol';
import { loadSchema } from '../../server/schema/kubernetes.ts';
import type { ObjectKind, Shape, Type } from '../../server/schema/shape.ts';

export type RedHat = {
  readonly diagnostics: (uri: string, text: string) => Promise<readonly Diagnostic[]>;
  /** The labels it offers in a text that `diagnostics` was asked about. */
  readonly labels: (uri: string, position: Position) => Promise<readonly string[]>;
  readonly hover: (uri: string, position: Position) => Promise<string>;
  readonly close: () => void;
};

const program = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');

/** Starts it with these settings of `yaml.schemas`. */
export async function startRedHat(schemas: Readonly<Record<string, string>>): Promise<RedHat> {
  const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const published = new Map<string, (it: readonly Diagnostic[]) => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    published.get(uri)?.(diagnostics);
  });
  const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false }, schemas };
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'yaml' ? settings : {})),
  );
  connection.onRequest(RegistrationRequest.type, () => undefined);
  // Asks the extension for what it would load from the network.
  connection.onRequest('vscode/content', (uri: string) => JSON.stringify(schemaFile(uri)));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- The protocol still requires it.
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification('yaml/registerContentRequest');
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: {} });
  return {
    diagnostics: async (uri, text) => {
      const answer = new Promise<readonly Diagnostic[]>((resolve) => published.set(uri, resolve));
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      });
      return answer;
    },
    labels: async (uri, position) => {
      const answer = await connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position,
      });
      return (answer as CompletionList).items.map((it) => it.label);
    },
    hover: async (uri, position) => {
      const answer = await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
      return MarkupContent.is(answer?.contents) ? answer.contents.value : '';
    },
    close: () => {
      connection.dispose();
      server.kill();
    },
  };
}

type JsonSchema = Readonly<Record<string, unknown>>;

/** A file of the schema for the setting `kubernetes`, in the form it is published in: all kinds, or their parts. */
function schemaFile(uri: string): JsonSchema {
  const schema = loadSchema();
  const kinds = schema.kinds.filter((it) => it.kind !== 'List');
  if (uri.endsWith('/all.json')) return { oneOf: kinds.map((it) => reference(nameOf(it))) };
  const shapes = new Map<string, Shape>();
  const definitions = kinds.map((it) => [nameOf(it), definition(schema.shapeOf(it), shapes, it)] as const);
  // Shapes come up in those before.
  const parts: (readonly [string, JsonSchema])[] = [];
  for (const [name, shape] of shapes) parts.push([name, definition(shape, shapes)]);
  return { definitions: Object.fromEntries([...definitions, ...parts]) };
}

function nameOf({ apiVersion, kind }: ObjectKind): string {
  return `io.k8s.api.${(apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`).replace('/', '.')}.${kind}`;
}

function reference(name: string): JsonSchema {
  return { $ref: `_definitions.json#/definitions/${name}` };
}

/** Strict: no field but these. What only the API server's code says isn't in it, and values are only those of a kind. */
function definition(shape: Shape | undefined, shapes: Map<string, Shape>, kind?: ObjectKind): JsonSchema {
  const fields = [...(shape?.fields.values() ?? [])];
  const own = kind && {
    apiVersion: { type: 'string', enum: [kind.apiVersion] },
    kind: { type: 'string', enum: [kind.kind] },
  };
  const properties = fields.map(
    (it) => [it.name, { description: it.description, ...typeSchema(it.type, shapes) }] as const,
  );
  const required = fields.filter(
    (it) => it.required && it.requiredByServer !== true && !own?.[it.name as 'kind'],
  );
  return {
    type: 'object',
    properties: { ...Object.fromEntries(properties), ...own },
    required: required.map((it) => it.name),
    additionalProperties: false,
  };
}

function typeSchema(type: Type, shapes: Map<string, Shape>): JsonSchema {
  switch (type.kind) {
    case 'object':
      shapes.set(type.shape.name, type.shape);
      return reference(type.shape.name);
    case 'map':
      return { type: ['object', 'null'], additionalProperties: typeSchema(type.value, shapes) };
    case 'list':
      return { type: ['array', 'null'], items: typeSchema(type.item, shapes) };
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return { type: [type.kind, 'null'] };
    case 'quantity':
    case 'int-or-string':
      return { type: ['string', 'number', 'null'] };
    case 'any':
    case 'manifest':
      return {};
  }
}
