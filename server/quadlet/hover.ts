import type { Span } from '../yaml/tree.ts';
import type { Key } from './key.ts';
import { keyOf, sectionOf, type SectionFacts } from './keys.ts';
import { placeAt } from './place.ts';
import type { Unit } from './unit.ts';

/** What there is to know of what stands at an offset of a unit: Markdown, and what it is about. */
export function hoverUnit(
  unit: Unit,
  offset: number,
): { readonly span: Span; readonly markdown: string } | undefined {
  const place = placeAt(unit, offset);
  switch (place?.kind) {
    case 'section': {
      const facts = sectionOf(unit.text.slice(place.span.start + 1, place.span.end - 1));
      return facts && { span: place.span, markdown: sectionPage(facts) };
    }
    case 'key': {
      const key = keyOf(place.section?.name ?? '', unit.text.slice(place.span.start, place.span.end));
      return key && { span: place.span, markdown: keyPage(key) };
    }
    case 'value': {
      const value = keyOf(place.section.name, place.entry.key)?.value;
      const word = unit.text.slice(place.span.start, place.span.end);
      const choice = value?.kind === 'choice' ? value.choices.find((it) => it.name === word) : undefined;
      return choice && { span: place.span, markdown: `\`${choice.name}\`: ${choice.says}` };
    }
    case undefined:
      return undefined;
  }
}

export function sectionPage({ name, says, since }: SectionFacts): string {
  return page(`[${name}]`, [says, since && `Since podman ${since}.`]);
}

export function keyPage({ name, says, since, value, many, instead }: Key): string {
  const choices = value.kind === 'choice' ? value.choices.map((it) => `- \`${it.name}\`: ${it.says}`) : [];
  return page(`${name}=`, [
    instead && `Deprecated: write \`${instead}=\` instead.`,
    says,
    choices.join('\n'),
    value.kind === 'boolean' ? 'True are `true`, `yes`, `on` and `1`; all else is false.' : undefined,
    many && 'It may stand several times.',
    since && `Since podman ${since}.`,
  ]);
}

function page(title: string, parts: readonly (string | undefined | false)[]): string {
  return [`**${title}**`, ...parts].filter((it) => typeof it === 'string' && it !== '').join('\n\n');
}
