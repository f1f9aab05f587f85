import type { ManifestDocument } from '../../manifest/document.ts';
import { fieldsOf } from '../../manifest/fields.ts';
import { scalarIn, writtenMapsOf } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { looksSecret } from '../../schema/secret-values.ts';
import { advice, type Problem, type Rule } from '../rule.ts';
import { resolved, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A password, token or key that stands in the open, for everyone who can read the file or the pod.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           env:
 *             - name: DB_PASSWORD
 *               value: hunter2
 *                      ^^^^^^^ warning practice-plain-secret: The value of 'DB_PASSWORD' stands here for all to read. Keep it in a Secret, and refer to it.
 */
export const practicePlainSecret: Rule = {
  code: 'practice-plain-secret',
  check: (document) => [...variables(document), ...entries(document)],
};

function variables(document: ManifestDocument): readonly Problem[] {
  return writtenMapsOf(document, 'EnvVar').flatMap(({ map }) => {
    const name = scalarIn(map, 'name');
    const value = scalarIn(map, 'value');
    return name && value ? (check(name.text, value) ?? []) : [];
  });
}

/** What a ConfigMap holds is no secret. */
function entries(document: ManifestDocument): readonly Problem[] {
  return fieldsOf(document, data).flatMap(({ typed: { entry, node } }) => {
    const value = resolved(node);
    return entry && value?.kind === 'scalar' ? (check(entry.key.text, value) ?? []) : [];
  });
}

const data: ReadonlyMap<string, true> = new Map([['ConfigMap.data{}', true]]);

function check(name: string, value: ScalarNode): Problem | undefined {
  if (!looksSecret(name, value.text)) return undefined;
  const message = `The value of ${quoted(name)} stands here for all to read. Keep it in a Secret, and refer to it.`;
  return advice('practice-plain-secret', 'warning', firstLine(value), message);
}

function firstLine({ span, style }: ScalarNode): ScalarNode['span'] {
  return style === 'block' ? { start: span.start, end: span.start + 1 } : span;
}
