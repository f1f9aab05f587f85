/**
 * Cleans what `podman kube generate` prints, so that it is what a person would have written and Kubernetes takes.
 */
import { isMap, isScalar, isSeq, parseAllDocuments, visit, YAMLMap, type Document } from 'yaml';

/**
 * The manifest without what podman adds for itself: comment header, status, creation time, its own annotations, empty
 * objects, the capabilities podman drops by default, that a claim as a whole is read-only
 * (libpod/kube.go, generateKubePersistentVolumeClaim), and the pod's name before each container's, which playing it
 * would put there once more. What podman writes in an order of chance is sorted, so that the same pod is always the
 * same text. Text that is no YAML comes back as it is.
 */
export function cleanGenerated(yaml: string, pod: string, annotations: Annotations = 'theirs'): string {
  const documents = parseAllDocuments(yaml);
  const readable = documents.every((it) => it.errors.length === 0 && isMap(it.contents));
  if (!readable || documents.length === 0) return yaml;
  return documents.map((it) => cleanDocument(it, pod, annotations)).join('---\n');
}

/** Which annotations stay: all, or those alone that podman has not made for itself. */
export type Annotations = 'all' | 'theirs';

function cleanDocument(document: Document, pod: string, annotations: Annotations): string {
  dropHeader(document);
  drop(document, ['status']);
  for (const path of [[], ['spec', 'template']]) cleanMetadata(document, path, annotations);
  for (const spec of [['spec'], ['spec', 'template', 'spec']]) cleanSpec(document, spec, pod);
  dropEmpty(document);
  document.directives = undefined;
  return document.toString({ lineWidth: 0 });
}

function cleanMetadata(document: Document, at: readonly string[], kept: Annotations): void {
  drop(document, [...at, 'metadata', 'creationTimestamp']);
  const annotations = document.getIn([...at, 'metadata', 'annotations']);
  if (!isMap(annotations) || kept === 'all') return;
  dropOwn(annotations);
  const lists = [...at, 'spec'];
  const containers = ['containers', 'initContainers'].flatMap((it) => itemsAt(document, [...lists, it]));
  foldAnnotations(
    annotations,
    containers.map((it) => String(it.get('name'))),
  );
}

function cleanSpec(document: Document, spec: readonly string[], pod: string): void {
  // Without a hostname of its own a pod's hostname is its name.
  if (document.getIn([...spec, 'hostname']) === pod) drop(document, [...spec, 'hostname']);
  for (const list of ['containers', 'initContainers']) {
    for (const container of itemsAt(document, [...spec, list])) cleanContainer(container, pod);
  }
  // Of the containers that mount a claim podman takes one at random for this; each mount says it for itself.
  for (const volume of itemsAt(document, [...spec, 'volumes'])) {
    drop(volume, ['persistentVolumeClaim', 'readOnly']);
  }
  sort(document.getIn([...spec, 'volumes']), 'name');
}

/**
 * podman hands the pod's annotations to each container, and generates them as KEY/CONTAINER, which is no key where
 * KEY has a slash already. What all containers agree on is the pod's.
 */
function foldAnnotations(annotations: YAMLMap, containers: readonly string[]): void {
  for (const { key, value } of [...annotations.items]) {
    const name = isScalar(key) ? String(key.value) : '';
    const container = containers.find((it) => name.endsWith(`/${it}`));
    if (container === undefined || !isScalar(value)) continue;
    const base = name.slice(0, -container.length - 1);
    const agreed = containers.every((it) => {
      const same = annotations.get(`${base}/${it}`);
      return same === undefined || same === value.value;
    });
    if (!agreed) continue;
    annotations.delete(name);
    annotations.set(base, value.value);
  }
}

function drop(node: Pick<Document, 'hasIn' | 'deleteIn'>, path: readonly string[]): void {
  if (node.hasIn(path)) node.deleteIn(path);
}

/** The comment above everything; the parser gives it to the first key. */
function dropHeader(document: Document): void {
  document.commentBefore = null;
  const first = isMap(document.contents) ? document.contents.items[0]?.key : undefined;
  if (isScalar(first)) first.commentBefore = null;
}

/**
 * What podman notes for its own use (libpod/kube.go, containerToV1Container and newPodObject). Their keys end with the
 * container's name: KEY/CONTAINER.
 */
const own = [
  /^io\.kubernetes\.cri-o\./,
  /^io\.container\.manager\b/,
  /^org\.opencontainers\.image\./,
  /^org\.systemd\.property\./,
  /^io\.podman\.annotations\.(?:autoremove|init|privileged|publish-all|kube\.health\.check)\b/,
];

function dropOwn(annotations: YAMLMap): void {
  annotations.items = annotations.items.filter(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const setting = isScalar(value) ? value.value : undefined;
    return (
      !own.some((it) => it.test(name)) && !(name === 'io.podman.annotations.userns' && setting === 'host')
    );
  });
}

function cleanContainer(container: YAMLMap, pod: string): void {
  const name = container.get('name');
  if (typeof name === 'string' && name.startsWith(`${pod}-`) && name.length > pod.length + 1) {
    container.set('name', name.slice(pod.length + 1));
  }
  for (const list of ['add', 'drop']) {
    const path = ['securityContext', 'capabilities', list];
    const names = container.getIn(path);
    if (!isSeq(names)) continue;
    const kept = names.items.flatMap((it) => (isScalar(it) ? String(it.value).replace(/^CAP_/, '') : []));
    const own = list === 'drop' && isDefault(kept) ? kept.filter((it) => !dropped.has(it)) : kept;
    if (own.length === 0) drop(container, path);
    else container.setIn(path, own);
  }
  sort(container.get('env'), 'name');
  sort(container.get('volumeMounts'), 'mountPath');
}

/**
 * Sorts a list of maps by what they have under a key. podman keeps volumes, mounts and variables in Go's maps, which
 * have another order each time (libpod/kube.go, podWithContainers; pkg/specgen/generate, SpecGenToOCI and
 * finalizeMounts).
 */
function sort(list: unknown, key: string): void {
  if (!isSeq(list)) return;
  const rank = (it: unknown): string => (isMap(it) ? String(it.get(key)) : '');
  list.items.sort((a, b) => Number(rank(a) > rank(b)) - Number(rank(a) < rank(b)));
}

/** What podman never gives, and Docker's default would: it writes the difference. */
const dropped: ReadonlySet<string> = new Set(['MKNOD', 'NET_RAW', 'AUDIT_WRITE']);

/** podman before 5.0 writes all of them, besides what a manifest drops. */
function isDefault(names: readonly string[]): boolean {
  return [...dropped].every((it) => names.includes(it)) || names.every((it) => dropped.has(it));
}

function itemsAt(document: Document, path: readonly string[]): readonly YAMLMap[] {
  const list = document.getIn(path);
  return isSeq(list) ? list.items.filter((it) => isMap(it)) : [];
}

/** Empty objects are meant in `emptyDir: {}` only. */
function dropEmpty(document: Document): void {
  let found = true;
  while (found) {
    found = false;
    visit(document, {
      Pair(_, pair) {
        const key = isScalar(pair.key) ? pair.key.value : undefined;
        if (!isMap(pair.value) || pair.value.items.length > 0 || key === 'emptyDir') {
          return undefined;
        }
        found = true;
        return visit.REMOVE;
      },
    });
  }
}
