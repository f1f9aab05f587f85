import type { Connection } from 'vscode-languageserver';

/** A fault of ours costs one answer and a line in the log, never the server. */
export async function guarded<T>(connection: Connection, nothing: T, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return nothing;
  }
}

/**
 * Begins what nobody waits for, such as telling the client that something is out of date. A client that refuses, or is
 * gone by then, costs nothing: a failure that nobody hears of would end the server (Node.js, `unhandledRejection`).
 */
export function unawaited(work: () => Promise<unknown>): void {
  Promise.resolve()
    .then(work)
    .catch(() => undefined);
}
