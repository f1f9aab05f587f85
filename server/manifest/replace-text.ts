import type { ManifestDocument } from './document.ts';
import { replaceValue, type TextEdit } from './edits.ts';
import { contentEnd, lineBreakOf } from '../yaml/extent.ts';
import type { ScalarNode } from '../yaml/tree.ts';

/** Puts a text in a scalar's place; a text of several lines stays one where it stood as one and can stand so again. */
export function replaceText(document: ManifestDocument, node: ScalarNode, text: string): TextEdit {
  const whole = replaceValue(document, node, text);
  if (node.style !== 'block' || !canBeBlock(text)) return whole;
  const written = document.text.slice(node.span.start, contentEnd(document.text, node));
  const [header = '', ...lines] = written.split('\n');
  // What keeps its last line breaks takes in those that follow.
  if (/^[|>]\d?\+/.test(header)) return whole;
  const indent = /^ */.exec(lines.find((it) => it.trim() !== '') ?? '')?.[0] ?? '';
  if (indent === '') return whole;
  const body = text.replace(/\n$/, '').split('\n');
  const insert = [text.endsWith('\n') ? '|' : '|-', ...body.map((it) => (it === '' ? '' : indent + it))];
  return { span: whole.span, insert: insert.join(lineBreakOf(document.text)) };
}

/** Whether a block gives just this text: its first line begins and its last line ends with something to be seen. */
function canBeBlock(text: string): boolean {
  return (
    /^\S(?:[\s\S]*\S)?\n?$/.test(text) &&
    !/[^\n\t\x20-\x7E\u00A0-\uD7FF\uE000-\uFEFE]|[\u2028\u2029]/.test(text)
  );
}
