import type { Choice } from './choice.ts';
import type { Source, Spot } from './spot.ts';
import type { LocalParams } from '../../protocol.ts';
import { stores } from '../../schema/stores.ts';

/** What the local podman, or the file system, has that may stand at a spot. */
export function wantedAt({ place, typed }: Pick<Spot, 'place' | 'typed'>): LocalParams | undefined {
  const kind = stores.get(place);
  if (kind) return { kind };
  if (place !== 'HostPathVolumeSource.path') return undefined;
  // podman takes a relative path from where it is called, which nobody knows here.
  const path = folderOf(typed);
  return path.startsWith('/') ? { kind: 'folder', path } : undefined;
}

/** The folder whose entries go on with a path: all up to its last slash. */
function folderOf(typed: string): string {
  return typed === '' ? '/' : typed.slice(0, typed.lastIndexOf('/') + 1);
}

export const localChoices: Source = ({ known }, spot) => {
  const wanted = wantedAt(spot);
  if (!wanted) return [];
  return (known.local ?? []).map(({ name, detail }): Choice => {
    const isFolder = wanted.kind === 'folder' && name.endsWith('/');
    return {
      text: wanted.kind === 'folder' ? wanted.path + name : name,
      sort: isFolder ? 'folder' : 'local',
      form: 'text',
      detail,
      leadsToValues: isFolder,
      followsTyping: wanted.kind === 'folder',
    };
  });
};
