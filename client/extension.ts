/**
 * Composes the client. Takes no decision.
 */
import {
  commands,
  Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  Uri,
  window,
  workspace,
} from 'vscode';
import { ClusterError } from './cluster/error.ts';
import { kubectlRunner } from './cluster/run.ts';
import { openClusters } from './cluster/table.ts';
import { registerCommands, toLog, type CommandTable } from './commands.ts';
import { startLanguage, type Language } from './language.ts';
import { downKube } from './manifest/down.ts';
import { compareKube } from './manifest/compare.ts';
import { generateKube, generateKubeWith } from './manifest/generate.ts';
import type { Generating } from './manifest/generating.ts';
import { withManifest, type Origins } from './manifest/of-row.ts';
import { newManifest } from './manifest/new.ts';
import { optionsMemory } from './manifest/options.ts';
import { replaceKube, type Playing } from './manifest/play.ts';
import { offerPlay } from './manifest/playable.ts';
import { offerSnippets } from './manifest/snippets.ts';
import { playCommands } from './manifest/table.ts';
import { openTroubles } from './manifest/troubles.ts';
import { patternCommands } from './patterns/table.ts';
import { PodmanError } from './podman/error.ts';
import { acting, versionProbe } from './podman/probe.ts';
import type { Version } from './podman/read.ts';
import { podmanRunner } from './podman/run.ts';
import type { Where } from './podman/where.ts';
import { podOfArgs } from './pods/actions/subject.ts';
import { podCommands, type Acts } from './pods/actions/table.ts';
import { connectionCommands } from './pods/connect.ts';
import { readOnlyDocuments } from './pods/documents.ts';
import { showCommands } from './pods/show.ts';
import { createSidebar, type Manifests } from './pods/sidebar.ts';
import { createStatusItem } from './pods/status.ts';
import { unitCommands } from './quadlet/table.ts';
import { readPlayOptionsSetting, readSettings } from './settings.ts';
import { createStatsView } from './stats/view.ts';
import { offerTasks } from './tasks/provider.ts';

export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Podwright', { log: true });
  const run = podmanRunner(podmanHere);
  const probe = versionProbe(run);
  const version = async (): Promise<Version> => probe(podmanHere());
  const inMachine = process.platform !== 'linux';
  // The language is started below: it is told of the pods that come and go.
  const manifests: Manifests = {
    symbols: () => language.symbols(),
    onDidChange: (then) => language.onDidTellFiles(then),
  };
  const sidebar = createSidebar({ run, where: podmanHere, version, inMachine, manifests }, log);
  const podman = {
    run,
    version: async () => acting(await version()),
    onDidChange: sidebar.onDidList,
  };
  const language = startLanguage(context.asAbsolutePath('dist/server.js'), podman, log);
  const troubles = openTroubles(language);
  const options = optionsMemory(context.workspaceState, readPlayOptionsSetting);
  const playing: Playing = {
    ...sidebar,
    ...{ run, version, troubles, options, showOutput: showing(log) },
    ...{ objects: language.objects, log: toLog(log) },
  };
  const acts = actsOn(context, { ...sidebar, run, where: podmanHere });
  const clusters = clustersOn(context, { ...playing, ...acts, language });
  context.subscriptions.push(
    registerCommands(
      {
        ...commandTable(playing, acts, language),
        ...podCommands(acts),
        ...patternCommands(language),
        ...showCommands(sidebar),
        ...clusters.commands,
        ...connectionCommands({ ...sidebar, runHere: podmanRunner(withoutConnection) }),
      },
      log,
    ),
    createStatusItem(),
    acts.documents,
    acts.stats,
    offersOn(context, playing),
    offerPlay(language, { ...sidebar, run }),
    troubles,
    clusters,
    sidebar,
    language,
    log,
  );
}

function showing(log: LogOutputChannel): () => void {
  return () => {
    log.show(true);
  };
}

/** What is offered of the extension's own files: its checker as a task, and its snippets. */
function offersOn(context: ExtensionContext, playing: Playing): Disposable {
  return Disposable.from(
    offerTasks({ playing, checker: context.asAbsolutePath('dist/cli.js') }),
    offerSnippets(context.asAbsolutePath('snippets')),
  );
}

function actsOn(
  context: ExtensionContext,
  here: Omit<Acts & Origins, 'documents' | 'stats'>,
): Acts & Origins {
  return {
    ...here,
    documents: readOnlyDocuments(),
    stats: createStatsView(here, Uri.file(context.asAbsolutePath('media'))),
  };
}

function clustersOn(
  { workspaceState }: ExtensionContext,
  around: Omit<Parameters<typeof openClusters>[1], 'kubectl'>,
): ReturnType<typeof openClusters> {
  return openClusters(workspaceState, { ...around, kubectl: kubectlRunner(kubectlHere) });
}

function commandTable(playing: Playing, acts: Acts & Origins, language: Language): CommandTable {
  const generating: Generating = {
    ...playing,
    language,
    alone: () => acts.local().alone,
    podOf: (it) => podOfArgs(acts, it),
  };
  return {
    ...playCommands(playing),
    ...unitCommands(playing, podmanHere),
    'podwright.generate': (...args) => generateKube(generating, args),
    'podwright.generateWith': (...args) => generateKubeWith(generating, args),
    'podwright.compare': (...args) => compareKube({ ...acts, ...playing, language }, args),
    'podwright.replacePod': (...args) => withManifest(acts, args, (it) => replaceKube(playing, it)),
    'podwright.downPod': (...args) => withManifest(acts, args, (it) => downKube(playing, it)),
    'podwright.showPod': (...args) => showPod(playing, args),
    'podwright.refreshPods': () => playing.refresh().then(() => undefined),
    'podwright.showOutput': playing.showOutput,
    'podwright.openSettings': async () =>
      commands.executeCommand('workbench.action.openSettings', 'podwright'),
    'podwright.newManifest': newManifest,
  };
}

/** The command behind the state above a document. */
async function showPod(playing: Playing, [id]: readonly unknown[]): Promise<void> {
  if (typeof id === 'string') await playing.reveal(id);
}

/** The one gate before every podman: in Restricted Mode a workspace's files must not start anything. */
function podmanHere(): Where {
  const { podmanPath: path, connection } = readSettings();
  if (workspace.isTrusted) return { path, ...(connection === undefined ? {} : { connection }) };
  throw new PodmanError('untrusted', 'Podwright starts podman only in a workspace you trust.');
}

/** The gate before every kubectl, likewise. */
function kubectlHere(): string {
  if (workspace.isTrusted) return readSettings().kubectlPath;
  throw new ClusterError('untrusted', 'Podwright starts kubectl only in a workspace you trust.');
}

function withoutConnection(): Where {
  return { path: podmanHere().path };
}
