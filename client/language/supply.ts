/**
 * Supplies the language server with what it can't see by itself: the workspace's manifests, the local podman, and
 * other YAML extensions. Nothing is read before a YAML document is open or someone wants to know the manifests, and no
 * podman started before a manifest is open.
 */
import type { LogOutputChannel, TextDocument } from 'vscode';
import { Disposable, EventEmitter, extensions, languages, window, workspace, type Event } from 'vscode';
import type { LocalParams } from '../../server/protocol.ts';
import { filesNotification, localRequest, surroundingsNotification } from '../../server/protocol.ts';
import { after } from '../clock.ts';
import { listPublished } from '../podman/command.ts';
import type { Run } from '../podman/run.ts';
import { tellFiles } from './files.ts';
import { readFolder } from './folder.ts';
import type { Link } from './link.ts';
import { localNames, type Local } from './local.ts';
import { looksLikeManifest } from './manifests.ts';
import { otherYamlServer } from './others.ts';
import { watchSurroundings, type Watch } from './surroundings.ts';
import { watchFiles, workspaceFiles } from './workspace.ts';

/** The local podman. Each call fails where podman may not be started. */
export type LocalPodman = {
  readonly run: Run;
  /** Such as `5.4.2`. */
  readonly version: () => Promise<string>;
  /** Calls back when pods came, changed or went, as far as anybody looks. */
  readonly onDidChange: (then: () => void) => { readonly dispose: () => void };
};

export type Supply = {
  /** Tells the workspace's manifests also while no YAML document is open. */
  readonly wantFiles: () => void;
  /** Fires each time manifests were told. */
  readonly onDidTellFiles: Event<void>;
  readonly dispose: () => void;
};

export function supplyServer(link: Link, podman: LocalPodman, log: LogOutputChannel): Supply {
  const { run, version } = podman;
  const failed = (error: unknown): void => {
    log.debug(String(error));
  };
  const allowed = (): boolean => workspace.isTrusted;
  const local = localNames({ run, readFolder, allowed, now: Date.now, failed });
  const watch = watchSurroundings({
    version,
    published: (signal) => run(listPublished, { signal }),
    otherYamlServer: () => otherYamlServer(openYaml()),
    send: (it) => {
      link.send(surroundingsNotification, it);
    },
    failed,
  });
  const files = supplyFiles(link, log);
  const parts = Disposable.from(
    local,
    watch,
    link.onReady(watch.tell),
    files,
    followPodman(link, podman, local, watch),
    followOthers(watch.lookAround),
  );
  return {
    wantFiles: files.wantFiles,
    onDidTellFiles: files.onDidTellFiles,
    dispose: () => {
      parts.dispose();
    },
  };
}

/** Tells the workspace's manifests from the first YAML document on. */
function supplyFiles(link: Link, log: LogOutputChannel): Supply {
  const told = new EventEmitter<void>();
  let wanted = false;
  const files = tellFiles({
    ...workspaceFiles(log),
    send: (it) => {
      link.send(filesNotification, it);
      told.fire();
    },
    after,
  });
  let watching: Disposable | undefined;
  const start = (): void => {
    if (!link.isReady() || (!wanted && openYaml().length === 0)) return;
    watching ??= watchFiles(files);
    files.start();
  };
  const startOnce = (): void => {
    if (watching === undefined) start();
  };
  const listeners = [link.onReady(start), workspace.onDidOpenTextDocument(startOnce)];
  return {
    wantFiles: () => {
      wanted = true;
      startOnce();
    },
    onDidTellFiles: told.event,
    dispose: () => {
      watching?.dispose();
      for (const it of [...listeners, files, told]) it.dispose();
    },
  };
}

/** Asks podman from the first manifest on, again when it may answer otherwise, and never in Restricted Mode. */
function followPodman(link: Link, podman: LocalPodman, local: Local, watch: Watch): Disposable {
  let wanted = false;
  const ask = (): void => {
    if (!wanted || !workspace.isTrusted) return;
    local.prepare();
    void watch.askPodman();
  };
  const askPorts = (): void => {
    if (wanted && workspace.isTrusted) void watch.askPorts();
  };
  const look = (document: TextDocument): void => {
    const isUnit = document.uri.path.endsWith('.kube');
    const isManifest = document.languageId === 'yaml' && looksLikeManifest(document.getText());
    if (!isUnit && !isManifest) return;
    wanted = true;
    ask();
  };
  workspace.textDocuments.forEach(look);
  return Disposable.from(
    workspace.onDidOpenTextDocument(look),
    // A manifest may begin as an empty file, and podman takes its time: soon its images will be asked for.
    workspace.onDidChangeTextDocument(({ document }) => {
      if (!wanted) look(document);
    }),
    link.onRequest(localRequest, (params, signal) => {
      // What the server takes for a manifest may not look like one yet.
      if (!wanted) {
        wanted = true;
        ask();
      }
      return local.ask(params as LocalParams, signal);
    }),
    workspace.onDidGrantWorkspaceTrust(ask),
    workspace.onDidChangeConfiguration((it) => {
      if (!it.affectsConfiguration('podwright.podman')) return;
      local.expire();
      ask();
    }),
    podman.onDidChange(() => {
      local.expire();
      askPorts();
    }),
    // Whoever comes back from a terminal may have started something there.
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) askPorts();
    }),
  );
}

/** Calls back at once, and when another YAML extension may have come or gone, or does otherwise in an open document. */
function followOthers(look: () => void): Disposable {
  look();
  return Disposable.from(
    extensions.onDidChange(look),
    workspace.onDidOpenTextDocument(look),
    workspace.onDidCloseTextDocument(look),
    languages.onDidChangeDiagnostics(look),
    workspace.onDidChangeConfiguration((it) => {
      if (it.affectsConfiguration('yaml')) look();
    }),
  );
}

function openYaml(): readonly TextDocument[] {
  return workspace.textDocuments.filter((it) => it.languageId === 'yaml');
}
