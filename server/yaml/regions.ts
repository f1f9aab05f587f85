import { blanksAt, isLineEnd, isMarker, lineEnd, opensToken } from './lines.ts';
import type { Span } from './tree.ts';

/** Text that lines don't structure: a block scalar, a flow collection, a quoted scalar. */
export type RegionText = Span & {
  readonly kind: 'block-scalar' | 'flow' | 'quoted';
  /** Whether its bracket or quote is closed; always so for a block scalar. */
  readonly closed: boolean;
};

/**
 * The region a value begins, or nothing where it is plain text.
 * `owner` is the column of the entry whose value it is, -1 at the root: what is not deeper does not belong to it.
 */
export function regionFrom(text: string, offset: number, owner: number): RegionText | undefined {
  const start = behindProperties(text, offset);
  const first = text.charAt(start);
  if (first === '{' || first === '[') return { kind: 'flow', start, ...flowEnd(text, start, owner) };
  if (first === '"' || first === "'") return { kind: 'quoted', start, ...quoteEnd(text, start) };
  const header = /^[|>](?:[+-]?[1-9]?|[1-9][+-]?)[ \t]*(?:#.*)?$/;
  if (!header.test(text.slice(start, lineEnd(text, start)))) return undefined;
  return { kind: 'block-scalar', start, end: blockEnd(text, start, owner), closed: true };
}

/** Steps over an anchor and a tag. */
function behindProperties(text: string, offset: number): number {
  const properties = /^(?:[&!][^\s{}[\],]*[ \t]+)*/.exec(text.slice(offset, lineEnd(text, offset)));
  return offset + (properties?.[0].length ?? 0);
}

/** A block scalar ends before the first line that is neither blank nor deeper than its owner. */
function blockEnd(text: string, header: number, owner: number): number {
  let end = nextLine(text, header);
  for (let start = end; start < text.length; start = nextLine(text, start)) {
    if (isMarker(text, start)) break;
    const indent = blanksAt(text, start);
    if (isLineEnd(text, start + indent)) continue;
    if (indent <= owner) break;
    end = nextLine(text, start);
  }
  return end;
}

function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

type End = { readonly end: number; readonly closed: boolean };

/** A flow collection ends behind its last bracket, or where a block line shows that the bracket was forgotten. */
function flowEnd(text: string, start: number, owner: number): End {
  let depth = 0;
  let offset = start;
  while (offset < text.length) {
    const it = text.charAt(offset);
    const opens = opensToken(text.charAt(offset - 1));
    if ((it === '"' || it === "'") && opens) {
      offset = quoteEnd(text, offset).end - 1;
    } else if (it === '#' && opens) {
      offset = lineEnd(text, offset) - 1;
    } else if (it === '{' || it === '[') {
      depth++;
    } else if ((it === '}' || it === ']') && --depth === 0) {
      return { end: offset + 1, closed: true };
    } else if (it === '\n' && breaksFlow(text, offset + 1, owner)) {
      return { end: offset, closed: false };
    }
    offset++;
  }
  return { end: text.length, closed: false };
}

/** Whether the line at `start` is a block entry no deeper than the owner of an open bracket. */
function breaksFlow(text: string, start: number, owner: number): boolean {
  const line = text.slice(start, lineEnd(text, start));
  return /^ *(?:- |[\w./-]+:(?:\s|$))/.test(line) && blanksAt(line, 0) <= owner;
}

/** A quoted scalar ends with its quote; one that is never closed ends with its line. */
function quoteEnd(text: string, start: number): End {
  const double = text[start] === '"';
  let end = start + 1;
  while (end < text.length && (text[end] !== text[start] || (!double && text[end + 1] === "'"))) {
    end += (double && text[end] === '\\') || text[end] === "'" ? 2 : 1;
    // A quote still open on a line that reads as an entry was forgotten on its own line.
    if (text[end - 1] === '\n' && /^ *(?:- )?[\w./-]+:(?:\s|$)/.test(text.slice(end, lineEnd(text, end)))) {
      return { end: lineEnd(text, start), closed: false };
    }
  }
  return end < text.length ? { end: end + 1, closed: true } : { end: lineEnd(text, start), closed: false };
}
