/**
 * An API server on this machine's loopback: as much of one as kubectl needs to try, apply, compare and delete.
 * It answers in the words that Kubernetes 1.36 has for what a test has it refuse.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';

type Json = Record<string, unknown>;

/** Says what is wrong with an object, as a status; nothing where it may stay. */
export type Refusal = (object: KubeObject) => Json | undefined;

export type KubeObject = {
  readonly kind: string;
  readonly metadata: Json & { readonly name: string };
  readonly spec?: Json & { readonly containers?: readonly (Json & { readonly name: string })[] };
};

export type Api = {
  /** A file for KUBECONFIG with the contexts `dev`, the current one, and `gone`, whose cluster never answers. */
  readonly config: string;
  /** What was kept, as `namespace/resource/name`. */
  readonly kept: () => readonly string[];
  /** Each request but those that only look around, such as `POST pods dry`. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
};

export async function startApi(refuse: Refusal = () => undefined): Promise<Api> {
  const objects = new Map<string, Json>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { code, answer, type } = respond({ objects, asked, refuse }, request, body);
      response.writeHead(code, { 'content-type': type ?? 'application/json' });
      response.end(answer instanceof Uint8Array ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const folder = await mkdtemp(join(tmpdir(), 'podwright-api-'));
  const config = join(folder, 'config');
  await writeFile(config, JSON.stringify(configuration(port)));
  return {
    config,
    asked,
    kept: () => [...objects.keys()],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configuration(port: number) {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'dev',
    clusters: [
      { name: 'dev', cluster: { server: `http://127.0.0.1:${port}` } },
      { name: 'gone', cluster: { server: 'http://127.0.0.1:1' } },
    ],
    contexts: [
      { name: 'dev', context: { cluster: 'dev', user: 'me' } },
      { name: 'gone', context: { cluster: 'gone', user: 'me', namespace: 'team' } },
    ],
    users: [{ name: 'me', user: {} }],
  };
}

type Answer = { readonly code: number; readonly answer: Json | Uint8Array; readonly type?: string };

type State = {
  readonly objects: Map<string, Json>;
  readonly asked: string[];
  readonly refuse: Refusal;
};

const kinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'api/v1': { pods: 'Pod', services: 'Service', configmaps: 'ConfigMap', namespaces: 'Namespace' },
  'apis/apps/v1': { deployments: 'Deployment' },
};

function respond(state: State, request: IncomingMessage, body: string): Answer {
  const url = new URL(request.url ?? '', 'http://localhost');
  const path = url.pathname.slice(1);
  const described = discovery(path);
  if (described) return described;
  const [, group = '', namespace = '', resource = '', name = ''] =
    /^(api\/v1|apis\/apps\/v1)(?:\/namespaces\/([^/]+)(?=\/))?\/(\w+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (kinds[group]?.[resource] === undefined) {
    return refused(404, 'NotFound', 'the server could not find the requested resource');
  }
  if (resource === 'namespaces') return namespaces(name);
  const isTrial = url.searchParams.get('dryRun') === 'All';
  const method = request.method ?? '';
  if (method !== 'GET') state.asked.push(`${method} ${resource}${isTrial ? ' dry' : ''}`);
  return act(state, { method, isTrial, path: `${namespace}/${resource}/`, name, body });
}

type Asked = {
  readonly method: string;
  readonly isTrial: boolean;
  readonly path: string;
  readonly name: string;
  readonly body: string;
};

function act({ objects, refuse }: State, { method, isTrial, path, name, body }: Asked): Answer {
  const before = objects.get(path + name);
  if (name !== '' && !before) return refused(404, 'NotFound', `${path.split('/')[1]} "${name}" not found`);
  const [namespace = ''] = path.split('/');
  if (!known.includes(namespace)) return refused(404, 'NotFound', `namespaces "${namespace}" not found`);
  if (method === 'GET') return { code: 200, answer: before ?? {} };
  if (method === 'DELETE') {
    objects.delete(path + name);
    return { code: 200, answer: { kind: 'Status', apiVersion: 'v1', status: 'Success' } };
  }
  const sent = readBody(body);
  const object = (before ? merged(before, sent) : sent) as KubeObject;
  const wrong = refuse(object);
  if (wrong) return { code: Number(wrong['code']), answer: wrong };
  const next = { ...object, metadata: { ...object.metadata, namespace, uid: 'u' } };
  if (!isTrial) objects.set(path + object.metadata.name, next);
  return { code: before ? 200 : 201, answer: next };
}

/** kubectl sends JSON, which is YAML, too, and podman YAML. */
function readBody(body: string): Json {
  return parse(body) as Json;
}

function merged(before: Json, patch: Json): Json {
  const all = Object.entries(patch).filter(([key]) => !key.startsWith('$'));
  return all.reduce<Json>(
    (done, [key, value]) => ({ ...done, [key]: mergedValue(done[key], value) }),
    before,
  );
}

/** Lists of things with names are merged by these, as the API server does with containers. */
function mergedValue(before: unknown, value: unknown): unknown {
  if (isMap(before) && isMap(value)) return merged(before, value);
  if (!Array.isArray(before) || !Array.isArray(value) || !value.every(isMap)) return value;
  return before.map((it: unknown) => {
    const own = value.find((other) => isMap(it) && other['name'] === it['name']);
    return own && isMap(it) ? merged(it, own) : it;
  });
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const known = ['default', 'team', 'kube-system'];

function namespaces(name: string): Answer {
  if (name === '') {
    const items = known.map((it) => ({ metadata: { name: it } }));
    return { code: 200, answer: { kind: 'NamespaceList', apiVersion: 'v1', items } };
  }
  if (!known.includes(name)) return refused(404, 'NotFound', `namespaces "${name}" not found`);
  return { code: 200, answer: { kind: 'Namespace', apiVersion: 'v1', metadata: { name } } };
}

function refused(code: number, reason: string, message: string): Answer {
  return { code, answer: status(code, reason, message) };
}

/** What the API server answers where it refuses something (meta/v1, Status). */
export function status(code: number, reason: string, message: string, details: Json = {}): Json {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    details,
    code,
  };
}

/** An object that is invalid, by the fields that are: `spec.x` and `Required value` (api/errors, NewInvalid). */
export function invalid(
  { kind, metadata }: KubeObject,
  causes: readonly (readonly [string, string])[],
): Json {
  const words = causes.map(([field, says]) => `${field}: ${says}`);
  const list = words.length === 1 ? words.join('') : `[${words.join(', ')}]`;
  return status(422, 'Invalid', `${kind} "${metadata.name}" is invalid: ${list}`, {
    name: metadata.name,
    kind,
    causes: causes.map(([field, message]) => ({ reason: 'FieldValueInvalid', field, message })),
  });
}

function discovery(path: string): Answer | undefined {
  if (path === 'api') return { code: 200, answer: { kind: 'APIVersions', versions: ['v1'] } };
  if (path === 'apis') {
    const version = { groupVersion: 'apps/v1', version: 'v1' };
    const groups = [{ name: 'apps', versions: [version], preferredVersion: version }];
    return { code: 200, answer: { kind: 'APIGroupList', apiVersion: 'v1', groups } };
  }
  if (path === 'openapi/v2') return { code: 200, answer: new Uint8Array(), type: openapi };
  if (path === 'openapi/v3') {
    const paths = Object.keys(kinds).map((it) => [it, { serverRelativeURL: `/openapi/v3/${it}` }]);
    return { code: 200, answer: { paths: Object.fromEntries(paths) } };
  }
  const described = kinds[path.replace('openapi/v3/', '')];
  if (!described) return undefined;
  return {
    code: 200,
    answer: path.startsWith('openapi') ? verbs(path, described) : resources(path, described),
  };
}

const openapi = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf';

function resources(path: string, described: Readonly<Record<string, string>>): Json {
  return {
    kind: 'APIResourceList',
    groupVersion: path.replace(/^apis?\//, ''),
    resources: Object.entries(described).map(([name, kind]) => ({
      ...{ name, kind, singularName: kind.toLowerCase(), namespaced: kind !== 'Namespace' },
      verbs: ['create', 'delete', 'get', 'list', 'patch', 'update'],
    })),
  };
}

/** kubectl leaves it to a server to judge fields that says here it can. */
function verbs(path: string, described: Readonly<Record<string, string>>): Json {
  const group = path.endsWith('apps/v1') ? 'apps' : '';
  const parameters = ['dryRun', 'fieldValidation'].map((name) => ({ name, in: 'query' }));
  const paths = Object.entries(described).map(([name, kind]) => {
    const gvk = { 'x-kubernetes-group-version-kind': { group, version: 'v1', kind } };
    return [`/${name}`, { patch: { parameters, ...gvk, responses: {} } }];
  });
  return { openapi: '3.0.0', info: { title: 'k', version: '1' }, paths: Object.fromEntries(paths) };
}
