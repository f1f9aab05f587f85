/**
 * Other extensions that bring a YAML server: who is there, and what they do.
 */
import { extensions, languages, workspace, type Diagnostic, type TextDocument } from 'vscode';
import type { OtherYamlServer } from '../../server/protocol.ts';

/** Red Hat's YAML, the one YAML server for every YAML file; others bring it along as a dependency. */
const redHat = 'redhat.vscode-yaml';
/** Gives Red Hat's server a schema for each Kubernetes object, the active cluster's or one of its own. */
const kubernetesTools = 'ms-kubernetes-tools.vscode-kubernetes-tools';

/** `open` are the documents whose schemas matter. */
export function otherYamlServer(open: readonly TextDocument[]): OtherYamlServer | undefined {
  if (extensions.getExtension(redHat) === undefined) return undefined;
  const settings = workspace.getConfiguration('yaml', { languageId: 'yaml' });
  return {
    validates: settings.get('validate') !== false,
    completes: settings.get('completion') !== false,
    hovers: settings.get('hover') !== false,
    withSchema: open.filter(hasSchema).map((it) => it.uri.toString()),
    schemaFailed: open
      .filter((it) => languages.getDiagnostics(it.uri).some(isOfSchema))
      .map((it) => it.uri.toString()),
  };
}

/**
 * Whether it says that it could not load a schema: with such an error it neither completes nor explains
 * (yaml-language-server, jsonLanguageTypes.ts, `SchemaResolveError`: 0x10000 with the status of HTTP, 0x300 once).
 */
function isOfSchema({ source, code }: Diagnostic): boolean {
  if (source !== 'YAML' || typeof code !== 'number') return false;
  return code === 0x300 || code >= 0x10000;
}

/** A schema by a comment in the document is the server's to see. */
function hasSchema(document: TextDocument): boolean {
  const settings = workspace.getConfiguration('yaml', document.uri);
  if (matches(document, globsOf(settings.get('disableSchemaDetection')))) return false;
  if (extensions.getExtension(kubernetesTools) !== undefined) return true;
  const schemas: unknown = settings.get('schemas');
  if (typeof schemas !== 'object' || schemas === null) return false;
  return Object.values(schemas).some((it) => matches(document, globsOf(it)));
}

function globsOf(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((it) => typeof it === 'string');
}

/** As Red Hat's server matches: a glob says how a path ends, and one that begins with `!` takes files out again. */
function matches(document: TextDocument, globs: readonly string[]): boolean {
  const taken = globs.filter((it) => !it.startsWith('!'));
  const left = globs.filter((it) => it.startsWith('!')).map((it) => it.slice(1));
  return taken.some(isOf) && !left.some(isOf);

  function isOf(glob: string): boolean {
    return languages.match({ pattern: `**/${glob.replace(/^\//, '')}` }, document) > 0;
  }
}
