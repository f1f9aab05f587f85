import {
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  type CancellationToken,
  type Connection,
  type Position,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import { guarded } from './guard.ts';
import { isUnit } from './is-unit.ts';
import { openLocal, type Local } from './local.ts';
import type { Origin } from './range.ts';
import { followSettings } from './settings.ts';
import { followSurroundings } from './surroundings.ts';
import { openTexts } from './texts.ts';
import { forEachInTurns, nextTurn, type Stopped } from './turn.ts';
import { openWorkspace, type Workspace } from './workspace.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import { documentAt, readManifest, type Manifest, type PlacedDocument } from '../manifest/manifest.ts';
import { takenBy, type Others, type Taken } from '../patterns/taken.ts';
import type { Settings, Surroundings, Target } from '../protocol.ts';
import { loadSchema } from '../schema/kubernetes.ts';
import { newestPodman } from '../schema/podman.ts';
import type { Schema } from '../schema/shape.ts';
import type { Neighbour, Reach } from '../symbols/reach.ts';

/** What handlers share: the connection, the files and their manifests, the settings, and what the client can show. */
export type Session = {
  readonly connection: Connection;
  /** The open files. */
  readonly files: TextDocuments<TextDocument>;
  /** An open file as a manifest, read once per version. */
  readonly read: (file: TextDocument) => Manifest;
  readonly client: () => Client;
  readonly settings: () => Settings;
  readonly surroundings: () => Surroundings;
  readonly workspace: Workspace;
  /** What the local podman and the file system have. */
  readonly local: Local;
  /** Calls back when the settings, the surroundings or files that aren't open have changed. */
  readonly onOutsideChange: (then: () => void) => void;
};

export function openSession(connection: Connection, client: () => Client): Session {
  const files = new TextDocuments(openTexts);
  const schema = loadSchema();
  const { read } = manifestsOf(files, schema);
  const listeners: (() => void)[] = [];
  return {
    connection,
    files,
    read,
    client,
    settings: followSettings(connection, client, changed),
    surroundings: followSurroundings(connection, changed),
    workspace: openWorkspace(connection, files, read, schema, changed),
    local: openLocal(connection, client),
    onOutsideChange: (then) => {
      listeners.push(then);
    },
  };

  function changed(): void {
    for (const it of listeners) it();
  }
}

/** The podman version to judge by: the one that is set, else the local one, else the newest. */
export function podmanVersion({ settings, surroundings }: Session): string {
  const { podmanVersion: set } = settings();
  return set === 'auto' ? (surroundings().podman ?? newestPodman) : set;
}

/** What completion knows besides the document, but for what the local podman has. */
export function knownAround(session: Session, here: Neighbour): KnownAround {
  return {
    target: session.settings().target,
    podman: podmanVersion(session),
    reach: session.workspace.reach(here),
    taken: (pod) => takenBy(othersOf(session), here, pod),
  };
}

/** What others have that a new container or pod must not take. */
export function othersOf({ workspace, surroundings }: Session): Others {
  return { names: workspace.names(), takenPorts: surroundings().ports ?? [] };
}

export type KnownAround = {
  readonly target: Target;
  readonly podman: string;
  readonly reach: Reach;
  /** What others have that a pod which podman calls by this name had better leave to them. */
  readonly taken: (pod: string | undefined) => Taken;
};

/**
 * Asks a question of each document in turn, letting other requests come between, so that a file of thousands of
 * documents keeps nobody waiting. Ends early, with what there is, once nobody wants the answer any more.
 */
export async function eachDocument<T>(
  manifest: Manifest,
  stopped: Stopped,
  ask: (placed: PlacedDocument) => readonly T[],
): Promise<T[]> {
  const answers: T[] = [];
  await forEachInTurns(manifest.documents, stopped, (it) => {
    answers.push(...ask(it));
  });
  return answers;
}

/** The one guard of all requests: lets changes and cancellations that wait come first, and never fails. */
export async function answer<T>(
  { connection, files }: Session,
  token: CancellationToken,
  nothing: T,
  uri: string,
  work: (file: TextDocument) => T | Promise<T>,
): Promise<T> {
  await nextTurn();
  const file = files.get(uri);
  const found =
    !file || token.isCancellationRequested ? nothing : await guarded(connection, nothing, () => work(file));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  return found;
}

/** Where a request is about a position: the document there, and the offset from its start. */
export type Spot = {
  readonly document: ManifestDocument;
  readonly offset: number;
  readonly origin: Origin;
  readonly manifest: Manifest;
  /** The document as others see it. */
  readonly here: Neighbour;
};

/** `answer` for requests about a position of a file. */
export async function answerAt<T>(
  session: Session,
  token: CancellationToken,
  nothing: T,
  { textDocument, position }: { textDocument: { uri: string }; position: Position },
  work: (spot: Spot) => T | Promise<T>,
): Promise<T> {
  return answer(session, token, nothing, textDocument.uri, (file) => {
    const offset = file.offsetAt(position);
    const manifest = session.read(file);
    const placed = documentAt(manifest, offset);
    if (!placed) return nothing;
    const { start, document } = placed;
    const here = session.workspace.here(file, placed);
    return work({ document, offset: offset - start, origin: { file, start }, manifest, here });
  });
}

/** The manifests of open files, each read once per version. */
function manifestsOf(files: TextDocuments<TextDocument>, schema: Schema): Pick<Session, 'read'> {
  const known = new Map<string, { readonly version: number; readonly manifest: Manifest }>();
  files.onDidClose(({ document }) => {
    known.delete(document.uri);
  });
  return {
    read: (file) => {
      // What is no YAML has no documents, so that nothing here takes it for some.
      if (isUnit(file)) return { text: file.getText(), documents: [] };
      const earlier = known.get(file.uri);
      if (earlier?.version === file.version) return earlier.manifest;
      const manifest = readManifest(file.getText(), schema, earlier?.manifest);
      known.set(file.uri, { version: file.version, manifest });
      return manifest;
    },
  };
}
