/**
 * Tells, within a generated manifest, what podman did not keep of the manifest that its pod was played from.
 */
import { isMap, isScalar, isSeq, parseAllDocuments, type Document, type Node, type YAMLMap } from 'yaml';
import { itemsOf, lostKeys, recordOf, sourceOf, textOf, volumeWords, type Original } from './original.ts';

/**
 * The text with comments: at each place where something was lost or changed, and in a summary above everything.
 * A document of another pod, and one that lost nothing, come back as they are.
 */
export function noteLosses(generated: string, original: Original, file: string): string {
  const documents = parseAllDocuments(generated);
  const notes = documents.map((it) => noteIn(it, original));
  if (notes.every((it) => it.size === 0)) return generated;
  const [first] = documents;
  const kinds = [...new Set(notes.flatMap((it) => [...it]))];
  if (first) first.commentBefore = ` podman did not keep all of '${file}':\n  ${kinds.join(', ')}`;
  return documents
    .map((it: Document) => {
      it.directives = undefined;
      return it.toString({ lineWidth: 0 });
    })
    .join('---\n');
}

type Kinds = ReadonlySet<string>;

/** Writes the comments into a document; answers which kinds of things they speak of. */
function noteIn(document: Document, original: Original): Kinds {
  const kinds = new Set<string>();
  const template = document.has('spec') && document.hasIn(['spec', 'template']) ? ['spec', 'template'] : [];
  const spec = document.getIn([...template, 'spec']);
  if (!isMap(spec) || !isSeq(spec.get('containers'))) return kinds;
  const note: Note = (kind, node, text) => {
    kinds.add(kind);
    if (node) node.commentBefore = [node.commentBefore ?? [], ` ${text}`].flat().join('\n');
  };
  noteKind(document, original, note);
  noteLabels(document.getIn([...template, 'metadata']), original, note);
  noteSpec(spec, original, note);
  for (const it of mapsIn(spec, 'containers')) noteContainer(it, original, note);
  for (const it of mapsIn(spec, 'volumes')) noteVolume(it, spec, original, note);
  return kinds;
}

/** Takes the kind of loss, the node to write a comment above, and the comment. */
type Note = (kind: string, node: Node | undefined, text: string) => void;

function noteKind({ contents }: Document, original: Original, note: Note): void {
  const kind = isMap(contents) ? keyOf(contents, 'kind') : undefined;
  const own = isMap(contents) ? contents.get('kind') : undefined;
  if (own !== original.kind) note('kind', kind, `was a ${original.kind}`);
}

function noteLabels(metadata: unknown, original: Original, note: Note): void {
  if (!isMap(metadata)) return;
  const kept = recordOf(asPlain(metadata.get('labels')));
  const lost = Object.entries(original.labels).filter(([key, value]) => kept[key] !== value);
  if (lost.length === 0) return;
  const at = keyOf(metadata, 'labels') ?? keyOf(metadata, 'name');
  note('labels', at, `lost: the labels ${lost.map(([key, value]) => `${key}=${textOf(value)}`).join(', ')}`);
}

function noteSpec(map: YAMLMap, original: Original, note: Note): void {
  const lost = lostKeys(original.spec, recordOf(asPlain(map)), ['containers', 'volumes', 'initContainers']);
  const inits = itemsOf(original.spec['initContainers']).map((it) => textOf(it['name']));
  const left = itemsOf(asPlain(map.get('initContainers'))).map((it) => textOf(it['name']));
  const gone = inits.filter((it) => !left.includes(it));
  const head = keyOf(map, 'containers');
  if (gone.length > 0) note('init containers', head, `lost: the init containers ${gone.join(', ')}`);
  if (lost.length > 0) note(lost.join(', '), head, `lost: ${lost.join(', ')}`);
}

function noteContainer(map: YAMLMap, original: Original, note: Note): void {
  const before = original.containers.find((it) => it['name'] === map.get('name'));
  if (!before) return;
  const lost = lostKeys(before, recordOf(asPlain(map)), ['env', 'envFrom', 'volumeMounts']);
  if (lost.length > 0) note(lost.join(', '), map, `lost: ${lost.join(', ')}`);
  for (const it of mapsIn(map, 'env')) {
    const source = sourceOf(textOf(it.get('name')), before);
    if (source !== undefined) note('sources of variables', it, `was taken from ${source}`);
  }
}

/** podman makes a named volume of each sort but hostPath, and knows nothing else of it. */
function noteVolume(map: YAMLMap, pod: YAMLMap, original: Original, note: Note): void {
  const name = map.getIn(['persistentVolumeClaim', 'claimName']);
  const words = typeof name === 'string' ? volumeWords(name, original) : undefined;
  if (words === undefined) return;
  const [first] = mapsIn(pod, 'volumes');
  // The comment of a list's first item is the list's own in the package `yaml`.
  note(
    'sorts of volumes',
    first === map ? keyOf(pod, 'volumes') : map,
    `${textOf(map.get('name'))}: was ${words}`,
  );
}

function keyOf(map: YAMLMap, key: string): Node | undefined {
  const found = map.items.find((it) => isScalar(it.key) && it.key.value === key)?.key;
  return isScalar(found) ? found : undefined;
}

function mapsIn(map: YAMLMap, key: string): readonly YAMLMap[] {
  const list = map.get(key);
  return isSeq(list) ? list.items.filter((it) => isMap(it)) : [];
}

function asPlain(node: unknown): unknown {
  return isMap(node) || isSeq(node) ? (node.toJSON() as unknown) : node;
}
