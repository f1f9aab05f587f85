/**
 * Texts that are only to be read, in editors: what podman says of a container, and logs.
 */
import { EventEmitter, Uri, window, workspace } from 'vscode';
import { logLine, oneLine } from '../text.ts';

export type ReadOnly = {
  /**
   * Shows a text. `name` is the title, whose ending decides how the text is shown; the same `key` shows in the same
   * editor, in which the text is then new.
   */
  readonly show: (text: Kept) => Promise<void>;
  /** Keeps a text for an editor that others open; answers its address. */
  readonly keep: (text: Kept) => Uri;
  readonly dispose: () => void;
};

type Kept = { readonly name: string; readonly key: string; readonly text: string };

const scheme = 'podwright';

export function readOnlyDocuments(): ReadOnly {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const living = [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? gone,
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      texts.delete(uri.toString());
    }),
  ];
  const keep = ({ name, key, text }: Kept): Uri => {
    const path = `/${encodeURIComponent(oneLine(name))}`;
    const uri = Uri.parse(`${scheme}:${path}?${encodeURIComponent(key)}`);
    texts.set(uri.toString(), text.split('\n').map(logLine).join('\n'));
    changed.fire(uri);
    return uri;
  };
  return {
    keep,
    show: async (text) => {
      const document = await workspace.openTextDocument(keep(text));
      await window.showTextDocument(document, { preview: true });
    },
    dispose: () => {
      for (const it of living) it.dispose();
    },
  };
}

/** VS Code opens editors again after a restart, and then nobody has asked podman. */
const gone = 'This was asked of podman before the window was reloaded. Ask again from the Pods view.\n';
