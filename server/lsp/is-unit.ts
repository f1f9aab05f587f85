import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isUnitFile } from '../quadlet/unit.ts';

/**
 * Whether a file is a `.kube` unit of Quadlet rather than YAML. It goes by the name, since editors and their extensions
 * call the language of units by many names; who says that it is YAML means it.
 */
export function isUnit({ uri, languageId }: Pick<TextDocument, 'uri' | 'languageId'>): boolean {
  return languageId !== 'yaml' && isUnitFile(uri);
}
