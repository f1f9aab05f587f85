/**
 * The language server, as a program that is started and spoken with.
 */
import type { LogOutputChannel } from 'vscode';
import { EventEmitter, Uri, workspace } from 'vscode';
import type { CancellationToken, LanguageClient, Middleware } from 'vscode-languageclient/node';
import { afterOthers } from './clock.ts';
import { watchDeaths, type Deaths } from './language/deaths.ts';
import type { Link } from './language/link.ts';

export type Server = Link & {
  /** Asks the server once it has started; fails where it isn't there. */
  readonly ask: <T>(request: string, params: object) => Promise<T>;
  readonly dispose: () => void;
};

/** `module` is the path of the server's bundle. Does not wait for it to start. */
export function startServer(module: string, log: LogOutputChannel): Server {
  const ready = new EventEmitter<void>();
  let running: LanguageClient | undefined;
  const starting = startClient(module, log, (client) => {
    running = client;
    if (client !== undefined) ready.fire();
  }).catch((error: unknown) => {
    log.error(`The language server did not start: ${String(error)}`);
    return undefined;
  });
  return {
    isReady: () => running !== undefined,
    onReady: (then) => ready.event(then),
    send: (notification, params) => {
      // A server that starts later is told everything then.
      running?.sendNotification(notification, params).catch((error: unknown) => {
        log.debug(`${notification} did not reach the language server: ${String(error)}`);
      });
    },
    onRequest: (request, answer) => {
      const listening = starting.then((client) => client?.onRequest(request, cancellable(answer)));
      return {
        dispose: () =>
          void listening.then((it) => {
            it?.dispose();
          }),
      };
    },
    ask: async <T>(request: string, params: object) => {
      const client = await starting;
      if (client === undefined) throw new Error('The language server did not start.');
      return client.sendRequest<T>(request, params);
    },
    dispose: () => {
      ready.dispose();
      starting
        .then((client) => client?.dispose())
        .catch((error: unknown) => {
          log.debug(`The language server did not end in order: ${String(error)}`);
        });
    },
  };
}

/** Hands over the client each time the server has (re)started, and nothing when it has ended. */
async function startClient(
  module: string,
  log: LogOutputChannel,
  changed: (running: LanguageClient | undefined) => void,
): Promise<LanguageClient> {
  // Loading its library takes longer than all else that is done at the start, and nothing else needs it.
  await afterOthers();
  const { CloseAction, ErrorAction, LanguageClient, State, TransportKind } =
    await import('vscode-languageclient/node');
  const deaths = watchDeaths((uri) => workspace.asRelativePath(Uri.parse(uri)), Date.now);
  const client = new LanguageClient(
    'podwright',
    'Podwright',
    { module, transport: TransportKind.ipc },
    // All schemes: untitled, virtual and compared documents are manifests, too.
    {
      // Units of Quadlet go by their name: extensions call their language by many.
      documentSelector: [{ language: 'yaml' }, { pattern: '**/*.kube' }],
      outputChannel: log,
      middleware: watched(deaths),
      errorHandler: {
        // The library gives up after as many messages that could not be sent or read.
        error: (_error, _message, count = 1) => ({
          action: count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
        }),
        closed: () => {
          const { restart, message } = deaths.end();
          log.error(message);
          return { action: restart ? CloseAction.Restart : CloseAction.DoNotRestart, message };
        },
      },
      initializationOptions: {
        suggestCommand: 'editor.action.triggerSuggest',
        addContainerCommand: 'podwright.addContainer',
        knowsPodman: true,
      },
    },
  );
  client.onDidChangeState(({ newState }) => {
    changed(newState === State.Running ? client : undefined);
  });
  client.start().catch((error: unknown) => {
    log.error(`The language server did not start: ${String(error)}`);
  });
  return client;
}

/** Takes note of all that the server is asked and told. */
function watched(deaths: Deaths): Middleware {
  return {
    sendRequest: async (type, params, token, next) => {
      const answered = deaths.begin(params);
      try {
        return await next(type, params, token);
      } finally {
        answered();
      }
    },
    sendNotification: (type, next, params) => {
      deaths.begin(params)();
      return next(type, params);
    },
  };
}

function cancellable(answer: Parameters<Link['onRequest']>[1]) {
  return async (params: unknown, token: CancellationToken): Promise<unknown> => {
    const abort = new AbortController();
    const listening = token.onCancellationRequested(() => {
      abort.abort();
    });
    try {
      return await answer(params, abort.signal);
    } finally {
      listening.dispose();
    }
  };
}
