import type { CancellationToken } from 'vscode-languageserver';
import type { Request } from './request.ts';
import { answer, podmanVersion } from './session.ts';
import { declaredObjects } from '../features/objects.ts';
import { differences } from '../features/running.ts';
import { differencesRequest, type Differences, type DifferencesParams } from '../protocol-running.ts';

/** What a document has otherwise than the pod that runs (protocol.ts, `differencesRequest`). */
export const differencesInFile: Request = {
  capabilities: () => ({}),
  listen: (session) => {
    session.connection.onRequest(
      differencesRequest,
      ({ uri, line, pod }: DifferencesParams, token: CancellationToken) =>
        answer<Differences | null>(session, token, null, uri, (file) => {
          const manifest = session.read(file);
          const object = declaredObjects(manifest).find((it) => file.positionAt(it.offset).line === line);
          return (object && differences(manifest, object.offset, pod, podmanVersion(session))) ?? null;
        }),
    );
  },
};
