/**
 * The status bar names the podman in use, unless a person hides it.
 */
import { Disposable, StatusBarAlignment, window, workspace } from 'vscode';
import { readSettings } from '../settings.ts';
import { asLabel, oneLine } from '../text.ts';

export function createStatusItem(): Disposable {
  const item = window.createStatusBarItem('podwright.podman', StatusBarAlignment.Left);
  item.name = 'Podman Connection';
  item.command = 'podwright.chooseConnection';
  const paint = (): void => {
    const { connection, statusBar } = readSettings();
    const where = connection === undefined ? 'this machine' : oneLine(connection);
    item.text = `$(server) ${connection === undefined ? 'podman' : asLabel(connection)}`;
    item.tooltip = `podman: ${where}. Click to choose another connection.`;
    item.accessibilityInformation = { label: `podman on ${where}`, role: 'button' };
    // In Restricted Mode no podman is in use.
    if (statusBar && workspace.isTrusted) item.show();
    else item.hide();
  };
  paint();
  return Disposable.from(
    item,
    workspace.onDidGrantWorkspaceTrust(paint),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('podwright')) paint();
    }),
  );
}
