/**
 * Cleans what `podman kube generate` prints, so that it is what a person would have written and Kubernetes takes.
 */
import { isMap, isPair, isScalar, isSeq, parseDocument, visit, YAMLMap, type Document } from 'yaml';

/**
 * The manifest without what podman adds for itself: comment header, status, creation time, its own annotations, empty
 * objects, the capabilities podman drops by default, and the pod's name before each container's, which playing it
 * would put there once more. Text that is no YAML comes back as it is.
 */
export function cleanGenerated(yaml: string, pod: string): string {
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return yaml;
  document.commentBefore = null;
  document.contents.commentBefore = null;
  document.delete('status');
  document.deleteIn(['metadata', 'creationTimestamp']);
  dropAnnotations(document);
  dropOwnHostname(document, pod);
  for (const list of ['containers', 'initContainers']) {
    for (const container of itemsAt(document, ['spec', list])) cleanContainer(container, pod);
  }
  dropEmpty(document);
  return document.toString({ lineWidth: 0 });
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

function dropAnnotations(document: Document): void {
  const annotations = document.getIn(['metadata', 'annotations']);
  if (!isMap(annotations)) return;
  annotations.items = annotations.items.filter(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const setting = isScalar(value) ? value.value : undefined;
    return (
      !own.some((it) => it.test(name)) && !(name === 'io.podman.annotations.userns' && setting === 'host')
    );
  });
}

/** Without a hostname of its own a pod's hostname is its name. */
function dropOwnHostname(document: Document, pod: string): void {
  if (document.getIn(['spec', 'hostname']) === pod) document.deleteIn(['spec', 'hostname']);
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
    if (list === 'drop' && kept.every((it) => dropped.has(it))) container.deleteIn(path);
    else container.setIn(path, kept);
  }
}

/** What podman never gives, and Docker's default would: it writes the difference. */
const dropped: ReadonlySet<string> = new Set(['MKNOD', 'NET_RAW', 'AUDIT_WRITE']);

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
        if (!isPair(pair) || !isMap(pair.value) || pair.value.items.length > 0 || key === 'emptyDir') {
          return undefined;
        }
        found = true;
        return visit.REMOVE;
      },
    });
  }
}
