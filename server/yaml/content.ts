import { plainOrQuoted, textScalar, type Layout } from './write.ts';

/** Something to write into a document: text, or maps and lists of it. */
export type Content = Scalar | readonly Content[] | { readonly [key: string]: Content };

/** Text is quoted where YAML would read it as something else, and text of several lines is a block; numbers and booleans stand plain. */
export type Scalar = string | number | bigint | boolean;

/** How to write within braces and brackets: as the file's YAML is, or as JSON. */
export type FlowStyle = 'yaml' | 'json';

/** The lines of a map or list in block style, the first at column zero; one line for a scalar. */
export function blockLines(content: Content, layout: Layout): readonly string[] {
  if (isList(content) && content.length > 0) return content.flatMap((it) => itemLines(it, layout));
  if (isMap(content) && Object.keys(content).length > 0) {
    return Object.entries(content).flatMap(([key, value]) => entryLines(key, value, layout));
  }
  return [typeof content === 'string' ? textScalar(content, '', 'block') : flowText(content, 'yaml')];
}

/** `key: value` in block style, the key at column zero. */
export function entryLines(key: string, value: Content, layout: Layout): readonly string[] {
  const head = `${plainOrQuoted(key)}:`;
  if (isLiteral(value)) return literalLines(`${head} `, value, ' '.repeat(layout.indent));
  const lines = blockLines(value, layout);
  if (!isNested(value)) return [`${head} ${lines.join('')}`];
  const indent = ' '.repeat(isList(value) ? layout.listIndent : layout.indent);
  return [head, ...lines.map((it) => `${indent}${it}`)];
}

/** `- value` in block style, the dash at column zero. */
export function itemLines(value: Content, layout: Layout): readonly string[] {
  if (isLiteral(value)) return literalLines('- ', value, '  ');
  return blockLines(value, layout).map((it, index) => `${index === 0 ? '- ' : '  '}${it}`);
}

/** The content on one line. */
export function flowText(content: Content, style: FlowStyle): string {
  if (isList(content)) return `[${content.map((it) => flowText(it, style)).join(', ')}]`;
  if (isMap(content)) {
    return `{${Object.entries(content)
      .map(([key, value]) => flowEntry(key, value, style))
      .join(', ')}}`;
  }
  return scalarText(content, style);
}

/** `key: value` on one line. */
export function flowEntry(key: string, value: Content, style: FlowStyle): string {
  return `${scalarText(key, style)}: ${flowText(value, style)}`;
}

function scalarText(scalar: Scalar, style: FlowStyle): string {
  if (typeof scalar !== 'string') return String(scalar);
  return style === 'json' ? JSON.stringify(scalar) : plainOrQuoted(scalar);
}

/** A text of several lines as a block scalar, which shows them as they are. */
function literalLines(before: string, text: string, indent: string): readonly string[] {
  return [
    `${before}|`,
    ...text
      .trimEnd()
      .split('\n')
      .map((it) => indent + it),
  ];
}

/** Whether `|` would give just this text: lines of ordinary characters, none of them blank, the last one ended. */
function isLiteral(content: Content): content is string {
  return typeof content === 'string' && /^(?=\S)(?:[\t\x20-\x7E]*[\x21-\x7E]\n){2,}$/.test(content);
}

function isNested(content: Content): boolean {
  return typeof content === 'object' && Object.keys(content).length > 0;
}

function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content);
}

function isMap(content: Content): content is Readonly<Record<string, Content>> {
  return typeof content === 'object' && !isList(content);
}
