import type { PodmanSupport } from './podman.ts';
import type { Field, Type } from './shape.ts';

/** A type in the words of a person who writes YAML: 'list of Container', 'integer', 'quantity'. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'object':
      return type.shape.name;
    case 'list':
      return `list of ${typeName(type.item)}`;
    case 'map':
      return `map of ${typeName(type.value)}`;
    case 'int-or-string':
      return 'integer or string';
    case 'manifest':
      return 'Kubernetes object';
    default:
      return type.kind;
  }
}

/** All the schema knows of a field, as Markdown: its type, what it is for, default, allowed values, age. */
export function describeField(field: Field): string {
  const marks = [`**${field.name}** \`${typeName(field.type)}\``];
  if (field.required) marks.push('required');
  if (field.deprecated) marks.push('deprecated');
  return [marks.join(' · '), markdown(field.description), ...facts(field)]
    .filter((it) => it !== '')
    .join('\n\n');
}

/** What podman does with a field or kind, as Markdown; empty where it isn't known. */
export function describeSupport(support: PodmanSupport | undefined): string {
  if (!support) return '';
  const since = support.since === undefined ? '' : ` since ${support.since}`;
  const verdicts = {
    yes: `takes it${since}`,
    partial: `takes part of it${since}`,
    ignored: 'ignores it without a word',
    refused: 'refuses it',
  } as const satisfies Record<PodmanSupport['support'], string>;
  const note = support.note === undefined ? '' : ` ${markdown(support.note)}`;
  return `**podman** ${verdicts[support.support]}.${note}`;
}

function facts(field: Field): string[] {
  const found: string[] = [];
  const { type } = field;
  if (field.default !== undefined) found.push(`Default: \`${field.default}\``);
  if (type.kind === 'string' && type.values) found.push(`Allowed: ${type.values.map(code).join(', ')}`);
  if (type.kind === 'boolean') found.push('Allowed: `true`, `false`');
  if (field.since !== undefined) found.push(`Since Kubernetes ${field.since}`);
  return found.length === 0 ? [] : [found.join('  \n')];
}

function code(text: string): string {
  return text === '' ? '`""`' : `\`${text}\``;
}

/** Text by the Kubernetes authors, with what Markdown would swallow made visible. */
export function markdown(text: string): string {
  return text.replace(/[\\*<[\]]/g, '\\$&');
}

/** Someone's text within a sentence of ours: in quotes, on one line, and not too long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `'${line.length > 60 ? `${line.slice(0, 60)}…` : line}'`;
}
