import { sameScope, type Mention } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import type { ManifestDocument } from '../manifest/document.ts';

/**
 * The mentions of names that live in the document, such as a pod's volumes, which nothing in it declares.
 * Left out are variables that may come from a ConfigMap or Secret.
 */
export function unresolved(document: ManifestDocument): readonly Mention[] {
  return document.derive(findUnresolved);
}

/** The declarations of names that live in the document which nothing in it uses. */
export function unused(document: ManifestDocument): readonly Mention[] {
  return document.derive(findUnused);
}

/** The names that are declared where an unresolved one is looked for. */
export function declaredBeside(document: ManifestDocument, { kind, scope }: Mention): readonly string[] {
  return localMentions(document)
    .filter((it) => it.role === 'declares' && it.kind === kind && sameScope(it.scope, scope))
    .map((it) => it.text);
}

function findUnresolved(document: ManifestDocument): readonly Mention[] {
  const local = localMentions(document);
  const declared = new Set(local.filter((it) => it.role === 'declares').map(nameOf));
  return oncePerSpan(local.filter((it) => it.role === 'refers' && !it.sources && !declared.has(nameOf(it))));
}

function findUnused(document: ManifestDocument): readonly Mention[] {
  const local = localMentions(document);
  const referred = new Set(local.filter((it) => it.role === 'refers').map(nameOf));
  const declarations = local.filter((it) => it.role === 'declares');
  // What an alias repeats in another pod may be used there.
  const usedSpans = new Set(declarations.filter((it) => referred.has(nameOf(it))).map(spanOf));
  return oncePerSpan(declarations.filter((it) => !usedSpans.has(spanOf(it))));
}

function localMentions(document: ManifestDocument): readonly Mention[] {
  return mentionsIn(document).filter((it) => it.scope.reach === 'document');
}

function oncePerSpan(mentions: readonly Mention[]): readonly Mention[] {
  return [...new Map(mentions.map((it) => [spanOf(it), it])).values()];
}

function nameOf({ kind, text, scope }: Mention): string {
  return `${kind}\n${scope.owner}\n${text}`;
}

function spanOf({ span }: Mention): number {
  return span.start;
}
