/**
 * Starts the language server and speaks with it.
 */
import type { LogOutputChannel, Uri } from 'vscode';
import { LanguageClient, State, TransportKind, type CancellationToken } from 'vscode-languageclient/node';
import type { ManifestObject, ObjectsParams } from '../server/protocol.ts';
import { objectsRequest } from '../server/protocol.ts';
import type { Link } from './language/link.ts';
import { supplyServer, type LocalPodman } from './language/supply.ts';

export type Language = {
  /** The Kubernetes objects in an open YAML document; none while the server is not there to ask. */
  readonly objects: Objects;
  /** Calls back each time the server has (re)started. */
  readonly onReady: Link['onReady'];
  readonly dispose: () => void;
};

export type Objects = (uri: Uri) => Promise<readonly ManifestObject[]>;

/** `module` is the path of the server's bundle. Does not wait for it to start. */
export function startLanguage(module: string, podman: LocalPodman, log: LogOutputChannel): Language {
  const client = new LanguageClient(
    'podwright',
    'Podwright',
    { module, transport: TransportKind.ipc },
    // All schemes: untitled, virtual and compared documents are manifests, too.
    {
      documentSelector: [{ language: 'yaml' }],
      outputChannel: log,
      initializationOptions: { suggestCommand: 'editor.action.triggerSuggest', knowsPodman: true },
    },
  );
  const supply = supplyServer(linkTo(client, log), podman, log);
  client.start().catch((error: unknown) => {
    log.error(`The language server did not start: ${String(error)}`);
  });
  return {
    objects: async (uri) => {
      const params: ObjectsParams = { uri: client.code2ProtocolConverter.asUri(uri) };
      try {
        return await client.sendRequest<readonly ManifestObject[]>(objectsRequest, params);
      } catch (error) {
        // Playing works without the server: only what it would have known about the manifest is missing.
        log.debug(`No objects of ${uri.toString()}: ${String(error)}`);
        return [];
      }
    },
    onReady: (then) => onRunning(client, then),
    dispose: () => {
      supply.dispose();
      client.dispose().catch((error: unknown) => {
        log.debug(`The language server did not end in order: ${String(error)}`);
      });
    },
  };
}

function onRunning(client: LanguageClient, then: () => void): { readonly dispose: () => void } {
  return client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) then();
  });
}

function linkTo(client: LanguageClient, log: LogOutputChannel): Link {
  return {
    isReady: () => client.state === State.Running,
    onReady: (then) => onRunning(client, then),
    send: (notification, params) => {
      // A server that starts later is told everything then.
      if (client.state !== State.Running) return;
      client.sendNotification(notification, params).catch((error: unknown) => {
        log.debug(`${notification} did not reach the language server: ${String(error)}`);
      });
    },
    onRequest: (request, answer) =>
      client.onRequest(request, async (params: unknown, token: CancellationToken) => {
        const abort = new AbortController();
        const listening = token.onCancellationRequested(() => {
          abort.abort();
        });
        try {
          return await answer(params, abort.signal);
        } finally {
          listening.dispose();
        }
      }),
  };
}
