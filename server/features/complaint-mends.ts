import { setEntry, replaceValue, addItems, type TextEdit } from '../manifest/edits.ts';
import { integerIn, mapIn, mapsOf, scalarIn, textIn } from '../manifest/find.ts';
import type { Manifest, PlacedDocument } from '../manifest/manifest.ts';
import { addObjects } from '../manifest/new-object.ts';
import { podsOf } from '../manifest/pods.ts';
import { setAt } from '../manifest/set-at.ts';
import { freePort } from '../patterns/free.ts';
import { readImage } from '../schema/image.ts';
import type { Mention } from '../symbols/mention.ts';
import { mentionsIn } from '../symbols/mentions.ts';
import { encloses } from '../yaml/extent.ts';
import { resolved, touches, type Span } from '../yaml/tree.ts';

/** An edit that may mend what podman complained of, with offsets from the file's start. */
export type Mend = { readonly title: string; readonly edits: readonly TextEdit[] };

/** What podman complained of, where it is told: a span of the file. */
export type Told = {
  readonly span: Span;
  /** What the matter is with, where that is known beyond the place. */
  readonly about?: 'port' | 'image';
};

/** What is known besides the file. */
export type MendsAround = {
  /** The host ports that others have or ask for, by protocol. */
  readonly takenHostPorts: (protocol: string) => ReadonlySet<number>;
  /** The names of the images on this machine. */
  readonly images: readonly string[];
};

/**
 * What may mend a complaint of podman, by what it stands on: another port of the host, an image that is on this machine,
 * a ConfigMap, Secret, key or volume that isn't there. Nothing where no edit is obvious.
 */
export function complaintMends(manifest: Manifest, told: Told, around: MendsAround): readonly Mend[] {
  const placed = manifest.documents.findLast((it) => it.start <= told.span.start);
  if (!placed) return [];
  const at = { start: told.span.start - placed.start, end: told.span.end - placed.start };
  const missing = mentionsIn(placed.document).find(
    (it) => it.role === 'refers' && touches(it.span, at.start) && touches(it.span, at.end),
  );
  return [
    ...(told.about === 'port' ? portMends(placed, at, around) : []),
    ...(told.about === 'image' ? imageMends(placed, at, around) : []),
    ...(missing && !isDeclared(manifest, placed, missing) ? nameMends(manifest, placed, missing) : []),
  ];
}

/** Whether the file has what a mention means: podman then complains of something else. */
function isDeclared(manifest: Manifest, placed: PlacedDocument, { kind, text, scope }: Mention): boolean {
  const documents = scope.reach === 'workspace' ? manifest.documents : [placed];
  return documents.some(({ document }) =>
    mentionsIn(document).some(
      (it) =>
        it.role === 'declares' && it.kind === kind && it.text === text && it.scope.owner === scope.owner,
    ),
  );
}

/** Below 1024, podman publishes only as root. */
function portMends(placed: PlacedDocument, at: Span, { takenHostPorts }: MendsAround): readonly Mend[] {
  const port = mapsOf(placed.document, 'ContainerPort').find(({ map }) => encloses(map.span, at))?.map;
  const about = port && (['hostPort', 'containerPort'] as const).find((key) => isValueOf(key));
  if (!port || !about) return [];
  const number = Number(integerIn(port, about) ?? 0n);
  const taken = takenHostPorts((textIn(port, 'protocol') ?? 'TCP').toUpperCase());
  const free = freePort(number < 1024 ? number + 8000 : number + 1, taken);
  return mend(placed, `Use port ${free} of the host`, setEntry(placed.document, port, 'hostPort', free));

  function isValueOf(key: string): boolean {
    const value = port && scalarIn(port, key);
    return value !== undefined && encloses(value.span, at);
  }
}

/** The images whose path ends alike, whatever their registry and tag; a few of them help, more don't. */
function imageMends(placed: PlacedDocument, at: Span, { images }: MendsAround): readonly Mend[] {
  const { document } = placed;
  const node = document.typed.find((it) => it.node.span.start === at.start && it.entry?.key.text === 'image');
  const written = node && resolved(node.node);
  if (written?.kind !== 'scalar' || written !== node?.node) return [];
  const alike = images.filter((it) => lastOf(it) === lastOf(written.text) && it !== written.text);
  return alike
    .slice(0, 3)
    .flatMap((it) =>
      mend(placed, `Use '${it}', which is on this machine`, replaceValue(document, written, it)),
    );
}

function lastOf(image: string): string | undefined {
  return readImage(image)?.repository.split('/').at(-1);
}

function nameMends(manifest: Manifest, placed: PlacedDocument, mention: Mention): readonly Mend[] {
  const { kind, text } = mention;
  if (kind === 'volume') return volumeMends(placed, mention);
  if (kind === 'key') return keyMends(manifest, mention);
  if (kind !== 'config-map' && kind !== 'secret') return [];
  const sort = kind === 'secret' ? 'Secret' : 'ConfigMap';
  const keys = mentionsIn(placed.document).filter(
    (it) => it.kind === 'key' && it.role === 'refers' && it.scope.owner === `${kind}/${text}`,
  );
  const data = Object.fromEntries(keys.map((it) => [it.text, '']));
  const object = {
    apiVersion: 'v1',
    kind: sort,
    metadata: { name: text },
    [sort === 'Secret' ? 'stringData' : 'data']: data,
  };
  return mend(placed, `Add a ${sort} '${text}' to this file`, addObjects(placed.document, [object]));
}

function volumeMends(placed: PlacedDocument, { span, text }: Mention): readonly Mend[] {
  const { document } = placed;
  const spec = podsOf(document).find((it) => encloses(it.spec.map.span, span))?.spec.map;
  const edit = spec && addItems(document, spec, 'volumes', [{ name: text, emptyDir: {} }]);
  return mend(placed, `Add an emptyDir volume '${text}'`, edit);
}

function keyMends(manifest: Manifest, { text, scope: { owner } }: Mention): readonly Mend[] {
  const [kind = '', name = ''] = owner.split('/');
  const sort = kind === 'secret' ? 'Secret' : 'ConfigMap';
  const [store] = storesNamed(manifest, sort, name);
  if (!store) return [];
  const { placed, map } = store;
  const edit = setAt(placed.document, map, [sort === 'Secret' ? 'stringData' : 'data', text], '');
  return mend(placed, `Add the key '${text}' to the ${sort} '${name}'`, edit);
}

function storesNamed(manifest: Manifest, kind: 'ConfigMap' | 'Secret', name: string) {
  return manifest.documents.flatMap((placed) =>
    mapsOf(placed.document, kind).flatMap(({ map }) => {
      const metadata = mapIn(map, 'metadata');
      return metadata && scalarIn(metadata, 'name')?.text === name ? [{ placed, map }] : [];
    }),
  );
}

function mend({ start }: PlacedDocument, title: string, edit: TextEdit | undefined): readonly Mend[] {
  if (!edit) return [];
  const span = { start: start + edit.span.start, end: start + edit.span.end };
  return [{ title, edits: [{ span, insert: edit.insert }] }];
}
