import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { startsOf } from './played.ts';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answer } from './session.ts';
import { clusterBlame } from '../features/blame/cluster.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { clusterBlameRequest, type ClusterBlamed, type ClusterBlameParams } from '../protocol-cluster.ts';

/** What is asked of manifests that go to a cluster (protocol-cluster.ts). */
export const clusterRequests: Request = {
  capabilities: () => ({}),
  listen: (session) => {
    session.connection.onRequest(
      clusterBlameRequest,
      (params: ClusterBlameParams, token: CancellationToken) =>
        answer<ClusterBlamed>(session, token, [], params.uri, (file) =>
          blameIn(file, session.read(file), params),
        ),
    );
  },
};

function blameIn(
  file: TextDocument,
  manifest: Manifest,
  { lines, complaints }: ClusterBlameParams,
): ClusterBlamed {
  const starts = lines && startsOf(file, manifest, lines);
  return complaints.map(({ text }) => {
    const span = clusterBlame(manifest, text, starts);
    return span ? toRange({ file, start: 0 }, span) : null;
  });
}
