import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { guarded } from './guard.ts';
import { startsOf } from './played.ts';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answer, type Session } from './session.ts';
import { blame, blameAmong } from '../features/blame.ts';
import type { Manifest } from '../manifest/manifest.ts';
import {
  blameFilesRequest,
  blameRequest,
  type Blamed,
  type BlamedFiles,
  type BlameFilesParams,
  type BlameParams,
} from '../protocol.ts';

/** Where a file says what podman complains of (protocol.ts, `blameRequest`). */
export const blameInFile: Request = {
  capabilities: () => ({}),
  listen: (session) => {
    session.connection.onRequest(blameRequest, (params: BlameParams, token: CancellationToken) =>
      answer<Blamed>(session, token, [], params.uri, (file) => blameIn(file, session.read(file), params)),
    );
    session.connection.onRequest(blameFilesRequest, (params: BlameFilesParams) =>
      guarded<BlamedFiles>(session.connection, [], () => blameInFiles(session, params)),
    );
  },
};

/** Files that aren't open have no places. */
function blameInFiles(session: Session, { uris, complaints }: BlameFilesParams): BlamedFiles {
  const files = uris.flatMap((uri) => session.files.get(uri) ?? []);
  const manifests = files.map((it) => session.read(it));
  return complaints.map((it) => {
    const found = blameAmong(manifests, it);
    const file = found && files[found.file];
    return file ? { uri: file.uri, place: toRange({ file, start: 0 }, found.span) } : null;
  });
}

export function blameIn(file: TextDocument, manifest: Manifest, { lines, complaints }: BlameParams): Blamed {
  const starts = lines && startsOf(file, manifest, lines);
  return complaints.map((it) => {
    const span = blame(manifest, it, starts);
    return span ? toRange({ file, start: 0 }, span) : null;
  });
}
