import type { Location, Range } from 'vscode-languageserver';
import { toRange } from './range.ts';
import type { Workspace } from './workspace.ts';
import type { Occurrence } from '../symbols/occurrence.ts';
import type { Neighbour } from '../symbols/reach.ts';
import type { Span } from '../yaml/tree.ts';

/** Lines and columns of a span of any document, open or not; nothing where its file is gone. */
export function rangeIn(workspace: Workspace, at: Neighbour, span: Span): Range | undefined {
  const file = workspace.file(at.uri);
  return file && toRange({ file, start: at.start }, span);
}

/** Where a name stands; nothing where its file is gone. */
export function toLocation(workspace: Workspace, { at, mention }: Occurrence): Location[] {
  const range = rangeIn(workspace, at, mention.span);
  return range ? [{ uri: at.uri, range }] : [];
}
