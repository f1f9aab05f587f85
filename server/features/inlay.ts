import type { ManifestDocument } from '../manifest/document.ts';
import { placeOf } from '../manifest/fields.ts';
import { scalarIn } from '../manifest/find.ts';
import type { TypedNode } from '../manifest/typed.ts';
import { engineOf, roleAt } from '../patterns/roles.ts';
import type { Settings, Target } from '../protocol.ts';
import { roleText } from '../roles/role.ts';
import { kubernetesPull, podmanPull, readImage } from '../schema/image.ts';
import { measureOf, type Measure } from '../schema/measure.ts';
import { durationText, octalText, permissionText, sizeIn } from '../schema/plain.ts';
import { stores } from '../schema/stores.ts';
import type { Mention } from '../symbols/mention.ts';
import { mentionsIn } from '../symbols/mentions.ts';
import type { Names } from '../symbols/names.ts';
import type { Occurrence } from '../symbols/occurrence.ts';
import type { Neighbour } from '../symbols/reach.ts';
import { siteAt } from '../symbols/walk.ts';
import { integerOf } from '../yaml/scalar.ts';
import type { ScalarNode, Span } from '../yaml/tree.ts';

/** A few words to show behind a value, at an offset from the document's start. */
export type Hint = {
  readonly offset: number;
  readonly text: string;
  /** What to say to who points at it. */
  readonly more?: string;
};

/** What hints go by besides the document. */
export type Shown = {
  readonly hints: Settings['inlayHints'];
  readonly target: Target;
  /** The names of the document and of all in its reach. */
  readonly names: Names;
};

/**
 * What values of a part of a document come to: names that stand for a port or for what a ConfigMap holds, numbers in
 * units people think in, what a container is to its pod, and what holds where a field is left out. What a Secret holds
 * is never told.
 */
export function hints(here: Neighbour, within: Span, shown: Shown): readonly Hint[] {
  const { document } = here;
  const { resolvedValues, plainNumbers, defaults, roles } = shown.hints;
  const inside = ({ span }: { readonly span: Span }) => within.start <= span.end && span.start <= within.end;
  const references = mentionsIn(document).filter((it) => it.role === 'refers' && inside(it));
  const scalars = document.typed.flatMap((typed) =>
    typed.node.kind === 'scalar' && inside(typed.node) ? [{ typed, node: typed.node }] : [],
  );
  return [
    ...(resolvedValues ? references.flatMap((it) => resolvedHint(here, it, shown.names)) : []),
    ...(plainNumbers ? scalars.flatMap(({ typed, node }) => hintOf(node, plainText(typed, node))) : []),
    ...(roles ? scalars.flatMap(({ typed }) => roleHint(document, typed, shown.target)) : []),
    ...(defaults
      ? scalars.flatMap(({ typed, node }) => hintOf(node, pullText(typed, node, shown.target)))
      : []),
  ].toSorted((a, b) => a.offset - b.offset);
}

function hintOf({ span }: { readonly span: Span }, text: string | undefined): readonly Hint[] {
  return text === undefined ? [] : [{ offset: span.end, text }];
}

/** What a container is to its pod, behind its name; not what its list says alone. */
function roleHint(document: ManifestDocument, typed: TypedNode, target: Target): readonly Hint[] {
  if (placeOf(typed) !== 'Container.name') return [];
  const role = roleAt(document, typed.path.slice(0, -1), engineOf(target));
  if (!role || (role.kind === 'init' && role.sort === undefined)) return [];
  return hintOf(typed.node, roleText(role)).map((it) => ({ ...it, more: role.why }));
}

/** What a name stands for, where all that declare it agree. */
function resolvedHint(here: Neighbour, mention: Mention, names: Names): readonly Hint[] {
  if (mention.kind !== 'key' && mention.kind !== 'port') return [];
  const values = names.declarations({ at: here, mention }).map(valueOf);
  const [value] = values;
  const agreed = value !== undefined && values.every((it) => it === value);
  return hintOf({ span: mention.whole }, agreed ? `= ${short(value)}` : undefined);
}

/** The number of a port, or the text a ConfigMap has under a key. */
function valueOf({ at: { document }, mention }: Occurrence): string | undefined {
  if (mention.kind === 'port') return textAt(document, [...mention.path.slice(0, -1), 'containerPort']);
  const isText = placeOfPath(document, mention.path) === 'ConfigMap.data{}';
  return isText ? textAt(document, mention.path) : undefined;
}

function placeOfPath(document: ManifestDocument, path: Mention['path']): string | undefined {
  const site = siteAt(document, path);
  return site && placeOf(site);
}

function textAt(document: ManifestDocument, path: Mention['path']): string | undefined {
  const node = siteAt(document, path)?.node;
  return node?.kind === 'scalar' && node.text !== '' ? node.text : undefined;
}

function short(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  return line.length > 40 || line.length < text.trim().length ? `${line.slice(0, 40)}…` : line;
}

/** Decimal permissions as people write them, long times, and large numbers of bytes. */
function plainText({ type, path }: TypedNode, node: ScalarNode): string | undefined {
  const measure = measureOf(type, String(path.at(-1)));
  const number = measure !== undefined && /^[1-9]\d*$/.test(node.text) ? integerOf(node) : undefined;
  if (number === undefined) return undefined;
  const texts: Readonly<Record<Measure, string | undefined>> = {
    permissions: permissionText(number) && octalText(number),
    seconds: number > 60n ? durationText(number) : undefined,
    bytes: sizeIn('binary', number),
    cpus: undefined,
  };
  const text = measure && texts[measure];
  return text === undefined ? undefined : `= ${text}`;
}

/** When an image is pulled whose container doesn't say. */
function pullText(typed: TypedNode, node: ScalarNode, target: Target): string | undefined {
  const image = stores.get(placeOf(typed) ?? '') === 'images' ? readImage(node.text) : undefined;
  const container = typed.parent?.node;
  if (!image || container?.kind !== 'map' || scalarIn(container, policyField(typed))) return undefined;
  return `pull: ${target === 'podman' ? podmanPull(image) : kubernetesPull(image)}`;
}

function policyField({ field }: TypedNode): string {
  return field?.name === 'reference' ? 'pullPolicy' : 'imagePullPolicy';
}
