import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { isRecord } from './json.ts';
import { localRequest, type LocalImage, type LocalName, type LocalParams } from '../protocol.ts';

/** What the local podman and the file system have, as far as the client tells (protocol.ts, `localRequest`). */
export type Local = (wanted: LocalParams, token: CancellationToken) => Promise<LocalAnswer>;

export type LocalAnswer = {
  /** Nothing where the client can't know, or never answered yet. */
  readonly names: readonly LocalName[] | undefined;
  /** Whether the client's answer is still to come, so that there may be more to say soon. */
  readonly isLate: boolean;
};

/** Milliseconds that anything waits for the client before it goes on with what the client said last. */
const patience = 50;

/** How many answers are kept: people look into a few folders at a time. */
const mostKept = 100;

/** Asks the client anew each time, once at a time for one thing; an answer that comes too late serves the next time. */
export function openLocal(connection: Connection, client: () => Client): Local {
  const known = new Map<string, readonly LocalName[]>();
  const asked = new Map<string, Promise<void>>();
  return async (wanted, token) => {
    if (!client().knowsPodman) return { names: undefined, isLate: false };
    const key = JSON.stringify(wanted);
    const isInTime = await within(patience, asked.get(key) ?? ask(key, wanted), token);
    return { names: known.get(key), isLate: !isInTime };
  };

  function ask(key: string, wanted: LocalParams): Promise<void> {
    const answer = connection
      .sendRequest<unknown>(localRequest, wanted)
      .then((names) => {
        if (names === null) known.delete(key);
        else keep(key, readNames(names));
      })
      // Why it doesn't say stands in the client's own log; and one that is gone needs no answer.
      .catch(() => undefined)
      .finally(() => asked.delete(key));
    asked.set(key, answer);
    return answer;
  }

  function keep(key: string, names: readonly LocalName[]): void {
    known.delete(key);
    known.set(key, names);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  }
}

/** Whether some work ends within so many milliseconds, and before nobody wants to know any more. */
function within(time: number, work: Promise<void>, token: CancellationToken): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, time, false);
    const cancelled = token.onCancellationRequested(() => {
      end(false);
    });
    void work.then(() => {
      end(true);
    });

    function end(isDone: boolean): void {
      clearTimeout(timer);
      cancelled.dispose();
      resolve(isDone);
    }
  });
}

/** Whatever a client sends: what can't be read is left out. */
function readNames(value: unknown): readonly LocalName[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((it: unknown) => {
    if (!isRecord(it) || typeof it['name'] !== 'string' || it['name'] === '') return [];
    const { name, detail, image } = it;
    return [{ name, detail: typeof detail === 'string' ? detail : '', ...(isImage(image) && { image }) }];
  });
}

function isImage(value: unknown): value is LocalImage {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['bytes'] === 'number' &&
    typeof value['created'] === 'number' &&
    (value['ports'] === undefined ||
      (Array.isArray(value['ports']) && value['ports'].every((it) => typeof it === 'string')))
  );
}
