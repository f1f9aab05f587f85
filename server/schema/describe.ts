import { codeSpan } from './markup.ts';
import { isOlder } from './podman-version.ts';
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
  return [marks.join(' · '), markdown(field.description), facts(field, 'all')]
    .filter((it) => it !== '')
    .join('\n\n');
}

/** What of a field no JSON schema says: default, age, and that it is deprecated. Empty where there is nothing. */
export function describeRest(field: Field): string {
  return facts(field, 'unsaid');
}

/**
 * What a podman of this version does with a field or kind, as Markdown; empty where it isn't known.
 * Where podman's own documentation is wrong, it says so: people have read that first.
 */
export function describeSupport(support: PodmanSupport | undefined, podman: string): string {
  if (!support) return '';
  const { since, note, docs } = support;
  const acts = support.support === 'yes' || support.support === 'partial';
  const early = acts && since !== undefined && isOlder(podman, since);
  const verdict = early
    ? `**podman** ${podman} doesn't act on it yet: ${since} is the first that does.`
    : `**podman** ${verdicts[support.support]}${acts && since !== undefined ? ` since ${since}` : ''}.`;
  const wrong = docs === (acts ? 'no' : 'yes');
  const correction = wrong
    ? `Its documentation lists it as ${acts ? 'not supported' : 'supported'}, which is wrong.`
    : '';
  return [verdict, markdown(note ?? ''), correction].filter((it) => it !== '').join(' ');
}

const verdicts = {
  yes: 'takes it',
  partial: 'takes part of it',
  ignored: 'ignores it without a word',
  refused: 'refuses it',
} as const satisfies Record<PodmanSupport['support'], string>;

function facts(field: Field, which: 'all' | 'unsaid'): string {
  const { type } = field;
  const text = innermost(type);
  const values = text.kind === 'string' && text.values ? text.values.map(codeSpan).join(', ') : undefined;
  const allowed = type.kind === 'boolean' ? '`true`, `false`' : values;
  return [
    which === 'unsaid' && field.deprecated ? 'Deprecated' : '',
    field.default === undefined ? '' : `Default: ${codeSpan(field.default)}`,
    which === 'unsaid' || allowed === undefined ? '' : `Allowed: ${allowed}`,
    field.since === undefined ? '' : `Since Kubernetes ${field.since}`,
  ]
    .filter((it) => it !== '')
    .join('  \n');
}

/** What a list's items or a map's values are. */
function innermost(type: Type): Type {
  if (type.kind === 'list') return innermost(type.item);
  return type.kind === 'map' ? innermost(type.value) : type;
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

/** A name behind its article, as within a sentence: 'a Container', 'an EnvVar'. */
export function withArticle(name: string): string {
  return `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;
}
