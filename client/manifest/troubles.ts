/**
 * What podman complained of when it played a manifest, or a cluster when it was applied, told where it stands in the
 * text. It stays until the text is edited, played or applied again.
 */
import type { Uri } from 'vscode';
import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, workspace } from 'vscode';
import type { Blamed, BlameParams, PlaceInFile, PodmanComplaint } from '../../server/protocol.ts';
import { blameRequest, complaintCodes, complaintSource } from '../../server/protocol.ts';
import type { Language } from '../language.ts';
import type { FailureKind } from '../podman/error.ts';
import { oneLine } from '../text.ts';

/** One thing that is wrong, for a person and for finding its place. */
export type Told = PodmanComplaint & {
  readonly sentence: string;
  readonly kind?: FailureKind;
  /** The container's last words, where it had any. */
  readonly log?: readonly string[];
};

export type Troubles = {
  /** Tells what is wrong with the documents that begin at these lines (zero-based), or with the whole file. */
  readonly tell: (uri: Uri, lines: readonly number[] | undefined, told: readonly Told[]) => Promise<void>;
  readonly forget: (uri: Uri) => void;
  readonly dispose: () => void;
};

/** Who complains, and the request that finds in the text what it speaks of. */
export type Voice = { readonly source: string; readonly request: string };

const podmanVoice: Voice = { source: complaintSource, request: blameRequest };

export function openTroubles(language: Pick<Language, 'ask' | 'uriOf'>, voice = podmanVoice): Troubles {
  const shown = languages.createDiagnosticCollection(voice.source);
  const edits = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    // Saving says that a document has changed, too.
    if (contentChanges.length > 0) shown.delete(document.uri);
  });
  return {
    tell: async (uri, lines, told) => {
      const places = await placesOf(uri, lines, told);
      shown.set(
        uri,
        told.map((it, at) => diagnosticOf(voice, it, places[at] ?? null)),
      );
    },
    forget: (uri) => {
      shown.delete(uri);
    },
    dispose: () => {
      Disposable.from(edits, shown).dispose();
    },
  };

  async function placesOf(
    uri: Uri,
    lines: readonly number[] | undefined,
    told: readonly Told[],
  ): Promise<Blamed> {
    const complaints = told.map(({ text, container }) => ({
      text,
      ...(container !== undefined && { container }),
    }));
    const params: BlameParams = { uri: language.uriOf(uri), ...(lines && { lines }), complaints };
    try {
      return await language.ask<Blamed>(voice.request, params);
    } catch {
      // Without the server nobody knows where it stands; what is wrong is worth telling all the same.
      return [];
    }
  }
}

function diagnosticOf(
  { source }: Voice,
  { sentence, kind, log = [] }: Told,
  place: PlaceInFile | null,
): Diagnostic {
  const { start, end } = place ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const last = log.length === 0 ? '' : `\nIts last words:\n${log.map((it) => `  ${oneLine(it)}`).join('\n')}`;
  const diagnostic = new Diagnostic(
    new Range(start.line, start.character, end.line, end.character),
    oneLine(sentence) + last,
    DiagnosticSeverity.Error,
  );
  diagnostic.source = source;
  if (kind === 'exists' || kind === 'image' || kind === 'port') diagnostic.code = complaintCodes[kind];
  return diagnostic;
}
