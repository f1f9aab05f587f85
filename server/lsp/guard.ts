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
