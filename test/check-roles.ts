import { manifest } from './check.ts';
import { rolesIn, type Engine } from '../server/patterns/roles.ts';
import { roleText } from '../server/roles/role.ts';
import { textIn } from '../server/manifest/find.ts';
import { podsOf } from '../server/manifest/pods.ts';
import { siteAt } from '../server/symbols/walk.ts';

/** The role of each container of a file, as `name: role`, in the order of the text; `-` where nothing tells it. */
export function rolesAmong(text: string, engine: Engine = 'podman'): readonly string[] {
  return told(text, engine).map(({ name, role }) => `${name}: ${role ? roleText(role) : '-'}`);
}

/** How the role of a container is known. */
export function reasonFor(text: string, container: string, engine: Engine = 'podman'): string | undefined {
  return told(text, engine).find(({ name }) => name === container)?.role?.why;
}

function told(text: string, engine: Engine) {
  return manifest(text).documents.flatMap(({ document }) => {
    const roles = rolesIn(document, engine);
    return podsOf(document).flatMap(({ spec }) =>
      ['initContainers', 'containers'].flatMap((list) => {
        const node = siteAt(document, [...spec.path, list])?.node;
        const items = node?.kind === 'list' ? node.items : [];
        return items.flatMap((item, index) => {
          const map = item.kind === 'alias' ? item.target : item;
          const name = map?.kind === 'map' ? (textIn(map, 'name') ?? '?') : '?';
          return [{ name, role: roles.get([...spec.path, list, index].join('/')) }];
        });
      }),
    );
  });
}
