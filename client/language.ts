/**
 * Starts the language server and speaks with it.
 */
import type { Event, LogOutputChannel, Uri } from 'vscode';
import type { SymbolInformation, WorkspaceSymbol } from 'vscode-languageclient/node';
import type { ManifestObject, ObjectsParams } from '../server/protocol.ts';
import { objectsRequest } from '../server/protocol.ts';
import type { Link } from './language/link.ts';
import { supplyServer, type LocalPodman } from './language/supply.ts';
import { startServer, type Server } from './server.ts';

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
  const server = startServer(module, log);
  const supply = supplyServer(server, podman, log);
  return {
    objects: async (uri) => {
      const params: ObjectsParams = { uri: uriOf(uri) };
      try {
        return await server.ask<readonly ManifestObject[]>(objectsRequest, params);
      } catch (error) {
        // Playing works without the server: only what it would have known about the manifest is missing.
        log.debug(`No objects of ${uri.toString()}: ${String(error)}`);
        return [];
      }
    },
    onDidTellFiles: supply.onDidTellFiles,
    symbols: () => {
      supply.wantFiles();
      return symbolsOf(server, log);
    },
    ask: server.ask,
    uriOf,
    onReady: server.onReady,
    dispose: () => {
      supply.dispose();
      server.dispose();
    },
  };
}

/** As the language client writes it where it isn't told otherwise (vscode-languageclient, codeConverter.ts). */
function uriOf(uri: Uri): string {
  return uri.toString();
}

async function symbolsOf(server: Server, log: LogOutputChannel): Promise<readonly ManifestSymbol[]> {
  try {
    const found = await server.ask<readonly (SymbolInformation | WorkspaceSymbol)[] | null>(
      'workspace/symbol',
      { query: '' },
    );
    return (found ?? []).map(toSymbol);
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
