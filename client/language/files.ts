/**
 * Tells the server the manifests of the workspace (protocol.ts, `filesNotification`), and keeps that true.
 */
import type { FilesParams } from '../../server/protocol.ts';
import { looksLikeManifest } from './manifests.ts';

/** None of these fails. */
export type Outside = {
  /** The YAML files of the workspace, by URI, that a person would search. */
  readonly list: () => Promise<readonly string[]>;
  /** A file's text; undefined for one that is gone, can't be read, or is too large to be a manifest. */
  readonly read: (uri: string) => Promise<string | undefined>;
  readonly send: (params: FilesParams) => void;
  /** Calls back once after so many milliseconds; the answer cancels it. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
};

export type Files = {
  /** Lists and tells all, as to a server that has just started. */
  readonly start: () => void;
  /** A file's text may be another. */
  readonly changed: (uri: string) => void;
  readonly removed: (uri: string) => void;
  /** Files may have come, gone or moved. */
  readonly moved: () => void;
  readonly dispose: () => void;
};

/** A branch that is checked out changes many files within some tenths of a second. */
const burst = 300;
/** How many files are read at a time, and told together. */
const batch = 40;

/** Nothing is done before `start`. */
export function tellFiles(outside: Outside): Files {
  const work = workQueue();
  const ledger = ledgerOf(outside);
  const waiting = new Set<string>();
  let relist = false;
  let started = false;
  let cancel: (() => void) | undefined;

  return {
    start: () => {
      started = true;
      work.add(ledger.forget);
      relist = true;
      flush();
    },
    changed: (uri) => {
      soon(uri);
    },
    removed: (uri) => {
      ledger.drop(uri);
      soon(uri);
    },
    moved: () => {
      relist = true;
      soon();
    },
    dispose: () => {
      started = false;
      cancel?.();
      work.stop();
    },
  };

  function soon(uri?: string): void {
    if (!started) return;
    if (uri !== undefined) waiting.add(uri);
    cancel ??= outside.after(burst, flush);
  }

  function flush(): void {
    cancel?.();
    cancel = undefined;
    const uris = [...waiting];
    const all = relist;
    waiting.clear();
    relist = false;
    work.add(async (stopped) => {
      const moved = all ? await ledger.relist() : [];
      await ledger.tell([...new Set([...uris, ...moved])], stopped);
    });
  }
}

type Ledger = {
  /** Lists the workspace anew and answers what came and what is gone. */
  readonly relist: () => Promise<readonly string[]>;
  /** Reads files and tells the server what they are now. */
  readonly tell: (uris: readonly string[], stopped: Stopped) => Promise<void>;
  /** Takes a file for gone; should it come back, it is new. */
  readonly drop: (uri: string) => void;
  readonly forget: () => void;
};

/** Which files there are, and which of them the server was told. */
function ledgerOf({ list, read, send }: Outside): Ledger {
  const listed = new Set<string>();
  const told = new Set<string>();
  return {
    relist: async () => {
      const now = new Set(await list());
      const come = [...now].filter((it) => !listed.has(it));
      const gone = [...listed].filter((it) => !now.has(it));
      for (const it of gone) listed.delete(it);
      for (const it of come) listed.add(it);
      return [...come, ...gone];
    },
    tell: async (uris, stopped) => {
      for (let at = 0; at < uris.length && !stopped(); at += batch) {
        const texts = await Promise.all(
          uris.slice(at, at + batch).map(async (uri) => ({ uri, text: await manifestIn(uri) })),
        );
        if (!stopped()) tellTexts(texts);
      }
    },
    drop: (uri) => listed.delete(uri),
    forget: () => {
      listed.clear();
      told.clear();
    },
  };

  /** The text of a manifest; undefined for all else, and for what isn't listed: it is excluded, or gone. */
  async function manifestIn(uri: string): Promise<string | undefined> {
    const text = listed.has(uri) ? await read(uri) : undefined;
    return text !== undefined && looksLikeManifest(text) ? text : undefined;
  }

  function tellTexts(texts: readonly { readonly uri: string; readonly text: string | undefined }[]): void {
    const changed = texts.flatMap(({ uri, text }) => (text === undefined ? [] : [{ uri, text }]));
    const removed = texts.filter((it) => it.text === undefined && told.delete(it.uri)).map((it) => it.uri);
    for (const it of changed) told.add(it.uri);
    if (changed.length > 0 || removed.length > 0) send({ changed, removed });
  }
}

type Stopped = () => boolean;

/** Does one piece of work after the other. */
function workQueue(): {
  readonly add: (work: (stopped: Stopped) => Promise<void> | void) => void;
  readonly stop: () => void;
} {
  let last: Promise<void> = Promise.resolve();
  let isStopped = false;
  return {
    add: (work) => {
      last = last.then(() => (isStopped ? undefined : work(() => isStopped)));
    },
    stop: () => {
      isStopped = true;
    },
  };
}
