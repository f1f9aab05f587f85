import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { startsOf } from './played.ts';
import { problemsOf } from './problems.ts';
import { toRange } from './range.ts';
import type { Request } from './request.ts';
import { answer, eachDocument, podmanVersion } from './session.ts';
import { clusterBlame } from '../features/blame/cluster.ts';
import { diagnose } from '../features/diagnostics.ts';
import { elsewhere } from '../features/elsewhere.ts';
import type { Manifest } from '../manifest/manifest.ts';
import {
  clusterBlameRequest,
  elsewhereRequest,
  type ClusterBlamed,
  type ClusterBlameParams,
  type Elsewhere,
  type ElsewhereParams,
} from '../protocol-cluster.ts';

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
    const problems = problemsOf(session);
    session.connection.onRequest(elsewhereRequest, (params: ElsewhereParams, token: CancellationToken) =>
      answer<Elsewhere>(session, token, [], params.uri, (file) => {
        const manifest = session.read(file);
        const starts = params.lines && startsOf(file, manifest, params.lines);
        const { around } = problems(file);
        return eachDocument(manifest, token, (placed) => {
          const { start, document } = placed;
          if (starts && !starts.has(start)) return [];
          const found = [...diagnose(document, { podman: podmanVersion(session) }), ...around(placed)];
          return elsewhere(document, found).map(({ kind, message, span }) => ({
            kind,
            message,
            place: toRange({ file, start }, span),
          }));
        });
      }),
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
