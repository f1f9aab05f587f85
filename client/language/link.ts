/** The connection to the language server, for those who know nothing of its protocol. */
export type Link = {
  readonly isReady: () => boolean;
  /** Calls back each time the server has (re)started. */
  readonly onReady: (then: () => void) => { readonly dispose: () => void };
  /** Sends a notification, unless the server isn't there. */
  readonly send: (notification: string, params: unknown) => void;
  /** Answers a request of the server. The signal fires when the answer is no longer wanted. */
  readonly onRequest: (
    request: string,
    answer: (params: unknown, signal: AbortSignal) => Promise<unknown>,
  ) => { readonly dispose: () => void };
};
