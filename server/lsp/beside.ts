import type { Session } from './session.ts';
import { leftToOthers, type Left } from '../features/beside.ts';
import type { ManifestDocument } from '../manifest/document.ts';

/** What is left to another YAML server in a document of an open file, as things stand. */
export function leftIn({ settings, surroundings }: Session, uri: string, document: ManifestDocument): Left {
  return leftToOthers(settings().besideYamlServer, surroundings().otherYamlServer, uri, document);
}
