/**
 * What podman complained of when it played a manifest, or a cluster when it was applied, told where it stands in the
 * text. It stays until the text is edited, played or applied again.
 */
import type { Uri } from 'vscode';
import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, workspace } from 'vscode';
import type {
  Blamed,
  BlamedFiles,
  BlameFilesParams,
  BlameParams,
  PlaceInFile,
  PodmanComplaint,
} from '../../server/protocol.ts';
import { blameFilesRequest, blameRequest, complaintCodes, complaintSource } from '../../server/protocol.ts';
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
  /** The same for files that were played as the documents of one text, in this order. */
  readonly tellFiles: (uris: readonly Uri[], told: readonly Told[]) => Promise<void>;
  readonly forget: (uri: Uri) => void;
  readonly dispose: () => void;
};

/** Who complains, and the request that finds in the text what it speaks of. */
export type Voice = { readonly source: string; readonly request: string };

const podmanVoice: Voice = { source: complaintSource, request: blameRequest };

export function openTroubles(language: Server, voice = podmanVoice): Troubles {
  const shown = languages.createDiagnosticCollection(voice.source);
  const edits = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    // Saving says that a document has changed, too.
    if (contentChanges.length > 0) shown.delete(document.uri);
  });
  return {
    tell: async (uri, lines, told) => {
      const places = await placesOf(language, voice.request, { uri, lines, told });
      shown.set(
        uri,
        told.map((it, at) => diagnosticOf(voice, it, places[at] ?? null)),
      );
    },
    tellFiles: async (uris, told) => {
      const found = await placesAmong(language, uris, told);
      for (const [at, uri] of uris.entries()) {
        const mine = told.flatMap((it, number) => {
          const blamed = found[number];
          const isHere = blamed ? blamed.uri === language.uriOf(uri) : at === 0;
          return isHere ? [diagnosticOf(voice, it, blamed?.place ?? null)] : [];
        });
        if (mine.length > 0) shown.set(uri, mine);
      }
    },
    forget: (uri) => {
      shown.delete(uri);
    },
    dispose: () => {
      Disposable.from(edits, shown).dispose();
    },
  };
}

type Server = Pick<Language, 'ask' | 'uriOf'>;

async function placesOf(
  { ask, uriOf }: Server,
  request: string,
  {
    uri,
    lines,
    told,
  }: { readonly uri: Uri; readonly lines: readonly number[] | undefined; readonly told: readonly Told[] },
): Promise<Blamed> {
  const params: BlameParams = { uri: uriOf(uri), ...(lines && { lines }), complaints: complaintsOf(told) };
  try {
    return await ask<Blamed>(request, params);
  } catch {
    // Without the server nobody knows where it stands; what is wrong is worth telling all the same.
    return [];
  }
}

async function placesAmong(
  { ask, uriOf }: Server,
  uris: readonly Uri[],
  told: readonly Told[],
): Promise<BlamedFiles> {
  const params: BlameFilesParams = { uris: uris.map(uriOf), complaints: complaintsOf(told) };
  try {
    // The server looks into open files alone, and an editor closes by and by those that nobody sees.
    for (const it of uris) await workspace.openTextDocument(it);
    return await ask<BlamedFiles>(blameFilesRequest, params);
  } catch {
    return [];
  }
}

function complaintsOf(told: readonly Told[]): readonly PodmanComplaint[] {
  return told.map(({ text, container, pod }) => ({
    text,
    ...(container !== undefined && { container }),
    ...(pod !== undefined && { pod }),
  }));
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
