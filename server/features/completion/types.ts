import type { Choice } from './choice.ts';
import { markdown } from '../../schema/describe.ts';
import type { Type } from '../../schema/shape.ts';

/** The values a type allows or knows, its default first; `preset` is the default as YAML text. */
export function typeChoices(type: Type, preset: string | undefined): readonly Choice[] {
  const preferred = preset?.replace(/^"(.*)"$/, '$1');
  const texts = textsOf(type);
  const ordered = preferred === undefined ? texts : [preferred, ...texts.filter((it) => it !== preferred)];
  return ordered.map((text) => {
    const meaning = type.kind === 'string' ? type.meanings?.get(text) : undefined;
    return {
      text,
      sort: type.kind === 'boolean' ? 'boolean' : 'value',
      form: isText(type, text) ? 'text' : 'literal',
      ...(text === preferred && { detail: 'default' }),
      ...(meaning !== undefined && { documentation: () => markdown(meaning) }),
    };
  });
}

function textsOf(type: Type): readonly string[] {
  if (type.kind === 'boolean') return ['true', 'false'];
  return type.kind === 'string' ? (type.values ?? type.known ?? []) : [];
}

function isText(type: Type, text: string): boolean {
  return type.kind === 'string' || (type.kind === 'int-or-string' && !/^\d+$/.test(text));
}
