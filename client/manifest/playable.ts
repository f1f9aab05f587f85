/**
 * Which open manifests can be played: the code lenses above their pods, and the context key that menus ask.
 */
import type { CodeLensProvider, Event, Uri } from 'vscode';
import { CodeLens, commands, Disposable, EventEmitter, languages, Range, window, workspace } from 'vscode';
import type { ManifestObject } from '../../server/protocol.ts';
import type { Differences, DifferencesParams, RunningPod } from '../../server/protocol-running.ts';
import { differencesRequest } from '../../server/protocol-running.ts';
import type { Language } from '../language.ts';
import type { Pod } from '../podman/pod.ts';
import type { Run } from '../podman/run.ts';
import { lensesOf, type Lens } from './lenses.ts';
import { podsOf } from './owned.ts';
import { configMapsIn, runningPods } from './running.ts';

const yaml = { language: 'yaml' };

/** Typing changes seldom what a menu offers; completion and diagnostics go first. */
const settling = 300;

export type LivePods = {
  /** The local pods; undefined where nobody can say. */
  readonly known: () => readonly Pod[] | undefined;
  /** Whether they shall be kept up to date. */
  readonly keepLive: (wanted: boolean) => void;
  readonly onDidList: Event<void>;
  readonly run: Run;
};

/**
 * Keeps lenses and the context key `podwright.playable` (paths of visible manifests, as menus know them by
 * `resourcePath`) true. Pods are kept live while a manifest is visible that can be played.
 */
export function offerPlay(language: Language, live: LivePods): Disposable {
  const changed = new EventEmitter<void>();
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), settling);
  };
  soon();
  return Disposable.from(
    changed,
    languages.registerCodeLensProvider(yaml, lensesFor(language, live, changed)),
    live.onDidList(() => {
      changed.fire();
    }),
    window.onDidChangeVisibleTextEditors(soon),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'yaml') soon();
    }),
    workspace.onDidGrantWorkspaceTrust(() => {
      changed.fire();
    }),
    language.onReady(() => {
      changed.fire();
      soon();
    }),
    new Disposable(() => {
      clearTimeout(timer);
    }),
  );

  async function update(): Promise<void> {
    asked += 1;
    const mine = asked;
    const documents = window.visibleTextEditors
      .map((it) => it.document)
      .filter((it) => it.languageId === 'yaml');
    const playable = await Promise.all(
      documents.map(async ({ uri }) => ((await isPlayable(uri)) ? [menuPath(uri)] : [])),
    );
    if (mine !== asked) return;
    live.keepLive(playable.flat().length > 0);
    await commands.executeCommand('setContext', 'podwright.playable', [...new Set(playable.flat())]);
  }

  async function isPlayable(uri: Uri): Promise<boolean> {
    return (await language.objects(uri)).some((it) => it.playable);
  }
}

/**
 * What the context key `resourcePath` is for a resource (VS Code, contextkeys.ts, ResourceContextKey).
 * Its whole URI won't do: in a remote window menus know it under another scheme than extensions do.
 */
function menuPath(uri: Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.path;
}

/** In Restricted Mode nothing is offered that would start a process. */
function lensesFor(language: Language, live: LivePods, changed: EventEmitter<void>): CodeLensProvider {
  const running = runningPods(live.run, () => {
    changed.fire();
  });
  return {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async ({ uri }) => {
      if (!workspace.isTrusted) return [];
      const objects = await language.objects(uri);
      const playable = objects.filter((it) => it.playable);
      const lenses = await Promise.all(
        playable.map(async (object) => {
          const local = live.known();
          const pods = local && podsOf(object, objects, local);
          const target = playable.length === 1 ? [uri] : [uri, object.line];
          const differs = await isOther(uri, object, known(pods ?? [], configMapsIn(objects)));
          return lensesOf({ pods, differs }).map((it) => toCodeLens(it, object, target));
        }),
      );
      return lenses.flat();
    },
  };

  function known(pods: readonly Pod[], configMaps: readonly string[]): readonly RunningPod[] {
    return pods.filter((it) => it.state !== 'starting').flatMap((it) => running(it, configMaps) ?? []);
  }

  /** Whether what runs is something else than what is written, as far as that is known yet. */
  async function isOther(uri: Uri, { line }: ManifestObject, pods: readonly RunningPod[]): Promise<boolean> {
    const found = await Promise.all(
      pods.map(async (pod) => {
        const params: DifferencesParams = { uri: language.uriOf(uri), line, pod };
        try {
          return (await language.ask<Differences | null>(differencesRequest, params))?.count ?? 0;
        } catch {
          return 0; // Without the server nobody knows.
        }
      }),
    );
    return found.some((it) => it > 0);
  }
}

function toCodeLens(lens: Lens, { line }: ManifestObject, target: readonly unknown[]): CodeLens {
  const { title, tooltip, command = '', pod } = lens;
  return new CodeLens(new Range(line, 0, line, 0), {
    title,
    command,
    arguments: pod === undefined ? [...target] : [pod],
    ...(tooltip === undefined ? {} : { tooltip }),
  });
}
