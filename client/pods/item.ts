/** A row as VS Code's tree takes it. */
import {
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  type Command,
} from 'vscode';
import type { Place, Row } from './rows/row.ts';

export function itemOf(row: Row): TreeItem {
  const { name, color } = row.icon;
  const item = new TreeItem(
    row.label,
    row.folds ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.id = row.id;
  item.description = row.description;
  item.tooltip = row.tooltip === '' ? row.description : new MarkdownString(row.tooltip);
  item.iconPath = color === undefined ? new ThemeIcon(name) : new ThemeIcon(name, new ThemeColor(color));
  item.contextValue = row.context;
  item.accessibilityInformation = { label: row.spoken };
  if (row.opens !== undefined) item.command = opening(row.opens);
  return item;
}

function opening({ uri, line }: Place): Command {
  const options = { selection: new Range(line, 0, line, 0) };
  return { command: 'vscode.open', title: 'Open', arguments: [Uri.parse(uri), options] };
}
