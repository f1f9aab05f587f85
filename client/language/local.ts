/**
 * Answers what the local podman and the file system have, for completion and hover (protocol.ts, `localRequest`).
 * Never fails and never tells a person: without podman nothing is known, and that is all.
 */
import type { LocalName, LocalParams } from '../../server/protocol.ts';
import { inspectImages, listImages, listSecrets, listVolumes, type Command } from '../podman/command.ts';
import type { Run } from '../podman/run.ts';
import type { Image, Secret, Volume } from '../podman/stores.ts';
import { ageOf, oneLine, sizeOf } from '../text.ts';
import { orNothing } from './attempt.ts';
import { kept } from './kept.ts';

export type Outside = {
  readonly run: Run;
  readonly readFolder: (path: string) => Promise<readonly LocalName[]>;
  /** Whether anything may be asked: only in a workspace that is trusted. */
  readonly allowed: () => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Hears of each failure, for the log. */
  readonly failed: (error: unknown) => void;
};

export type Local = {
  /**
   * Answers with what is known, at once from the second time on; with null where that can't be known, or once the
   * signal has fired.
   */
  readonly ask: (params: LocalParams, signal: AbortSignal) => Promise<readonly LocalName[] | null>;
  /** Asks podman ahead, since the server waits 50 ms and podman takes longer. */
  readonly prepare: () => void;
  /** What is known of podman may no longer be so. */
  readonly expire: () => void;
  /** Ends what is under way. */
  readonly dispose: () => void;
};

export function localNames(outside: Outside): Local {
  const { run, now } = outside;
  const stop = new AbortController();
  const exposed = exposedPorts(outside, stop.signal);
  const images = kept(async () => {
    const listed = await list(listImages);
    exposed.inspect(listed?.map((it) => it.id) ?? []);
    return listed;
  }, now);
  const volumes = kept(() => list(listVolumes), now);
  const secrets = kept(() => list(listSecrets), now);

  return {
    ask: async (params, signal) =>
      outside.allowed() ? Promise.race([answer(params), nothingOnce(signal)]) : null,
    prepare: () => {
      if (outside.allowed()) void Promise.all([images.get(), volumes.get(), secrets.get()]);
    },
    expire: () => {
      for (const it of [images, volumes, secrets]) it.expire();
    },
    dispose: () => {
      stop.abort();
    },
  };

  async function answer(params: LocalParams): Promise<readonly LocalName[] | null> {
    switch (params.kind) {
      case 'images': {
        const found = await images.get();
        return found && imageNames(found, exposed.of, now());
      }
      case 'volumes':
        return (await volumes.get())?.map((it) => volumeName(it, now())) ?? null;
      case 'secrets':
        return (await secrets.get())?.map(secretName) ?? null;
      case 'folder':
        return orNothing(outside.readFolder(params.path), null, outside.failed);
    }
  }

  function list<T>(command: Command<readonly T[]>): Promise<readonly T[] | null> {
    return orNothing(run(command, { signal: stop.signal }), null, outside.failed);
  }
}

function nothingOnce(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    const nothing = (): void => {
      resolve(null);
    };
    if (signal.aborted) nothing();
    signal.addEventListener('abort', nothing, { once: true });
  });
}

type ExposedPorts = {
  /** Asks for the ports of images that weren't asked about yet; waits for nothing. */
  readonly inspect: (ids: readonly string[]) => void;
  /** Of the image with an id, such as `80/tcp`; undefined while that isn't known. */
  readonly of: (id: string) => readonly string[] | undefined;
};

/** The ports that images expose, asked for once each: an image never changes under its id. */
function exposedPorts({ run, failed }: Outside, signal: AbortSignal): ExposedPorts {
  const known = new Map<string, readonly string[]>();
  let asking = false;
  return { inspect: (ids) => void inspect(ids), of: (id) => known.get(id) };

  /** What is left out, because podman is busy or one of them was removed meanwhile, is asked with the next list. */
  async function inspect(ids: readonly string[]): Promise<void> {
    const unknown = [...new Set(ids)].filter((it) => !known.has(it));
    if (asking || unknown.length === 0) return;
    asking = true;
    const found = await orNothing(run(inspectImages(unknown), { signal }), [], failed);
    for (const { id, ports } of found) known.set(id, ports);
    asking = false;
  }
}

/** One for each name of each image, the newest image first. */
function imageNames(
  images: readonly Image[],
  portsOf: ExposedPorts['of'],
  now: number,
): readonly LocalName[] {
  const names = new Map<string, LocalName>();
  for (const { id, names: own, bytes, created } of images.toSorted((a, b) => b.created - a.created)) {
    const ports = portsOf(id);
    const image = { id, bytes, created: Math.floor(created / 1000), ...(ports && { ports }) };
    const detail = `${sizeOf(bytes)} · ${ageOf(now - created)}`;
    for (const name of own) names.set(name, { name, detail, image });
  }
  return [...names.values()];
}

function volumeName({ name, driver, created }: Volume, now: number): LocalName {
  const age = created === 0 ? '' : ageOf(now - created);
  return { name, detail: [oneLine(driver), age].filter((it) => it !== '').join(' · ') };
}

function secretName({ name }: Secret): LocalName {
  return { name, detail: 'secret of the local podman' };
}
