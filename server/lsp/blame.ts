import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { startsOf } from './played.ts';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answer } from './session.ts';
import { blame } from '../features/blame.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { blameRequest, type Blamed, type BlameParams } from '../protocol.ts';

/** Where a file says what podman complains of (protocol.ts, `blameRequest`). */
export const blameInFile: Request = {
  capabilities: () => ({}),
  listen: (session) => {
    session.connection.onRequest(blameRequest, (params: BlameParams, token: CancellationToken) =>
      answer<Blamed>(session, token, [], params.uri, (file) => blameIn(file, session.read(file), params)),
    );
  },
};

export function blameIn(file: TextDocument, manifest: Manifest, { lines, complaints }: BlameParams): Blamed {
  const starts = lines && startsOf(file, manifest, lines);
  return complaints.map((it) => {
    const span = blame(manifest, it, starts);
    return span ? toRange({ file, start: 0 }, span) : null;
  });
}
