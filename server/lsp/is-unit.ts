import type { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * Whether a file is a `.kube` unit of Quadlet rather than YAML. It goes by the name, since editors and their extensions
 * call the language of units by many names; who says that it is YAML means it.
 */
export function isUnit({ uri, languageId }: Pick<TextDocument, 'uri' | 'languageId'>): boolean {
  return languageId !== 'yaml' && uri.endsWith('.kube');
}
