import { partOf, textAt } from '../../yaml/body.ts';
import type { Body, Part } from '../../yaml/body.ts';
import { roleText, type Role } from '../../roles/role.ts';

/** What a line of the outline stands for; editors show an icon for it. */
export type Sort =
  | 'object'
  | 'container'
  | 'port'
  | 'variable'
  | 'volume'
  | 'mount'
  | 'hook'
  | 'map'
  | 'list'
  | 'item'
  | 'text';

/** How the outline shows something of a Kubernetes type: as a person speaks of it. */
export type Look = {
  readonly sort: Sort;
  /** Absent for what goes by its key, or by its own `name`. */
  readonly name?: (body: Body) => string | undefined;
  readonly detail: (body: Body, place: Place) => string;
};

/** Where something stands: the list or map it is in, and what it is to its pod, of a container of which that is known. */
export type Place = { readonly list: string | number | undefined; readonly role: Role | undefined };

/** By Kubernetes type. */
export const looks: ReadonlyMap<string, Look> = new Map<string, Look>([
  ['Container', { sort: 'container', detail: containerDetail }],
  ['EphemeralContainer', { sort: 'container', detail: containerDetail }],
  [
    'ContainerPort',
    { sort: 'port', name: (it) => textAt(it, 'name') ?? textAt(it, 'containerPort'), detail: portText },
  ],
  [
    'ServicePort',
    { sort: 'port', name: (it) => textAt(it, 'name') ?? textAt(it, 'port'), detail: servicePort },
  ],
  ['EnvVar', { sort: 'variable', detail: variableDetail }],
  [
    'EnvFromSource',
    { sort: 'variable', name: environmentSource, detail: (it) => textAt(it, 'prefix') ?? '' },
  ],
  ['Volume', { sort: 'volume', detail: volumeSource }],
  ['VolumeMount', { sort: 'mount', detail: mountDetail }],
  ['VolumeDevice', { sort: 'mount', detail: (it) => textAt(it, 'devicePath') ?? '' }],
  ['KeyToPath', { sort: 'item', name: (it) => textAt(it, 'key'), detail: (it) => textAt(it, 'path') ?? '' }],
  [
    'HostAlias',
    { sort: 'item', name: (it) => textAt(it, 'ip'), detail: (it) => textsOf(partOf(it, 'hostnames')) },
  ],
  ['Probe', { sort: 'hook', detail: handler }],
  ['LifecycleHandler', { sort: 'hook', detail: handler }],
]);

/** The container's role as far as it is known, its image, and its ports. */
function containerDetail(container: Body, place: Place): string {
  const ports = partOf(container, 'ports')?.parts.map(portText) ?? [];
  return joined([roleIn(place), textAt(container, 'image'), ports.join(', ')], ' · ');
}

function roleIn({ list, role }: Place): string | undefined {
  if (role) return roleText(role);
  return list === 'ephemeralContainers' ? 'ephemeral' : undefined;
}

/** `8080 → 80/udp`: from the host's port to the container's. */
function portText(port: Body): string {
  const protocol = textAt(port, 'protocol')?.toLowerCase();
  const inside = textAt(port, 'containerPort') ?? '';
  const way = joined([textAt(port, 'hostPort'), inside], ' → ');
  return protocol === undefined || protocol === 'tcp' ? way : `${way}/${protocol}`;
}

function servicePort(port: Body): string {
  return joined([textAt(port, 'port'), textAt(port, 'targetPort')], ' → ');
}

function variableDetail(variable: Body): string {
  const source = partOf(variable, 'valueFrom');
  if (!source) return textAt(variable, 'value') ?? '';
  const [from] = source.parts;
  if (!from) return '';
  const kind = { configMapKeyRef: 'ConfigMap', secretKeyRef: 'Secret' }[String(from.name)];
  if (kind !== undefined) return `${kind} ${joined([textAt(from, 'name'), textAt(from, 'key')], '/')}`;
  return textAt(from, 'fieldPath') ?? textAt(from, 'resource') ?? '';
}

function environmentSource(source: Body): string | undefined {
  const map = textAt(source, 'configMapRef', 'name');
  const secret = textAt(source, 'secretRef', 'name');
  return map === undefined ? secret && `Secret ${secret}` : `ConfigMap ${map}`;
}

/** What a volume is made of, such as `configMap settings`. */
function volumeSource(volume: Body): string {
  const source = volume.parts.find((it) => it.name !== 'name');
  if (!source) return '';
  const named = ['path', 'name', 'secretName', 'claimName', 'reference', 'medium'];
  const [what] = named.flatMap((it) => textAt(source, it) ?? []);
  return joined([String(source.name), what], ' ');
}

function mountDetail(mount: Body): string {
  const readOnly = textAt(mount, 'readOnly') === 'true' ? 'read-only' : undefined;
  return joined([textAt(mount, 'mountPath'), readOnly], ' · ');
}

/** What a probe or hook does. */
function handler(hook: Body): string {
  const get = partOf(hook, 'httpGet');
  if (get) return `GET :${textAt(get, 'port') ?? ''}${textAt(get, 'path') ?? '/'}`;
  const command = partOf(partOf(hook, 'exec'), 'command');
  if (command) return textsOf(command);
  const tcp = textAt(hook, 'tcpSocket', 'port');
  const grpc = textAt(hook, 'grpc', 'port');
  return tcp === undefined ? joined([grpc && `gRPC :${grpc}`], '') : `TCP :${tcp}`;
}

function textsOf(list: Part | undefined): string {
  return list?.parts.flatMap((it) => it.text ?? []).join(' ') ?? '';
}

function joined(pieces: readonly (string | undefined)[], between: string): string {
  return pieces.filter((it) => it !== undefined && it !== '').join(between);
}
