import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver';
import type { Request } from './request.ts';
import { answer, eachDocument } from './session.ts';
import { folds, foldsIn, type Fold } from '../features/folding.ts';

/** Folding; no answer for files that hold nothing of ours, so that the editor folds them as it would without us. */
export const foldingRequest: Request = {
  capabilities: () => ({ foldingRangeProvider: true }),
  listen: (session) => {
    session.connection.onFoldingRanges(({ textDocument }, token) =>
      answer(session, token, null, textDocument.uri, async (file) => {
        const manifest = session.read(file);
        await eachDocument(manifest, token, ({ document }) => [document.derive(foldsIn)]);
        return token.isCancellationRequested ? null : (folds(manifest)?.map(toFoldingRange) ?? null);
      }),
    );
  },
};

function toFoldingRange({ start, end, sort }: Fold): FoldingRange {
  const kind = kinds[sort];
  return { startLine: start, endLine: end, ...(kind !== undefined && { kind }) };
}

const kinds = {
  block: undefined,
  comment: FoldingRangeKind.Comment,
  region: FoldingRangeKind.Region,
} as const satisfies Record<Fold['sort'], FoldingRangeKind | undefined>;
