import { aliased } from './hover/aliases.ts';
import { annotation } from './hover/annotations.ts';
import type { Asked, Explain, Known } from './hover/asked.ts';
import { allowance } from './hover/capabilities.ts';
import { image } from './hover/images.ts';
import { meaning } from './hover/meanings.ts';
import { referred } from './hover/names.ts';
import { amount, duration, permissions } from './hover/numbers.ts';
import { address } from './hover/ports.ts';
import { resource } from './hover/resources.ts';
import { role, roleGiven } from './hover/roles.ts';
import { decoded } from './hover/secrets.ts';
import { stored } from './hover/stores.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { placeOf } from '../manifest/fields.ts';
import { isObject } from '../manifest/object.ts';
import { supportAt } from '../manifest/support.ts';
import type { LocalParams } from '../protocol.ts';
import { describeField, describeRest, describeSupport, markdown } from '../schema/describe.ts';
import { referencePage } from '../schema/pages.ts';
import { stores } from '../schema/stores.ts';
import type { Neighbour } from '../symbols/reach.ts';
import { siteAt, type Site } from '../symbols/walk.ts';
import { subjectAt, type Subject } from '../yaml/subject.ts';
import type { Path, Span } from '../yaml/tree.ts';

/** What to show of the text under the mouse, with offsets from the document's start. */
export type Hover = { readonly span: Span; readonly markdown: string };

/**
 * Explains what stands at an offset: what its value means or refers to, then the field, what podman does with it, and
 * where to read more. Nothing for what Kubernetes doesn't know.
 */
export function hover(here: Neighbour, offset: number, known: Known): Hover | undefined {
  const { document } = here;
  if (!document.identity.shape) return undefined;
  const subject = subjectAt(document.text, document.outline, offset);
  const site = subject && siteAt(document, subject.path);
  const reference = aliased(document, offset) ?? referred(here, offset, known.names);
  if (!site) return reference;
  const span = reference?.span ?? subject.span;
  // A name within a longer text is explained alone.
  const isPiece = reference && (span.start > subject.span.start + 1 || span.end < subject.span.end - 1);
  if (isPiece) return reference;
  const asked: Asked = {
    document,
    known,
    site,
    place: placeOf(site) ?? '',
    text: textOf(document, subject, site),
  };
  const explained = (subject.role === 'key' ? ofKeys : ofValues).flatMap((it) => it(asked) ?? []);
  const own = [reference?.markdown ?? '', ...explained].filter((it) => it !== '');
  const general = generally(asked, subject, own.length > 0).filter((it) => it !== '');
  const parts = [...own, ...(own.length > 0 && general.length > 0 ? ['---'] : []), ...general];
  return parts.length === 0 ? undefined : { span, markdown: parts.join('\n\n') };
}

/** What of the local podman `hover` would show at an offset; it takes it as `known.local`. */
export function hoverWants(document: ManifestDocument, offset: number): LocalParams | undefined {
  const subject = subjectAt(document.text, document.outline, offset);
  const site = subject?.role === 'value' ? siteAt(document, subject.path) : undefined;
  const kind = site && stores.get(placeOf(site) ?? '');
  return kind && { kind };
}

const ofKeys: readonly Explain[] = [annotation, resource, role, roleGiven];

const ofValues: readonly Explain[] = [
  meaning,
  amount,
  duration,
  permissions,
  image,
  stored,
  address,
  allowance,
  annotation,
  decoded,
  role,
  roleGiven,
];

/** The text that is meant: as YAML reads it, or in broken text as it stands there. */
function textOf({ text }: ManifestDocument, { role, span }: Subject, { node }: Site): string {
  const isRead =
    role === 'value' && node.kind === 'scalar' && node.span.start <= span.start && span.end <= node.span.end;
  if (isRead && node.span.end > node.span.start) return node.text;
  return text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/s, '$2');
}

/** What holds whatever stands there: the field, what podman does with it, and the page that tells of it. */
function generally(
  { document, known, site }: Asked,
  { role, path }: Subject,
  isExplained: boolean,
): readonly string[] {
  const support = (at: Path) =>
    known.target === 'kubernetes' ? '' : describeSupport(supportAt(document, at), known.podman);
  const object = role === 'value' && site.field?.name === 'kind' ? site.parent : undefined;
  if (object?.type.kind === 'object' && isObject(object)) {
    const { name, description } = object.type.shape;
    const about = known.fieldsLeft ? [] : [`**${name}**`, markdown(description)];
    return [...about, support(object.path), pageLink(name)];
  }
  const described = site.field ? site : role === 'value' ? site.parent : undefined;
  if (!described?.field) return isExplained ? [support(path)] : [];
  const { parent } = described;
  const page = parent?.type.kind === 'object' ? pageLink(parent.type.shape.name) : '';
  const { field } = described;
  return [known.fieldsLeft ? describeRest(field) : describeField(field), support(path), page];
}

function pageLink(type: string): string {
  const page = referencePage(type);
  return page === undefined ? '' : `[Kubernetes reference](${page})`;
}
