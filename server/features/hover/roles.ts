import type { Explain } from './asked.ts';
import type { ManifestDocument } from '../../manifest/document.ts';
import { engineOf, roleAt } from '../../patterns/roles.ts';
import { annotationsIn } from '../../manifest/annotations.ts';
import { codeSpan } from '../../schema/markup.ts';
import { markdown } from '../../schema/describe.ts';
import { roleAnnotation, roleMeanings, roleText } from '../../roles/role.ts';
import type { Node } from '../../yaml/tree.ts';

/** What a container is to its pod, and how that is known. */
export const role: Explain = ({ document, known, place, site, text }) => {
  if (place !== 'Container.name') return undefined;
  const found = roleAt(document, site.path.slice(0, -1), engineOf(known.target));
  if (!found) return undefined;
  const name = site.node.kind === 'scalar' && site.node.text !== '' ? site.node.text : text;
  const isSaid = found.why.includes(roleAnnotation);
  const advice = isSaid ? [] : [`The annotation ${codeSpan(roleAnnotation + name)} has the last word.`];
  return [`**${markdown(roleText(found))}**`, [markdown(found.why), ...advice].join(' ')].join('\n\n');
};

/** What the annotation does that gives a container its role. */
export const roleGiven: Explain = ({ document, known, place, site }) => {
  const key = String(site.path.at(-1));
  if (place !== 'ObjectMeta.annotations{}' || !key.startsWith(roleAnnotation)) return undefined;
  const name = key.slice(roleAnnotation.length);
  const kinds = Object.entries(roleMeanings).map(([kind, meaning]) => `- ${codeSpan(kind)}: ${meaning}`);
  return [
    `**Podwright** ${codeSpan(`${roleAnnotation}CONTAINER`)}`,
    `Says what container ${codeSpan(name)} is to its pod, where Podwright shows that. podman and Kubernetes do nothing with it.`,
    `Takes one of these, and behind it in words of your own which sort it is, such as ${codeSpan('sidecar log shipper')}:`,
    kinds.join('\n'),
    ...(known.target === 'kubernetes' ? [] : leftBehind(document, site.node)),
  ].join('\n\n');
};

/** What podman leaves behind: containers get the annotations of a workload, but not of its template (play.go, playKubeDeployment). */
function leftBehind(document: ManifestDocument, value: Node): readonly string[] {
  const found = annotationsIn(document).find((it) => it.value === value);
  if (found?.level !== 'template' || !found.pod) return [];
  return [
    `podman doesn't give a template's annotations to containers. For the Pods view, write it in the ${found.kind}'s own metadata.`,
  ];
}
