import { isBroken, type ManifestDocument } from '../../manifest/document.ts';
import { placeOf } from '../../manifest/fields.ts';
import { givenIn, listIn, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { dnsName } from '../../schema/names.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { textOf } from '../../yaml/tree.ts';

/**
 * A condition on labels whose `values` don't go with its `operator`.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       affinity:
 *         nodeAffinity:
 *           requiredDuringSchedulingIgnoredDuringExecution:
 *             nodeSelectorTerms:
 *               - matchExpressions:
 *                   - key: kubernetes.io/arch
 *                     operator: In
 *                               ^^ error selector-values: 'In' needs 'values'. List what the label may be.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const selectorValues: Rule = {
  code: 'selector-values',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'NodeSelectorRequirement', 'LabelSelectorRequirement')
      .filter((it) => !isBroken(document, it.map))
      .flatMap((it) => (isOfField(it) ? ofField(it) : ofLabel(document, it))),
};

/** Whether the condition is on a node's field instead of its labels. */
function isOfField(found: Found): boolean {
  return placeOf(found) === 'NodeSelectorTerm.matchFields[]';
}

/** ValidateNodeSelectorRequirement, ValidateLabelSelectorRequirement. */
function ofLabel(document: ManifestDocument, { map, path }: Found): Problem[] {
  const operator = textIn(map, 'operator') ?? '';
  const entry = givenIn(map, 'values');
  const count = listIn(map, 'values')?.items.length ?? 0;
  const span = entry?.key.span ?? givenIn(map, 'operator')?.value.span ?? map.span;
  const told = (message: string) => [
    refusal('selector-values', span, message, { path: [...path, 'values'] }),
  ];
  switch (operator) {
    case 'In':
    case 'NotIn':
      return count > 0
        ? []
        : told(`'${operator}' needs 'values'. List what the label may ${operator === 'In' ? '' : 'not '}be.`);
    case 'Gt':
    case 'Lt':
      return count === 1 ? [] : told(`'${operator}' compares with one number. Give 'values' just that.`);
    case 'Exists':
    case 'DoesNotExist':
      if (!entry || count === 0) return [];
      return told(`'${operator}' looks at the key alone. Remove 'values'.`).map((it) => ({
        ...it,
        fixes: fixBy("Remove 'values'", 'safe', removeEntry(document, map, entry)),
      }));
    default:
      return [];
  }
}

/** ValidateNodeFieldSelectorRequirement. */
function ofField({ map, path }: Found): Problem[] {
  const operator = textIn(map, 'operator');
  const key = textIn(map, 'key');
  const values = listIn(map, 'values')?.items ?? [];
  const problems: Problem[] = [];
  if (operator !== undefined && operator !== 'In' && operator !== 'NotIn') {
    const span = givenIn(map, 'operator')?.value.span ?? map.span;
    problems.push(
      refusal('selector-values', span, `Fields take 'In' or 'NotIn' only, not ${quoted(operator)}.`),
    );
  } else if (operator !== undefined && values.length !== 1) {
    const span = givenIn(map, 'values')?.key.span ?? givenIn(map, 'operator')?.value.span ?? map.span;
    const message = "A condition on a field has one item in 'values'. Give it just that.";
    problems.push(refusal('selector-values', span, message, { path: [...path, 'values'] }));
  }
  if (key !== undefined && key !== '' && key !== 'metadata.name') {
    const span = givenIn(map, 'key')?.value.span ?? map.span;
    problems.push(
      refusal('selector-values', span, `'metadata.name' is the only field there is, not ${quoted(key)}.`),
    );
  }
  return [...problems, ...(key === 'metadata.name' ? values.flatMap(nodeName) : [])];
}

function nodeName(item: Parameters<typeof textOf>[0] & object): Problem[] {
  const name = textOf(item) ?? '';
  const wrong = dnsName(name);
  return wrong === undefined ? [] : [refusal('selector-values', item.span, `${quoted(name)} ${wrong}.`)];
}
