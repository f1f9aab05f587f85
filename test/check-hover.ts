import { fixture, only } from './fixture.ts';
import { hover, hoverWants, type Hover } from '../server/features/hover.ts';
import type { Known } from '../server/features/hover/asked.ts';
import { documentAt, readManifest } from '../server/manifest/manifest.ts';
import type { LocalParams } from '../server/protocol.ts';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { newestPodman } from '../server/schema/podman.ts';
import { namesAmong } from '../server/symbols/names.ts';
import { reachingOut, type Neighbour } from '../server/symbols/reach.ts';

const schema = loadSchema();

/** What the hover at the fixture's cursor shows; beside it stand other files of the workspace, by name. */
export function hoverAt(
  marked: string,
  known: Partial<Known> = {},
  others: Readonly<Record<string, string>> = {},
): Hover | undefined {
  const { text, offset } = cursorIn(marked);
  return hoverIn(text, offset, known, others);
}

/** What the hover at an offset of a file shows. */
export function hoverIn(
  text: string,
  offset: number,
  known: Partial<Known> = {},
  others: Readonly<Record<string, string>> = {},
): Hover | undefined {
  const files = Object.entries({ 'here.yaml': text, ...others });
  const documents = files.flatMap(([name, it]) => documentsOf(`file:///${name}`, it));
  const here = documents.findLast((it) => it.uri === 'file:///here.yaml' && it.start <= offset);
  return (
    here &&
    hover(here, offset - here.start, {
      target: 'podman',
      podman: newestPodman,
      names: namesAmong(documents),
      fieldsLeft: false,
      local: undefined,
      ...known,
    })
  );
}

/** What the hover at the fixture's cursor would ask the local podman. */
export function wantsAt(marked: string): LocalParams | undefined {
  const { text, offset } = cursorIn(marked);
  const placed = documentAt(readManifest(text, schema), offset);
  return placed && hoverWants(placed.document, offset - placed.start);
}

/** A file's documents as others see them. */
function documentsOf(uri: string, text: string): readonly Neighbour[] {
  return readManifest(text, schema).documents.map(({ start, document }) => ({
    uri,
    start,
    document,
    mentions: reachingOut(document),
  }));
}

function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const { text, cursors } = fixture(marked);
  return { text, offset: only(cursors, 'cursor') };
}
