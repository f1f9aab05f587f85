import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { guarded } from './guard.ts';
import { isRecord } from './json.ts';
import { forEachInTurns } from './turn.ts';
import { findSymbols } from '../features/workspace-symbols.ts';
import { frugalDocument } from '../manifest/frugal.ts';
import { readManifest, type PlacedDocument } from '../manifest/manifest.ts';
import { filesNotification, type FilesParams } from '../protocol.ts';
import { facts } from '../rules/all.ts';
import type { Schema } from '../schema/shape.ts';

/** The manifests of the workspace as the client told them, open ones among them. */
export type ToldFiles = {
  /** A file's documents; none where it hasn't been read yet. */
  readonly documents: (uri: string) => readonly PlacedDocument[];
  readonly file: (uri: string) => TextDocument | undefined;
  /** Comes when all that was told so far has been read. */
  readonly settled: () => Promise<void>;
};

/**
 * Listens to what the client tells of the workspace's files (protocol.ts, `filesNotification`), and reads them bit by
 * bit; calls back with the files that are new, changed or gone.
 * Of each file stay its text, its names and its symbols: the trees of thousands of files would fill the memory.
 */
export function followFiles(
  connection: Connection,
  schema: Schema,
  changed: (uris: readonly string[]) => void,
): ToldFiles {
  const texts = new Map<string, TextDocument>();
  const read = new Map<string, readonly PlacedDocument[]>();
  const news = new Set<string>();
  const waiting = new Set<string>();
  let reading: Promise<void> | undefined;
  connection.onNotification(filesNotification, (params: unknown) => {
    const told = readFiles(params);
    for (const uri of told.removed) {
      texts.delete(uri);
      read.delete(uri);
      waiting.delete(uri);
      news.add(uri);
    }
    for (const { uri, text } of told.changed) {
      texts.set(uri, TextDocument.create(uri, 'yaml', 0, text));
      waiting.add(uri);
    }
    reading ??= readAll();
  });
  return {
    documents: (uri) => read.get(uri) ?? [],
    file: (uri) => texts.get(uri),
    settled: async () => {
      await reading;
    },
  };

  async function readAll(): Promise<void> {
    // What is told while others are read joins them.
    await guarded(connection, undefined, () =>
      forEachInTurns(waiting, { isCancellationRequested: false }, readOne),
    );
    reading = undefined;
    const uris = [...news];
    news.clear();
    changed(uris);
  }

  function readOne(uri: string): void {
    waiting.delete(uri);
    const file = texts.get(uri);
    if (file) read.set(uri, summarized(file, schema));
    news.add(uri);
  }
}

/** A file's documents with what others may want to know of them, without the trees: those are made again if need be. */
function summarized(file: TextDocument, schema: Schema): readonly PlacedDocument[] {
  return readManifest(file.getText(), schema).documents.map(({ start, document }) => ({
    start,
    document: frugalDocument(document, [...facts, findSymbols]),
  }));
}

/** Whatever a client sends: what can't be read is left out. */
function readFiles(value: unknown): FilesParams {
  const { changed, removed } = isRecord(value) ? value : {};
  return {
    changed: Array.isArray(changed) ? changed.filter(isFile) : [],
    removed: Array.isArray(removed) ? removed.filter((it) => typeof it === 'string') : [],
  };
}

function isFile(value: unknown): value is FilesParams['changed'][number] {
  return isRecord(value) && typeof value['uri'] === 'string' && typeof value['text'] === 'string';
}
