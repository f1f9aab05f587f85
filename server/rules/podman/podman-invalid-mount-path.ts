import { booleanIn, scalarIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { quoted } from '../../schema/describe.ts';
import { mountOptionObjection } from '../../schema/mount-options.ts';
import { fixBy, podmanSays, type Problem, type Rule } from '../rule.ts';
import type { ScalarNode } from '../../yaml/tree.ts';

/**
 * A mountPath podman refuses: one that doesn't begin with a slash, or with mount options there aren't behind its colon
 * (kube.go, parseMountPath). Kubernetes takes the colon for a part of the path.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *     spec:
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 *           volumeMounts:
 *             - name: data
 *               mountPath: data
 *                          ^^^^ error podman-invalid-mount-path: podman refuses 'data': a mountPath begins with a slash.
 *       volumes:
 *         - name: data
 *           emptyDir: {}
 */
export const podmanInvalidMountPath: Rule = {
  code: 'podman-invalid-mount-path',
  check: (document) => writtenMapsOf(document, 'VolumeMount').flatMap((it) => check(it) ?? []),
};

function check({ map }: Found): Problem | undefined {
  const scalar = scalarIn(map, 'mountPath');
  if (!scalar || scalar.text === '') return undefined;
  const { text, span, style } = scalar;
  const [path = '', options, ...more] = text.split(':');
  if (more.length > 0) {
    return refused(scalar, `${quoted(text)}: only one ':' may stand in it, before the options.`);
  }
  if (!path.startsWith('/')) {
    const start = style === 'plain' ? span.start : span.start + 1;
    const edit = style === 'block' ? undefined : { span: { start, end: start }, insert: '/' };
    const fixes = fixBy(`Write '/${text}'`, 'unsafe', edit);
    return { ...refused(scalar, `${quoted(text)}: a mountPath begins with a slash.`), fixes };
  }
  if (options === undefined) return undefined;
  const given = options.split(',');
  const isReadOnly = booleanIn(map, 'readOnly') === true;
  // `readOnly: true` is one more option.
  if (isReadOnly && given.some((it) => it === 'ro' || it === 'rw')) {
    return refused(scalar, `${quoted(options)} together with 'readOnly: true'. Remove one of the two.`);
  }
  const wrong = mountOptionObjection(given);
  return wrong === undefined ? undefined : refused(scalar, wrong);
}

function refused({ span }: ScalarNode, what: string): Problem {
  return podmanSays('podman-invalid-mount-path', 'error', span, `podman refuses ${what}`);
}
