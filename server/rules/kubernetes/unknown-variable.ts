import type { ManifestDocument } from '../../manifest/document.ts';
import { quoted } from '../../schema/describe.ts';
import { nearest } from '../../schema/nearest.ts';
import { advice, changeTo, type Problem, type Rule } from '../rule.ts';
import { hasEnvFrom } from '../../symbols/env-from.ts';
import type { Mention } from '../../symbols/mention.ts';
import { declaredBeside, unresolved } from '../../symbols/unresolved.ts';
import { nameEdit } from '../../symbols/written.ts';

/**
 * A `$(NAME)` that no variable of its container answers to: it stays as it is written, and a shell takes it for a
 * command (third_party/forked/golang/expansion, Expand).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           args: ["--host=$(HSOT)"]
 *                            ^^^^ information unknown-variable: The container's 'env' has no 'HSOT', so this stays as it is written. Did you mean 'HOST'?
 *           env:
 *             - name: HOST
 *               value: db
 */
export const unknownVariable: Rule = {
  code: 'unknown-variable',
  check: (document) => {
    // What can't be read may declare it.
    if (document.parsed.problems.length > 0) return [];
    return unresolved(document)
      .filter((it) => it.kind === 'variable' && !isFromElsewhere(document, it))
      .flatMap((it) => problem(document, it) ?? []);
  },
};

function problem(document: ManifestDocument, mention: Mention): Problem | undefined {
  const { text, span } = mention;
  const meant = nearest(text, declaredBeside(document, mention));
  // Commands of a shell, such as $(hostname), are written in small letters.
  if (meant === undefined && /[a-z]/.test(text)) return undefined;
  const advised =
    meant === undefined
      ? `Declare it, or write '$$(${text})' for a shell.`
      : `Did you mean ${quoted(meant)}?`;
  const message = `The container's 'env' has no ${quoted(text)}, so this stays as it is written. ${advised}`;
  const fixes = changeTo(meant, (it) => nameEdit(document, mention, it));
  return advice('unknown-variable', 'information', span, message, { fixes });
}

/** Whether a variable may come from where we can't look: from `envFrom`, or as the address of a Service. */
function isFromElsewhere(document: ManifestDocument, mention: Mention): boolean {
  // pkg/kubelet/envvars, FromServices
  if (/_(?:SERVICE_HOST|SERVICE_PORT|PORT)(?:_|$)/.test(mention.text)) return true;
  return hasEnvFrom(document, mention);
}
