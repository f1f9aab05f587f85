import { containersAround } from './annotations.ts';
import type { Choice } from './choice.ts';
import type { Asked } from './offer.ts';
import type { Source } from './spot.ts';
import { variants } from '../../patterns/variants.ts';
import { roleAnnotation, roleMeanings } from '../../roles/role.ts';
import type { Site } from '../../symbols/walk.ts';

/** The annotations that give a role to the containers of the pod that a site's annotations are about. */
export function roleKeys(asked: Asked, site: Site): readonly string[] {
  return containersAround(asked, site).map((it) => roleAnnotation + it);
}

/** The roles that such an annotation may give: each by itself, and with the sorts there are patterns for. */
export const roleValues: Source = (_, { path }) => {
  if (!String(path.at(-1)).startsWith(roleAnnotation)) return [];
  const sorted = variants.map((it): Choice => ({
    text: `${it.pattern} ${it.title}`,
    sort: 'value',
    form: 'text',
    documentation: () => it.purpose,
  }));
  const bare = Object.entries(roleMeanings).map(([text, meaning]): Choice => ({
    text,
    sort: 'value',
    form: 'text',
    detail: meaning,
  }));
  return [...bare, ...sorted];
};
