/**
 * Which open manifests can be played: the code lenses above their pods, and the context key that menus ask.
 */
import type { CodeLensProvider, Uri } from 'vscode';
import { CodeLens, commands, Disposable, EventEmitter, languages, Range, window, workspace } from 'vscode';
import type { Language } from '../language.ts';

const yaml = { language: 'yaml' };

/** Typing changes seldom what a menu offers; completion and diagnostics go first. */
const settling = 300;

/** Keeps lenses and the context key `podwright.playable` (paths of visible manifests, as menus know them by `resourcePath`) true. */
export function offerPlay(language: Language): Disposable {
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
    languages.registerCodeLensProvider(yaml, lensesFor(language, changed)),
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
function lensesFor(language: Language, changed: EventEmitter<void>): CodeLensProvider {
  return {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: async ({ uri }) => {
      if (!workspace.isTrusted) return [];
      const playable = (await language.objects(uri)).filter((it) => it.playable);
      return playable.flatMap(({ line }) => {
        const above = new Range(line, 0, line, 0);
        const target = playable.length === 1 ? [uri] : [uri, line];
        return [
          new CodeLens(above, { title: 'Play Kube', command: 'podwright.play', arguments: target }),
          new CodeLens(above, { title: 'Down', command: 'podwright.down', arguments: target }),
        ];
      });
    },
  };
}
