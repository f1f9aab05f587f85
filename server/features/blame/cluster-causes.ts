import { fieldSpan, typedSpans } from './field-path.ts';
import { values, type Seek } from './seek.ts';
import type { WrittenObject } from './written.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { containersOf } from '../../manifest/pods.ts';
import type { Span } from '../../yaml/tree.ts';

/** A thing that kubectl or the API server says of an object, and where in it such a thing stands. */
export type ClusterCause = {
  readonly pattern: RegExp;
  /** Takes the object and what the pattern found: the whole, then its groups, empty where they found nothing. */
  readonly seek: (object: WrittenObject, found: readonly string[]) => readonly Span[];
};

/** The first that finds its place counts. */
export const clusterCauses: readonly ClusterCause[] = [
  {
    // Strict decoding (apimachinery's serializer/json): the path is the object's own.
    pattern: /(?:unknown|duplicate) field "([^"]+)"(?! in io\.)/,
    seek: ({ root }, [, path = '']) => [fieldSpan(root, path, 'key')],
  },
  {
    // kubectl before 1.25 checks by itself (kubectl's openapi/validation).
    pattern: /ValidationError\(\w+(?!\w)\.?([^)]*)\): (?:(unknown) field "([^"]+)"|)/,
    seek: ({ root }, [, path = '', unknown = '', field = '']) => [
      unknown === '' ? fieldSpan(root, path) : fieldSpan(root, `${path}[${field}]`, 'key'),
    ],
  },
  {
    pattern: /cannot unmarshal (\w+)(?: \S+)? into Go struct field \w*\.(\S+) of type/,
    seek: ({ root }, [, type = '', path = '']) => typedSpans(root, path, type),
  },
  {
    // Validation (apimachinery's field/errors.go, `Error.Error`).
    pattern:
      /(?:^|[\s[])([a-zA-Z][^\s:"]*): (?:Required value|Invalid value|Unsupported value|Duplicate value|Forbidden|Too long|Too many|Too few|Not found|Internal error)\b/,
    seek: ({ root }, [, path = '']) => [fieldSpan(root, path)],
  },
  {
    pattern: /no matches for kind "[^"]*" in version "([^"]*)"/,
    seek: ({ root }) => [fieldSpan(root, 'kind')],
  },
  {
    pattern: /the namespace from the provided object "([^"]*)" does not match/,
    seek: ({ placed }, [, namespace = '']) =>
      values('ObjectMeta.namespace', namespace)(placed.document).slice(0, 1),
  },
  {
    pattern: /resource name may not be empty/,
    seek: ({ root, name }) => (name === '' ? [fieldSpan(root, 'metadata.name')] : []),
  },
  {
    pattern: /(kind|apiVersion) not set/,
    seek: ({ root }, [, key = '']) =>
      root.entries.some((it) => it.key.text === key) ? [] : [fieldSpan(root, key)],
  },
  {
    pattern: /serviceaccount "([^"]+)" not found/,
    seek: inDocument((text) => values('PodSpec.serviceAccountName PodSpec.serviceAccount', text)),
  },
  {
    pattern: /no PriorityClass with name (\S+) was found/,
    seek: inDocument((text) => values('PodSpec.priorityClassName', text)),
  },
  {
    pattern: /RuntimeClass "([^"]+)" not found/,
    seek: inDocument((text) => values('PodSpec.runtimeClassName', text)),
  },
  {
    // Pod security admission (k8s.io/pod-security-admission/policy), one of its complaints.
    pattern: /violates PodSecurity "[^"]*": [^(]*\((.*)\)/,
    seek: ({ placed }, [, clause = '']) => insecure(placed.document, clause),
  },
];

function inDocument(seek: (text: string) => Seek): ClusterCause['seek'] {
  return ({ placed }, [, text = '']) => seek(text)(placed.document);
}

/** `container "c" must set securityContext.runAsNonRoot=true`, `volume "v"`, `hostNetwork=true` and the like. */
function insecure(document: ManifestDocument, clause: string): readonly Span[] {
  const [, port = ''] = /uses? hostPorts? (\d+)/.exec(clause) ?? [];
  if (port !== '') return values('ContainerPort.hostPort', port)(document);
  const [, host = ''] = /^(host(?:Network|PID|IPC))=true/.exec(clause) ?? [];
  if (host !== '') return values(`PodSpec.${host}`)(document);
  const names = [...clause.matchAll(/"([^"]*)"/g)].map((it) => it[1] ?? '');
  const [, field = ''] = /\b(securityContext[\w.]*)/.exec(clause) ?? [];
  const containers = /\bcontainers? "/.test(clause) ? containersOf(document) : [];
  const found = containers.filter((it) => names.includes(it.name?.text ?? ''));
  if (found.length > 0) return found.map((it) => fieldSpan(it.map, field));
  return /\bvolumes? "/.test(clause) ? names.flatMap((it) => values('Volume.name', it)(document)) : [];
}
