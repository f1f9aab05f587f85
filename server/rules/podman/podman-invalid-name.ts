import { fieldsOf } from '../../manifest/fields.ts';
import { objectOf } from '../../manifest/object.ts';
import type { TypedNode } from '../../manifest/typed.ts';
import { quoted } from '../../schema/describe.ts';
import { mendedPodmanName, podmanName, podmanSecretName } from '../../schema/podman-names.ts';
import { fixBy, podmanSays, type Fix, type Rule } from '../rule.ts';
import { scalarKind } from '../../yaml/scalar.ts';
import { resolved, type ScalarNode } from '../../yaml/tree.ts';

/**
 * A name podman refuses. It takes more than Kubernetes: capitals, `_` and `.` (libpod/define/config.go, NameRegex).
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: my web
 *             ^^^^^^ error podman-invalid-name: podman refuses the name 'my web': letters, digits, '_', '.' and '-' may stand in it.
 *     spec:
 *       containers:
 *         - name: My_Web
 *           image: docker.io/library/nginx:1.27
 */
export const podmanInvalidName: Rule = {
  code: 'podman-invalid-name',
  check: (document) =>
    fieldsOf(document, formats).flatMap(({ typed: it, row: formatOf }) => {
      const scalar = resolved(it.node);
      if (scalar?.kind !== 'scalar' || scalar.text === '' || scalarKind(scalar) === 'null') return [];
      const format = formatOf(it);
      if (format === undefined || (format === 'name' ? podmanName : podmanSecretName)(scalar.text)) return [];
      const message =
        format === 'name'
          ? `podman refuses the name ${quoted(scalar.text)}: letters, digits, '_', '.' and '-' may stand in it.`
          : `podman refuses the name ${quoted(scalar.text)}: a secret's has at most 253 characters, and no '=', '/' or ','.`;
      const fixes = it.node === scalar && format === 'name' ? renaming(scalar) : [];
      return [podmanSays('podman-invalid-name', 'error', it.node.span, message, { fixes })];
    }),
};

type Format = 'name' | 'secret';

/** By place, what is a name to podman. */
const formats: ReadonlyMap<string, (typed: TypedNode) => Format | undefined> = new Map([
  ['Container.name', () => 'name'],
  ['PodSpec.hostname', () => 'name'],
  ['PersistentVolumeClaimVolumeSource.claimName', () => 'name'],
  // A volume's own entry names a podman volume only where it is an emptyDir.
  ['Volume.name', (it) => (isEmptyDir(it) ? 'name' : undefined)],
  ['ObjectMeta.name', formatOfObject],
]);

function formatOfObject(typed: TypedNode): Format | undefined {
  const object = objectOf(typed);
  if (typed.parent?.parent !== object || object.type.kind !== 'object') return undefined;
  const kind = object.type.shape.name;
  if (kind === 'Secret') return 'secret';
  return named.has(kind) ? 'name' : undefined;
}

/** Kinds whose names podman gives to pods and volumes. */
const named: ReadonlySet<string> = new Set([
  'Pod',
  'Deployment',
  'DaemonSet',
  'Job',
  'PersistentVolumeClaim',
]);

function isEmptyDir({ parent }: TypedNode): boolean {
  const volume = parent && resolved(parent.node);
  return volume?.kind === 'map' && volume.entries.some((it) => it.key.text === 'emptyDir');
}

function renaming({ text, span, style }: ScalarNode): readonly Fix[] {
  const name = mendedPodmanName(text);
  if (name === undefined || style === 'block') return [];
  const inner = style === 'plain' ? span : { start: span.start + 1, end: span.end - 1 };
  return fixBy(`Rename to '${name}'`, 'unsafe', { span: inner, insert: name });
}
