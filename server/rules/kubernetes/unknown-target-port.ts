import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { changeTo, warning, type Around, type CrossRule, type Problem } from '../rule.ts';
import type { Mention } from '../../symbols/mention.ts';
import { selectedDocuments, selectedPorts } from '../../symbols/selected.ts';
import { undeclared } from '../../symbols/undeclared.ts';
import { nameEdit } from '../../symbols/written.ts';

/**
 * A Service leads to a port by a name that none of the pods it selects gives to any: nobody is ever reached by it.
 *
 *     apiVersion: v1
 *     kind: Service
 *     metadata:
 *       name: web
 *     spec:
 *       selector:
 *         app: web
 *       ports:
 *         - port: 80
 *           targetPort: htpp
 *                       ^^^^ warning unknown-target-port: No pod that this Service selects has a port 'htpp'. Did you mean 'http'?
 *     ---
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *       labels:
 *         app: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           ports:
 *             - name: http
 *               containerPort: 80
 */
export const unknownTargetPort: CrossRule = {
  code: 'unknown-target-port',
  check: (_, around) =>
    undeclared(around, 'port').flatMap(({ mention }) =>
      mention.labels ? (check(around, mention) ?? []) : [],
    ),
};

function check({ here, names }: Around, mention: Mention): Problem | undefined {
  const selected = selectedDocuments(names, here, mention);
  // Pods that aren't here, or can't be read as a whole, may have it.
  if (selected.length === 0 || selected.some((it) => it.document.parsed.problems.length > 0)) {
    return undefined;
  }
  const meant = nearest(
    mention.text,
    selected.flatMap((it) => selectedPorts(it, mention)),
  );
  const advice =
    meant === undefined ? 'Name it in their ports, or write its number.' : `Did you mean ${quoted(meant)}?`;
  const message = `No pod that this Service selects has a port ${quoted(mention.text)}. ${advice}`;
  const fixes = changeTo(meant, (it) => nameEdit(here.document, mention, it));
  return warning('unknown-target-port', mention.span, message, { fixes });
}
