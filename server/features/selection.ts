import { bodyOf } from '../manifest/body.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { Body } from '../yaml/body.ts';
import { blanksAt, lineEnd, lineOf } from '../yaml/lines.ts';
import { touches, type Span } from '../yaml/tree.ts';

/**
 * What a selection at an offset grows to, step by step, each within the next: word, value, entry, map or list, and so
 * on to the document. Nothing in what is no Kubernetes object.
 */
export function selections(document: ManifestDocument, offset: number): readonly Span[] {
  const { text, identity } = document;
  const body = bodyOf(document);
  if (!identity.shape || !body) return [];
  const inside = [...commentAt(document, offset), ...wordAt(text, offset), ...around(document, body, offset)];
  return nested([...inside, { start: 0, end: text.length }], offset);
}

/** All that an offset stands in, in any order. */
function around(document: ManifestDocument, body: Body, offset: number): Span[] {
  const whole = [body.value, ...innerOf(document, body, offset)];
  const part = body.parts.findLast((it) => touches(it.span, offset));
  if (!part) return whole;
  return [...whole, part.span, part.head, ...around(document, part, offset)];
}

/** A text without its quotes, brackets or block header; of a text of several lines the line. */
function innerOf(document: ManifestDocument, { value }: Body, offset: number): Span[] {
  const source = document.text.slice(value.start, value.end);
  if (/^(["'])[^]*\1$|^\{[^]*\}$|^\[[^]*\]$/.test(source) && source.length > 1) {
    return [{ start: value.start + 1, end: value.end - 1 }];
  }
  const header = /^[|>][^\n]*\n\s*?(?=\S)/.exec(source)?.[0];
  if (header === undefined) return [];
  return [{ start: value.start + header.length, end: value.end }, lineAt(document, offset)];
}

/** The comment an offset stands in, and the comments on the lines around it. */
function commentAt(document: ManifestDocument, offset: number): Span[] {
  const { text } = document;
  const { lines } = document.outline;
  const isComment = (line: number) => text[start(line)] === '#';
  let first = lineOf(lines, offset);
  if (!isComment(first)) return [];
  let last = first;
  while (first > 0 && isComment(first - 1)) first--;
  while (last + 1 < lines.length && isComment(last + 1)) last++;
  return [lineAt(document, offset), { start: start(first), end: lineEnd(text, start(last)) }];

  function start(line: number): number {
    const from = lines[line] ?? 0;
    return from + blanksAt(text, from);
  }
}

/** A line without the blanks around it. */
function lineAt({ text, outline: { lines } }: ManifestDocument, offset: number): Span {
  const from = lines[lineOf(lines, offset)] ?? 0;
  const start = from + blanksAt(text, from);
  return { start, end: start + text.slice(start, lineEnd(text, start)).trimEnd().length };
}

function wordAt(text: string, offset: number): Span[] {
  const before = /(?<![\w-])[\w-]*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0].length ?? 0;
  const after = /^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  return [{ start: offset - before, end: offset + after }];
}

/** Those that hold the offset and something more than the one before, so that each step shows. */
function nested(spans: readonly Span[], offset: number): readonly Span[] {
  const sorted = spans
    .filter((it) => it.start < it.end && touches(it, offset))
    .toSorted((a, b) => a.end - a.start - (b.end - b.start));
  const steps: Span[] = [];
  for (const it of sorted) {
    const last = steps.at(-1);
    if (
      !last ||
      (it.start <= last.start && last.end <= it.end && it.end - it.start > last.end - last.start)
    ) {
      steps.push(it);
    }
  }
  return steps;
}
