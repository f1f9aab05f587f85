import { isBroken, type ManifestDocument } from '../manifest/document.ts';
import { entryIn, listIn, mapIn, scalarIn, writtenMapsOf, type Found } from '../manifest/find.ts';
import { setAt } from '../manifest/set-at.ts';
import { starterFor } from '../manifest/starter.ts';
import { quoted } from '../schema/describe.ts';
import { valueText } from '../manifest/dependency.ts';
import { fixBy, refusal, type Problem, type Rule } from './rule.ts';
import { mergedEntries } from '../yaml/parse.ts';
import { resolved, textOf, type Entry, type MapNode, type Span } from '../yaml/tree.ts';

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
  check: (document) =>
    writtenMapsOf(document, 'DeploymentSpec', 'DaemonSetSpec', 'JobSpec').flatMap((it) => {
      const selector = mapIn(it.map, 'selector');
      if (!selector || isBroken(document, it.map)) return [];
      const ownOfJob =
        isJob(it) && valueText(entryIn(it.map, 'manualSelector')?.value ?? selector) !== 'true';
      // A Job's selector is made by Kubernetes, unless a person insists.
      if (ownOfJob) return [];
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
  const pairs = mergedEntries(mapIn(selector, 'matchLabels') ?? emptyMap(selector)).map((it) => ({
    key: it.key.text,
    span: it.span,
    operator: 'In',
    values: [textOf(it.value) ?? ''],
  }));
  const expressions = (listIn(selector, 'matchExpressions')?.items ?? []).flatMap((item) => {
    const map = resolved(item);
    if (map?.kind !== 'map') return [];
    const key = textOf(scalarIn(map, 'key')) ?? '';
    const values = (listIn(map, 'values')?.items ?? []).map((it) => textOf(it) ?? '');
    return [{ key, span: item.span, operator: textOf(scalarIn(map, 'operator')) ?? '', values }];
  });
  return [...pairs, ...expressions];
}

function emptyMap({ span }: MapNode): MapNode {
  return { kind: 'map', span, flow: false, entries: [] };
}

function unmet(document: ManifestDocument, workload: Found, wish: Wish): Problem[] {
  const template = mapIn(workload.map, 'template');
  const holder = entryIn(workload.map, 'template');
  const metadata = template && entryIn(template, 'metadata');
  const labels = template && mapIn(mapIn(template, 'metadata') ?? template, 'labels');
  const label = labels && entryIn(labels, wish.key);
  if (!holder || !template || isMet(wish, label)) return [];
  const labelsEntry = entryIn(mapIn(template, 'metadata') ?? emptyMap(template), 'labels');
  const span = label ? label.value.span : (labelsEntry ?? metadata ?? holder).key.span;
  const wanted = wish.values[0];
  const steps = ['template', 'metadata', 'labels', wish.key];
  const fix =
    wish.operator === 'In' && wanted !== undefined
      ? fixBy(
          `Label the pods '${wish.key}: ${wanted}'`,
          'unsafe',
          setAt(document, workload.map, steps, wanted),
        )
      : [];
  return [
    refusal('selector-mismatch', span, `The selector wants ${said(wish)}. ${advice(wish, label)}`, {
      path: [...workload.path, ...(label ? steps : steps.slice(0, 3))],
      related: [{ span: wish.span, message: 'The selector wants it here.' }],
      fixes: fix,
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
