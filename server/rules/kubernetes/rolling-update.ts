import { isBroken } from '../../manifest/document.ts';
import { givenIn, scalarIn, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { refusal, type Problem, type Rule } from '../rule.ts';
import { integerOf, scalarKind } from '../../yaml/scalar.ts';
import type { MapNode, ScalarNode } from '../../yaml/tree.ts';

/**
 * A rolling update that could never take a step, or whose steps are no numbers or percentages.
 *
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     metadata:
 *       name: web
 *     spec:
 *       selector: { matchLabels: { app: web } }
 *       strategy:
 *         rollingUpdate:
 *           maxSurge: 0
 *           maxUnavailable: 0
 *                           ^ error rolling-update: With 'maxSurge' 0 as well, no pod could ever be replaced. Raise one of the two.
 *       template:
 *         metadata: { labels: { app: web } }
 *         spec:
 *           containers:
 *             - name: web
 *               image: docker.io/library/nginx:1.27
 */
export const rollingUpdate: Rule = {
  code: 'rolling-update',
  only: 'kubernetes',
  check: (document) =>
    writtenMapsOf(document, 'RollingUpdateDeployment', 'RollingUpdateDaemonSet').flatMap((it) => {
      if (isBroken(document, it.map) || !isInUse(it)) return [];
      const wrong = fields.flatMap((field) => wrongAmount(it, field));
      return wrong.length > 0 ? wrong : standstill(it);
    }),
};

const fields = ['maxSurge', 'maxUnavailable'] as const;

/** The strategy of a DaemonSet that deletes pods by hand isn't looked at (`ValidateDaemonSetUpdateStrategy`). */
function isInUse({ parent }: Found): boolean {
  const strategy = parent?.node.kind === 'map' ? textIn(parent.node, 'type') : undefined;
  return strategy === undefined || strategy === '' || strategy === 'RollingUpdate';
}

/** ValidatePositiveIntOrPercent, IsNotMoreThan100Percent. */
function wrongAmount({ map, type }: Found, field: (typeof fields)[number]): Problem[] {
  const scalar = scalarIn(map, field);
  if (!scalar || scalarKind(scalar) !== 'string') return [];
  const told = (message: string) => [refusal('rolling-update', scalar.span, message)];
  if (!/^[0-9]+%$/.test(scalar.text)) {
    return told(`'${field}' takes a whole number or a percentage such as '25%', not ${quoted(scalar.text)}.`);
  }
  const surgeOfDeployment = isShape(type, 'RollingUpdateDeployment') && field === 'maxSurge';
  return parseInt(scalar.text) > 100 && !surgeOfDeployment ? told(`'${field}' can't be more than 100%.`) : [];
}

/** ValidateRollingUpdateDeployment, ValidateRollingUpdateDaemonSet. */
function standstill({ map, type, entry }: Found): Problem[] {
  const daemons = isShape(type, 'RollingUpdateDaemonSet');
  const surge = amountIn(map, 'maxSurge') ?? (daemons ? 0 : 25);
  const unavailable = amountIn(map, 'maxUnavailable') ?? (daemons ? 1 : 25);
  if (surge === 0 && unavailable === 0) {
    const span = givenIn(map, 'maxUnavailable')?.value.span ?? entry?.key.span ?? map.span;
    const message = "With 'maxSurge' 0 as well, no pod could ever be replaced. Raise one of the two.";
    return [refusal('rolling-update', span, message)];
  }
  if (daemons && surge !== 0 && unavailable !== 0) {
    const span = givenIn(map, 'maxSurge')?.value.span ?? map.span;
    const message =
      "A DaemonSet takes 'maxSurge' only with 'maxUnavailable: 0' beside it, which is 1 by itself.";
    return [refusal('rolling-update', span, message)];
  }
  return [];
}

function isShape(type: Found['type'], name: string): boolean {
  return type.kind === 'object' && type.shape.name === name;
}

/** The number or the percentage that a field says; nothing where it says neither. */
function amountIn(map: MapNode, field: string): number | undefined {
  const scalar: ScalarNode | undefined = scalarIn(map, field);
  if (!scalar || scalarKind(scalar) === 'null') return undefined;
  const value = integerOf(scalar);
  return value === undefined ? parseInt(scalar.text) : Number(value);
}
