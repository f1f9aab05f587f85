import { plainOrQuoted, type Layout } from './write.ts';

/** Something to write into a document: text, or maps and lists of it. */
export type Content = Scalar | readonly Content[] | { readonly [key: string]: Content };

/** Text is quoted where YAML would read it as something else; numbers and booleans stand plain. */
export type Scalar = string | number | bigint | boolean;

/** How to write within braces and brackets: as the file's YAML is, or as JSON. */
export type FlowStyle = 'yaml' | 'json';

/** The lines of a map or list in block style, the first at column zero; one line for a scalar. */
export function blockLines(content: Content, layout: Layout): readonly string[] {
  if (isList(content) && content.length > 0) return content.flatMap((it) => itemLines(it, layout));
  if (isMap(content) && Object.keys(content).length > 0) {
    return Object.entries(content).flatMap(([key, value]) => entryLines(key, value, layout));
  }
  return [flowText(content, 'yaml')];
}

/** `key: value` in block style, the key at column zero. */
export function entryLines(key: string, value: Content, layout: Layout): readonly string[] {
  const head = `${plainOrQuoted(key)}:`;
  const lines = blockLines(value, layout);
  if (!isNested(value)) return [`${head} ${lines.join('')}`];
  const indent = ' '.repeat(isList(value) ? layout.listIndent : layout.indent);
  return [head, ...lines.map((it) => `${indent}${it}`)];
}

/** `- value` in block style, the dash at column zero. */
export function itemLines(value: Content, layout: Layout): readonly string[] {
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

function isNested(content: Content): boolean {
  return typeof content === 'object' && Object.keys(content).length > 0;
}

function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content);
}

function isMap(content: Content): content is Readonly<Record<string, Content>> {
  return typeof content === 'object' && !isList(content);
}
