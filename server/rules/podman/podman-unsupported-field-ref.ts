import { fieldsOf } from '../../manifest/fields.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { textIn } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { podmanSays, type Problem, type Rule } from '../rule.ts';
import { resolved, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A part of the pod that podman can't put into a variable (kube.go, envVarValueFieldRef and
 * envVarValueResourceFieldRef): it knows the pod's name, uid, labels and annotations, and cpu and memory.
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
 *             - name: ADDRESS
 *               valueFrom:
 *                 fieldRef:
 *                   fieldPath: status.podIP
 *                              ^^^^^^^^^^^^ error podman-unsupported-field-ref: podman refuses 'status.podIP'. It takes metadata.name, metadata.uid, metadata.labels['KEY'] and metadata.annotations['KEY'].
 */
export const podmanUnsupportedFieldRef: Rule = {
  code: 'podman-unsupported-field-ref',
  check: (document) =>
    fieldsOf(document, fields).flatMap(({ typed, row }) => {
      const scalar = resolved(typed.node);
      // In volumes, which podman refuses as a whole, they are something else.
      if (scalar?.kind !== 'scalar' || scalar.text === '' || !isOfVariable(typed)) return [];
      return row(scalar, typed) ?? [];
    }),
};

function isOfVariable({ parent }: TypedNode): boolean {
  const holder = parent?.parent;
  return holder?.type.kind === 'object' && holder.type.shape.name === 'EnvVarSource';
}

type Check = (scalar: ScalarNode, typed: TypedNode) => Problem | undefined;

const fields: ReadonlyMap<string, Check> = new Map<string, Check>([
  [
    'ObjectFieldSelector.fieldPath',
    (scalar) =>
      /^metadata\.(?:name|uid|(?:labels|annotations)\['.*'\])$/.test(scalar.text)
        ? undefined
        : refused(
            scalar,
            "metadata.name, metadata.uid, metadata.labels['KEY'] and metadata.annotations['KEY']",
          ),
  ],
  [
    'ResourceFieldSelector.resource',
    (scalar) =>
      /^(?:limits|requests)\.(?:cpu|memory)$/.test(scalar.text)
        ? undefined
        : refused(scalar, 'limits.cpu, limits.memory, requests.cpu and requests.memory'),
  ],
  ['ResourceFieldSelector.divisor', divisor],
]);

function divisor(scalar: ScalarNode, { parent }: TypedNode): Problem | undefined {
  const selector = parent && resolved(parent.node);
  const resource = selector?.kind === 'map' ? textIn(selector, 'resource') : undefined;
  if (scalar.text === '0') return undefined;
  if (resource?.endsWith('.cpu')) return /^1m?$/.test(scalar.text) ? undefined : refused(scalar, '1 and 1m');
  if (!resource?.endsWith('.memory') || /^1(?:k|[MGTPE]|[KMGTPE]i)?$/.test(scalar.text)) return undefined;
  return refused(scalar, '1, 1k to 1E and 1Ki to 1Ei');
}

function refused({ text, span }: ScalarNode, takes: string): Problem {
  return podmanSays(
    'podman-unsupported-field-ref',
    'error',
    span,
    `podman refuses ${quoted(text)}. It takes ${takes}.`,
  );
}
