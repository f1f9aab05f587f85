import type { ManifestDocument } from '../../manifest/document.ts';
import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { changeTo, warning, type Problem, type Rule } from '../rule.ts';
import type { Mention } from '../../symbols/mention.ts';
import { mentionsIn } from '../../symbols/mentions.ts';
import { declaredBeside, unresolved } from '../../symbols/unresolved.ts';
import { nameEdit } from '../../symbols/written.ts';

/**
 * A probe or hook of a port by a name that its container doesn't give to any: the API server takes it, and then the
 * kubelet fails each time (pkg/probe/util.go, ResolveContainerPort).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           ports:
 *             - name: http
 *               containerPort: 80
 *           readinessProbe:
 *             httpGet:
 *               port: htpp
 *                     ^^^^ warning unknown-port-name: The container has no port 'htpp', so this fails each time. Did you mean 'http'?
 */
export const unknownPortName: Rule = {
  code: 'unknown-port-name',
  only: 'kubernetes',
  check: (document) => {
    // What can't be read may declare it.
    if (document.parsed.problems.length > 0) return [];
    return unresolved(document)
      .filter((it) => it.kind === 'port')
      .map((it) => problem(document, it));
  },
};

function problem(document: ManifestDocument, mention: Mention): Problem {
  const { text, span } = mention;
  const meant = nearest(text, declaredBeside(document, mention));
  const message = `The container has no port ${quoted(text)}, so this fails each time. ${advice(document, mention, meant)}`;
  const fixes = changeTo(meant, (it) => nameEdit(document, mention, it));
  return warning('unknown-port-name', span, message, { fixes });
}

function advice(document: ManifestDocument, { text }: Mention, meant: string | undefined): string {
  if (meant !== undefined) return `Did you mean ${quoted(meant)}?`;
  const elsewhere = mentionsIn(document).some(
    (it) => it.kind === 'port' && it.role === 'declares' && it.text === text,
  );
  return elsewhere
    ? "Names of another container's ports mean nothing here: write its number."
    : "Name it in 'ports', or write its number.";
}
