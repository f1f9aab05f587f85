/**
 * Starts the language server and speaks with it.
 */
import type { Event, LogOutputChannel, Uri } from 'vscode';
import {
  LanguageClient,
  State,
  TransportKind,
  WorkspaceSymbolRequest,
  type CancellationToken,
  type SymbolInformation,
  type WorkspaceSymbol,
} from 'vscode-languageclient/node';
import type { ManifestObject, ObjectsParams } from '../server/protocol.ts';
import { objectsRequest } from '../server/protocol.ts';
import type { Link } from './language/link.ts';
import { supplyServer, type LocalPodman } from './language/supply.ts';

export type Language = {
  /** The Kubernetes objects in an open YAML document; none while the server is not there to ask. */
  readonly objects: Objects;
  /** What the manifests of the workspace declare; none while the server is not there to ask. */
  readonly symbols: () => Promise<readonly ManifestSymbol[]>;
  /** Fires each time manifests that aren't open came, changed or went. */
  readonly onDidTellFiles: Event<void>;
  /** Asks the server; fails where it isn't there. */
  readonly ask: <T>(request: string, params: object) => Promise<T>;
  /** A file's address, as the server knows it. */
  readonly uriOf: (uri: Uri) => string;
  /** Calls back each time the server has (re)started. */
  readonly onReady: Link['onReady'];
  readonly dispose: () => void;
};

export type Objects = (uri: Uri) => Promise<readonly ManifestObject[]>;

/** An object or a container in a manifest of the workspace. */
export type ManifestSymbol = {
  readonly name: string;
  /** The object's kind; of a container, the kind and name of its object. */
  readonly kind: string;
  readonly uri: string;
  /** Zero-based, of the name. */
  readonly line: number;
};

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
      initializationOptions: {
        suggestCommand: 'editor.action.triggerSuggest',
        addContainerCommand: 'podwright.addContainer',
        knowsPodman: true,
      },
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
    onDidTellFiles: supply.onDidTellFiles,
    symbols: () => {
      supply.wantFiles();
      return symbolsOf(client, log);
    },
    ask: (request, params) => client.sendRequest(request, params),
    uriOf: (uri) => client.code2ProtocolConverter.asUri(uri),
    onReady: (then) => onRunning(client, then),
    dispose: () => {
      supply.dispose();
      client.dispose().catch((error: unknown) => {
        log.debug(`The language server did not end in order: ${String(error)}`);
      });
    },
  };
}

async function symbolsOf(client: LanguageClient, log: LogOutputChannel): Promise<readonly ManifestSymbol[]> {
  try {
    const found = (await client.sendRequest(WorkspaceSymbolRequest.type, { query: '' })) ?? [];
    return found.map(toSymbol);
  } catch (error) {
    log.debug(`No symbols of the workspace: ${String(error)}`);
    return [];
  }
}

function toSymbol({
  name,
  containerName = '',
  location,
}: SymbolInformation | WorkspaceSymbol): ManifestSymbol {
  const line = 'range' in location ? location.range.start.line : 0;
  return { name, kind: containerName, uri: location.uri, line };
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
