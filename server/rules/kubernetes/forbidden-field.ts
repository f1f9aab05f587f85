import { casesOf, isEmpty, spotsAt, valueText, type Case, type Spot } from '../../manifest/dependency.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { setEntry } from '../../manifest/edits.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { forbidden } from '../../schema/dependencies.ts';
import { refusal, type Fix, type Problem, type Rule } from '../rule.ts';
import { isMerge } from '../../yaml/tree.ts';

/**
 * A field that what stands beside it, or where it stands, makes impossible.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       initContainers:
 *         - name: setup
 *           image: docker.io/library/busybox:1.36
 *           readinessProbe:
 *           ^^^^^^^^^^^^^^ error forbidden-field: 'readinessProbe' needs 'restartPolicy: Always' beside it. An init container that ends has none of it.
 *             exec: { command: ['true'] }
 *       containers:
 *         - name: app
 *           image: docker.io/library/nginx:1.27
 */
export const forbiddenField: Rule = {
  code: 'forbidden-field',
  only: 'kubernetes',
  check: (document) =>
    casesOf(document, forbidden).flatMap((it) =>
      it.dependency.fields
        .flatMap((field) => spotsAt(it.found.map, field))
        .filter((spot) => isMeant(it, spot))
        .map((spot) => problem(document, it, spot)),
    ),
};

function isMeant({ dependency: { value, orZero } }: Case, { entry }: Spot): boolean {
  const text = valueText(entry.value);
  if (value !== undefined) return text === value;
  return !isEmpty(entry.value) && !(orZero && text === '0');
}

function problem(document: ManifestDocument, it: Case, spot: Spot): Problem {
  const { found, reasons } = it;
  const own = spot.owner.entries.includes(spot.entry);
  const { key } = own ? spot.entry : (spot.owner.entries.find(isMerge) ?? spot.entry);
  const related = reasons.map((reason) => ({ span: reason.span, message: 'This is what it clashes with.' }));
  return refusal('forbidden-field', key.span, `${objection(it, spot)} ${advice(it)}`, {
    path: [...found.path, ...spot.path],
    ...(related.length > 0 && { related }),
    fixes: own ? fixes(document, it, spot) : [],
  });
}

function objection({ dependency: { when, value }, reasons }: Case, { entry }: Spot): string {
  const name = value === undefined ? entry.key.text : `${entry.key.text}: ${value}`;
  const condition = when.at(-1);
  if (!condition) return `'${name}' can't stand here.`;
  const { field, is, isNot, absent } = condition;
  if (isNot) return `'${name}' needs '${field}: ${isNot.join(' or ')}' beside it.`;
  if (absent) return `'${name}' needs '${field}' beside it.`;
  const reason = reasons.at(-1);
  const said = is ? `${field}: ${(reason && valueText(reason.value)) ?? is[0] ?? ''}` : field;
  return `'${name}' can't stand beside '${said}'.`;
}

function advice({ dependency: { because, when } }: Case): string {
  if (because !== undefined) return because;
  const condition = when.at(-1);
  return condition?.isNot || condition?.absent ? 'Add that, or remove this.' : 'Remove one of the two.';
}

function fixes(document: ManifestDocument, { found, dependency }: Case, { owner, entry }: Spot): Fix[] {
  const removal = removeEntry(document, owner, entry);
  const { field = '', isNot, settable } = dependency.when.at(-1) ?? {};
  const value = settable ? isNot?.[0] : undefined;
  const setting = value === undefined ? undefined : setEntry(document, found.map, field, asContent(value));
  return [
    ...(removal ? [{ title: `Remove '${entry.key.text}'`, edits: [removal], safe: false }] : []),
    ...(setting ? [{ title: `Set '${field}: ${value ?? ''}'`, edits: [setting], safe: false }] : []),
  ];
}

/** A field's text as it is to be written: booleans without quotes. */
function asContent(text: string): string | boolean {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}
