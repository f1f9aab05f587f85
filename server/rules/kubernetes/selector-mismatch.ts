import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import {
  booleanIn,
  entryIn,
  mapIn,
  listIn,
  mapsIn,
  textIn,
  writtenMapsOf,
  type Found,
} from '../../manifest/find.ts';
import { setAt } from '../../manifest/set-at.ts';
import { starterFor } from '../../manifest/starter.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { mergedEntries } from '../../yaml/parse.ts';
import { textOf, type Entry, type MapNode, type Span } from '../../yaml/tree.ts';

/**
 * A workload whose selector doesn't select the pods of its own template, or selects all pods there are.
 *
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     metadata:
 *       name: web
 *     spec:
 *       selector:
 *         matchLabels:
 *           app: web
 *       template:
 *         metadata:
 *           labels:
 *             app: api
 *                  ^^^ error selector-mismatch: The selector wants 'app: web'. Make label and selector the same.
 *         spec:
 *           containers:
 *             - name: web
 *               image: docker.io/library/nginx:1.27
 */
export const selectorMismatch: Rule = {
  code: 'selector-mismatch',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'DeploymentSpec', 'DaemonSetSpec', 'JobSpec').flatMap((it) => {
      const selector = mapIn(it.map, 'selector');
      if (!selector || isBroken(document, it.map)) return [];
      // A Job's selector is made by Kubernetes, unless a person insists.
      if (isJob(it) && booleanIn(it.map, 'manualSelector') !== true) return [];
      const wishes = wishesOf(selector);
      if (wishes.length === 0) return isJob(it) ? [] : [selectsAll(document, it)];
      return wishes.flatMap((wish) => unmet(document, it, wish));
    }),
};

function isJob({ type }: Found): boolean {
  return type.kind === 'object' && type.shape.name === 'JobSpec';
}

/** What a selector wants of a label: one of these values, or none, or just that it is there or not. */
type Wish = {
  readonly key: string;
  readonly span: Span;
  readonly operator: string;
  readonly values: readonly string[];
};

function wishesOf(selector: MapNode): Wish[] {
  const labels = mapIn(selector, 'matchLabels');
  const pairs = (labels ? mergedEntries(labels) : []).map((it) => ({
    key: it.key.text,
    span: it.span,
    operator: 'In',
    values: [textOf(it.value) ?? ''],
  }));
  const conditions = mapsIn(selector, 'matchExpressions').map((it) => ({
    key: textIn(it, 'key') ?? '',
    span: it.span,
    operator: textIn(it, 'operator') ?? '',
    values: (listIn(it, 'values')?.items ?? []).map((value) => textOf(value) ?? ''),
  }));
  return [...pairs, ...conditions];
}

function unmet(document: ManifestDocument, { map, path }: Found, wish: Wish): Problem[] {
  const template = mapIn(map, 'template');
  const metadata = template && mapIn(template, 'metadata');
  const labels = metadata && mapIn(metadata, 'labels');
  const label = labels && entryIn(labels, wish.key);
  const holder =
    (metadata && entryIn(metadata, 'labels')) ??
    (template && entryIn(template, 'metadata')) ??
    entryIn(map, 'template');
  if (!template || !holder || isMet(wish, label)) return [];
  const [wanted] = wish.operator === 'In' ? wish.values : [];
  const steps = ['template', 'metadata', 'labels', wish.key];
  const fixes =
    wanted === undefined
      ? []
      : fixBy(`Label the pods '${wish.key}: ${wanted}'`, 'unsafe', setAt(document, map, steps, wanted));
  const span = label ? label.value.span : holder.key.span;
  return [
    refusal('selector-mismatch', span, `The selector wants ${said(wish)}. ${advice(wish, label)}`, {
      path: [...path, ...(label ? steps : steps.slice(0, 3))],
      related: [{ span: wish.span, message: 'The selector wants it here.' }],
      fixes,
    }),
  ];
}

function isMet({ operator, values }: Wish, label: Entry | undefined): boolean {
  const value = label && textOf(label.value);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}

function said({ key, operator, values }: Wish): string {
  if (operator === 'Exists') return `a label ${quoted(key)}`;
  if (operator === 'DoesNotExist') return `no label ${quoted(key)}`;
  const choice = values.map((it) => quoted(`${key}: ${it}`)).join(' or ');
  return operator === 'NotIn' ? `pods without ${choice}` : choice;
}

function advice({ operator }: Wish, label: Entry | undefined): string {
  if (operator === 'In' || operator === 'Exists') {
    return label ? 'Make label and selector the same.' : 'Label the pods of the template so.';
  }
  return 'Change one of the two.';
}

function selectsAll(document: ManifestDocument, { map, path, type }: Found): Problem {
  const shape = type.kind === 'object' ? type.shape.name : '';
  const entry = entryIn(map, 'selector');
  const starter = starterFor(map, `${shape}.selector`);
  const fix = starter === undefined ? undefined : setAt(document, map, ['selector'], starter);
  const message = 'An empty selector would select every pod. Name the labels of the template.';
  return refusal('selector-mismatch', entry?.key.span ?? map.span, message, {
    path: [...path, 'selector'],
    fixes: fixBy('Select by the labels of the template', 'safe', fix),
  });
}
