import { replaceValue } from '../manifest/edits.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { listIn, mapIn, scalarIn, textIn, writtenMapsOf, type Found } from '../manifest/find.ts';
import { removeEntry } from '../manifest/removal.ts';
import { fixBy, refusal, type Problem, type Rule } from './rule.ts';
import { entryOf, resolved, type MapNode, type Path } from '../yaml/tree.ts';

/**
 * An old annotation asks for another seccomp or AppArmor profile than the field that has taken its place.
 *
 *     apiVersion: v1
 *     kind: Pod
 *     metadata:
 *       name: web
 *       annotations:
 *         seccomp.security.alpha.kubernetes.io/pod: unconfined
 *     spec:
 *       securityContext:
 *         seccompProfile:
 *           type: RuntimeDefault
 *                 ^^^^^^^^^^^^^^ error profile-annotation: The annotation 'seccomp.security.alpha.kubernetes.io/pod' says 'unconfined'. Both must say the same, or remove the annotation.
 *       containers:
 *         - name: web
 *           image: docker.io/library/nginx:1.27
 */
export const profileAnnotation: Rule = {
  code: 'profile-annotation',
  check: (document) =>
    // Templates are not looked at (validation.go, ValidatePodCreate).
    writtenMapsOf(document, 'Pod').flatMap((pod) => {
      const metadata = mapIn(pod.map, 'metadata');
      const annotations = metadata && mapIn(metadata, 'annotations');
      const spec = mapIn(pod.map, 'spec');
      if (!annotations || !spec) return [];
      return profilesIn(pod, spec).flatMap((it) => check(document, annotations, it) ?? []);
    }),
};

/** A profile that a field asks for, and the annotation that once asked for it. */
type Profile = {
  readonly annotation: string;
  readonly map: MapNode;
  readonly path: Path;
  readonly defaults: readonly string[];
};

function profilesIn({ path }: Found, spec: MapNode): readonly Profile[] {
  const ofPod = profileOf(spec, 'seccompProfile');
  const seccomp = 'seccomp.security.alpha.kubernetes.io';
  const defaults = ['runtime/default', 'docker/default'];
  const root = [...path, 'spec'];
  return [
    ...(ofPod
      ? [
          {
            annotation: `${seccomp}/pod`,
            map: ofPod,
            path: [...root, ...profilePath('seccompProfile')],
            defaults,
          },
        ]
      : []),
    ...['containers', 'initContainers'].flatMap((list) =>
      (listIn(spec, list)?.items ?? []).flatMap((item, index) => {
        const container = resolved(item);
        if (container?.kind !== 'map') return [];
        const name = textIn(container, 'name') ?? '';
        return ofContainer(spec, container).map(({ field, prefix, map, values }) => ({
          annotation: `${prefix}/${name}`,
          map,
          path: [...root, list, index, ...profilePath(field)],
          defaults: values,
        }));
      }),
    ),
  ];

  function ofContainer(pod: MapNode, container: MapNode) {
    const own = profileOf(container, 'seccompProfile');
    // AppArmor's annotation is compared with what the container inherits too.
    const appArmor = profileOf(container, 'appArmorProfile') ?? profileOf(pod, 'appArmorProfile');
    const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io';
    return [
      ...(own
        ? [{ field: 'seccompProfile', prefix: `container.${seccomp}`, map: own, values: defaults }]
        : []),
      ...(appArmor
        ? [{ field: 'appArmorProfile', prefix: appArmorPrefix, map: appArmor, values: ['runtime/default'] }]
        : []),
    ];
  }
}

function profileOf(holder: MapNode, field: string): MapNode | undefined {
  const context = mapIn(holder, 'securityContext');
  return context && mapIn(context, field);
}

function profilePath(field: string): Path {
  return ['securityContext', field];
}

function check(
  document: ManifestDocument,
  annotations: MapNode,
  { annotation, map, path, defaults }: Profile,
): Problem | undefined {
  const said = textIn(annotations, annotation);
  const type = scalarIn(map, 'type');
  const file = scalarIn(map, 'localhostProfile');
  if (said === undefined || !type) return undefined;
  const allowed: Readonly<Record<string, readonly string[]>> = {
    Unconfined: ['unconfined'],
    RuntimeDefault: defaults,
    Localhost: [`localhost/${file?.text ?? ''}`],
  };
  const values = allowed[type.text];
  if (!values || values.includes(said)) return undefined;
  const sameType = type.text === 'Localhost' && said.startsWith('localhost/');
  const place = sameType && file ? { node: file, name: 'localhostProfile' } : { node: type, name: 'type' };
  const entry = entryOf(annotations, annotation);
  const value = scalarIn(annotations, annotation);
  const message = `The annotation '${annotation}' says '${said}'. Both must say the same, or remove the annotation.`;
  return refusal('profile-annotation', place.node.span, message, {
    path: [...path, place.name],
    ...(entry && { related: [{ span: entry.span, message: 'This is the annotation.' }] }),
    fixes: [
      ...fixBy('Remove the annotation', 'unsafe', entry && removeEntry(document, annotations, entry)),
      ...fixBy('Change the annotation', 'unsafe', value && replaceValue(document, value, values[0] ?? '')),
    ],
  });
}
