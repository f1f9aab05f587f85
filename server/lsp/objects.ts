import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Request } from './request.ts';
import { answer } from './session.ts';
import { declaredObjects, type DeclaredObject } from '../features/objects.ts';
import { objectsRequest, type ManifestObject, type ObjectsParams } from '../protocol.ts';

/** The objects a file declares (protocol.ts, `objectsRequest`). */
export const objectsInFile: Request = {
  capabilities: () => ({}),
  listen: (session) => {
    session.connection.onRequest(objectsRequest, ({ uri }: ObjectsParams, token: CancellationToken) =>
      answer(session, token, [], uri, (file) =>
        declaredObjects(session.read(file)).map((it) => toManifestObject(file, it)),
      ),
    );
  },
};

export function toManifestObject(
  file: TextDocument,
  { offset, name, pod, ...it }: DeclaredObject,
): ManifestObject {
  return {
    ...it,
    line: file.positionAt(offset).line,
    ...(name !== undefined && { name }),
    ...(pod !== undefined && { pod }),
  };
}
