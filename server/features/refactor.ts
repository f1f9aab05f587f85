import type { ManifestDocument } from '../manifest/document.ts';
import type { TextEdit } from '../manifest/edits.ts';
import { entryIn, listIn } from '../manifest/find.ts';
import { objectOf } from '../manifest/object.ts';
import { podsOf, type PodPart } from '../manifest/pods.ts';
import { addContainer } from '../patterns/add.ts';
import type { Choices } from '../patterns/choices.ts';
import type { Variant } from '../patterns/variant.ts';
import { patternWords, variants } from '../patterns/variants.ts';
import { lineStart } from '../yaml/extent.ts';
import { lineEnd } from '../yaml/lines.ts';
import { entryOf, resolved, type Node, type Span } from '../yaml/tree.ts';

/** A change of a document that a person may ask for where nothing is wrong. */
export type Refactoring = {
  /** In the imperative, as a menu shows it: `Add sidecar: log shipper`. */
  readonly title: string;
  /** Edits of the document, in the order of the text, that stand apart. */
  readonly edits: readonly TextEdit[];
};

/**
 * What may be made of what a span of a document stands on.
 * Containers are offered on few lines, so that an editor's light bulb doesn't burn everywhere: those of a pod's kind and
 * name, of `containers` and `initContainers`, and with which a container begins.
 */
export function refactorings(
  document: ManifestDocument,
  span: Span,
  choices: Omit<Choices, 'main'> = {},
): readonly Refactoring[] {
  if (document.templated) return [];
  return podsOf(document).flatMap((pod) => {
    const place = placeIn(document, pod, span);
    if (!place) return [];
    return variants.filter(place.fits).flatMap((variant) => {
      const edits = addContainer(document, pod.spec.path, variant, { ...choices, ...place.choices });
      if (!edits) return [];
      return [{ title: `Add ${patternWords[variant.pattern]}: ${variant.title}`, edits }];
    });
  });
}

/** Which variants are offered there, and for which container. */
type Place = { readonly fits: (variant: Variant) => boolean; readonly choices: Choices };

function placeIn(document: ManifestDocument, pod: PodPart, span: Span): Place | undefined {
  const { spec } = pod;
  const object = objectOf(spec.parent ?? spec).node;
  const on = (...nodes: readonly (Node | undefined)[]) =>
    nodes.some((it) => it && isOnLine(document, it.span.start, span));
  if (on(entryOf(object, 'kind')?.key, pod.name?.written)) return { fits: () => true, choices: {} };
  if (on(entryIn(spec.map, 'initContainers')?.key)) return { fits: isInit, choices: {} };
  if (on(entryIn(spec.map, 'containers')?.key)) return { fits: (it) => !isInit(it), choices: {} };
  const container = pod.containers.find((it) => on(it.map, it.name));
  if (!container) return undefined;
  if (container.role === 'init') return { fits: isInit, choices: {} };
  const main = listIn(spec.map, 'containers')?.items.findIndex((it) => resolved(it) === container.map);
  return { fits: () => true, choices: main === undefined ? {} : { main } };
}

function isInit({ pattern }: Variant): boolean {
  return pattern === 'init';
}

/** Whether a span lies within the line that an offset stands on. */
function isOnLine({ text }: ManifestDocument, offset: number, { start, end }: Span): boolean {
  return lineStart(text, offset) <= start && end <= lineEnd(text, offset);
}
