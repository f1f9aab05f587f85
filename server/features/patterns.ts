import { isBroken, type ManifestDocument } from '../manifest/document.ts';
import { listIn, mapsIn, textIn } from '../manifest/find.ts';
import { objectOf } from '../manifest/object.ts';
import type { PodPart } from '../manifest/pods.ts';
import { containerFor } from '../patterns/add.ts';
import type { Choices } from '../patterns/choices.ts';
import type { Variant } from '../patterns/variant.ts';
import { variants } from '../patterns/variants.ts';
import type { PatternChoice } from '../protocol-patterns.ts';
import { resolved, touches, type Span } from '../yaml/tree.ts';

/** What may be added to a pod. */
export type Extension = {
  /** Where the pod's object stands. */
  readonly whole: Span;
  /** The container that a new one is for, by its zero-based place in `containers`; absent where that is the first. */
  readonly main?: number;
  /** Its name; absent where it has none. */
  readonly mainName?: string;
  readonly choices: readonly PatternChoice[];
};

/**
 * What may be added to a pod of a document, as someone sees it who stands at an offset; nothing where the pod can't be read.
 */
export function extensionOf(
  document: ManifestDocument,
  part: PodPart,
  offset: number,
): Extension | undefined {
  const { spec } = part;
  if (document.templated || isBroken(document, spec.map)) return undefined;
  const items = listIn(spec.map, 'containers')?.items ?? [];
  const index = items.findIndex((it) => resolved(it)?.kind === 'map' && touches(it.span, offset));
  const main = index === -1 ? {} : { main: index };
  const choices = choicesFor(document, part, main);
  if (choices.length === 0) return undefined;
  const container = mapsIn(spec.map, 'containers').find((it) => index === -1 || it === items[index]);
  const mainName = container && textIn(container, 'name');
  const whole = objectOf(spec.parent ?? spec).node.span;
  return { whole, ...main, ...(mainName !== undefined && { mainName }), choices };
}

/** What a person may choose from for a pod that isn't written yet. */
export function newPodChoices(): readonly PatternChoice[] {
  return variants.map((it) => choiceOf(it, it.shared?.main.path));
}

function choicesFor(
  document: ManifestDocument,
  { spec }: PodPart,
  choices: Choices,
): readonly PatternChoice[] {
  return variants.flatMap((variant) => {
    const added = containerFor(document, spec.path, variant, choices);
    return added ? [choiceOf(variant, added.mountPath)] : [];
  });
}

function choiceOf({ id, pattern, title, purpose }: Variant, mountPath: string | undefined): PatternChoice {
  return { variant: id, pattern, title, purpose, ...(mountPath !== undefined && { mountPath }) };
}
