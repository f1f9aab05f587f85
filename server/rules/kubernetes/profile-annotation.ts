import { replaceValue } from '../../manifest/edits.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { listIn, mapIn, scalarIn, textIn, writtenMapsOf, type Found } from '../../manifest/find.ts';
import { removeEntry } from '../../manifest/removal.ts';
import { quoted } from '../../schema/describe.ts';
import { fixBy, refusal, type Problem, type Rule } from '../rule.ts';
import { entryOf, resolved, type MapNode, type Path } from '../../yaml/tree.ts';

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
  only: 'kubernetes',
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
  readonly map: MapNode;
  readonly field: 'seccompProfile' | 'appArmorProfile';
  readonly path: Path;
  readonly annotation: string;
};

function profilesIn({ path }: Found, spec: MapNode): readonly Profile[] {
  const root = [...path, 'spec'];
  return [
    ...profile(spec, 'seccompProfile', root, 'seccomp.security.alpha.kubernetes.io/pod'),
    ...['containers', 'initContainers'].flatMap((list) =>
      (listIn(spec, list)?.items ?? []).flatMap((item, index) => {
        const container = resolved(item);
        return container?.kind === 'map' ? ofContainer(spec, container, [...root, list, index]) : [];
      }),
    ),
  ];
}

function ofContainer(spec: MapNode, container: MapNode, path: Path): readonly Profile[] {
  const name = textIn(container, 'name') ?? '';
  const seccomp = `container.seccomp.security.alpha.kubernetes.io/${name}`;
  const appArmor = `container.apparmor.security.beta.kubernetes.io/${name}`;
  const own = profile(container, 'appArmorProfile', path, appArmor);
  // AppArmor's annotation is compared with what the container inherits too.
  const inEffect = own.length > 0 ? own : profile(spec, 'appArmorProfile', path, appArmor);
  return [...profile(container, 'seccompProfile', path, seccomp), ...inEffect];
}

function profile(
  holder: MapNode,
  field: Profile['field'],
  path: Path,
  annotation: string,
): readonly Profile[] {
  const context = mapIn(holder, 'securityContext');
  const map = context && mapIn(context, field);
  return map ? [{ map, field, path: [...path, 'securityContext', field], annotation }] : [];
}

function check(document: ManifestDocument, annotations: MapNode, it: Profile): Problem | undefined {
  const { annotation } = it;
  const entry = entryOf(annotations, annotation);
  const value = scalarIn(annotations, annotation);
  const type = scalarIn(it.map, 'type');
  const file = scalarIn(it.map, 'localhostProfile');
  const [right, ...alsoRight] = sameAs(it.field, type?.text, file?.text);
  if (!entry || !value || !type || right === undefined || [right, ...alsoRight].includes(value.text)) {
    return undefined;
  }
  const otherFile = type.text === 'Localhost' && value.text.startsWith('localhost/') ? file : undefined;
  const message = `The annotation '${annotation}' says ${quoted(value.text)}. Both must say the same, or remove the annotation.`;
  return refusal('profile-annotation', (otherFile ?? type).span, message, {
    path: [...it.path, otherFile ? 'localhostProfile' : 'type'],
    related: [{ span: entry.span, message: 'This is the annotation.' }],
    fixes: [
      ...fixBy('Remove the annotation', 'unsafe', removeEntry(document, annotations, entry)),
      ...fixBy('Change the annotation', 'unsafe', replaceValue(document, value, right)),
    ],
  });
}

/** What an annotation says that means the same as a profile; nothing for a type there is none of. */
function sameAs(field: Profile['field'], type = '', file = ''): readonly string[] {
  if (type === 'Unconfined') return ['unconfined'];
  if (type === 'Localhost') return [`localhost/${file}`];
  if (type !== 'RuntimeDefault') return [];
  return field === 'seccompProfile' ? ['runtime/default', 'docker/default'] : ['runtime/default'];
}
