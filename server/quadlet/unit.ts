import type { Span } from '../yaml/tree.ts';

/** A unit file as Quadlet reads it (podman, pkg/systemd/parser/unitfile.go), with offsets from its start. */
export type Unit = {
  readonly text: string;
  /** In the file's order; a name may come several times, and then they are one to Quadlet. */
  readonly sections: readonly Section[];
  /** What makes Quadlet refuse the whole file. */
  readonly faults: readonly Fault[];
};

export type Section = {
  /** Without its brackets. */
  readonly name: string;
  /** The header with its brackets. */
  readonly span: Span;
  readonly entries: readonly Entry[];
};

/** A key with its value. */
export type Entry = {
  readonly key: string;
  readonly keySpan: Span;
  /** With lines that go on joined, without spaces around. */
  readonly value: string;
  /** From the value's first character to its last, over all its lines; empty behind the `=` where there is none. */
  readonly valueSpan: Span;
  /** The parts of the value, one a line. */
  readonly pieces: readonly Span[];
};

export type Fault = {
  /** No key, section or comment; a name in brackets that can't be one; or a key before any section. */
  readonly kind: 'line' | 'name' | 'early';
  readonly span: Span;
};

/** A line and those that go on with it, without the spaces around them. */
type Line = { readonly text: string; readonly pieces: readonly Span[] };

/** Whether a file is a unit of this kind, as Quadlet tells it: by its name. */
export function isUnitFile(path: string): boolean {
  return path.endsWith('.kube');
}

/** Reads any text; never fails. */
export function readUnit(text: string): Unit {
  const sections: { name: string; span: Span; entries: Entry[] }[] = [];
  const faults: Fault[] = [];
  for (const line of linesOf(text)) {
    const span = { start: line.pieces[0]?.start ?? 0, end: line.pieces.at(-1)?.end ?? 0 };
    const header = /^\[([^\]]*)\][ \t]*$/.exec(line.text);
    const equals = line.text.indexOf('=');
    if (header) {
      const [, name = ''] = header;
      if (isName(name)) {
        sections.push({ name, span: { ...span, end: span.start + name.length + 2 }, entries: [] });
      } else {
        faults.push({ kind: 'name', span });
      }
    } else if (equals < 1) {
      faults.push({ kind: 'line', span });
    } else {
      const section = sections.at(-1);
      if (section) section.entries.push(entryOf(line, equals));
      else faults.push({ kind: 'early', span });
    }
  }
  return { text, sections, faults };
}

/** The entries of all sections of that name, which Quadlet reads as one. */
export function entriesIn({ sections }: Unit, name: string): readonly Entry[] {
  return sections.filter((it) => it.name === name).flatMap((it) => it.entries);
}

/** The value that counts of a key that takes one: the last. */
export function lastOf(unit: Unit, section: string, key: string): Entry | undefined {
  return entriesIn(unit, section).findLast((it) => it.key === key);
}

/** The values that count of a key that takes several: an empty one drops those before it (LookupAllRaw). */
export function allOf(unit: Unit, section: string, key: string): readonly Entry[] {
  const all = entriesIn(unit, section).filter((it) => it.key === key);
  return all.slice(all.findLastIndex((it) => it.value === '') + 1);
}

/** Where in the file a part of an entry's value stands. */
export function placeIn({ pieces, valueSpan }: Entry, part: Span): Span {
  let left = part.start;
  for (const piece of pieces) {
    const length = piece.end - piece.start;
    if (left < length || (left === length && piece === pieces.at(-1))) {
      const start = piece.start + left;
      return { start, end: Math.min(start + part.end - part.start, piece.end) };
    }
    left -= length;
  }
  return valueSpan;
}

/** A value without the quotes around it (Lookup). */
export function unquoted(value: string): string {
  return /^"(.*)"$/s.exec(value)?.[1] ?? value;
}

/** The words of a value and where they stand in the file; quotes keep spaces together (LookupAllStrv). */
export function wordsOf(entry: Entry): readonly { readonly text: string; readonly span: Span }[] {
  return [...entry.value.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)].map((it) => {
    const text = it[1] ?? it[2] ?? it[0];
    const start = it.index + (text === it[0] ? 0 : 1);
    return { text, span: placeIn(entry, { start, end: start + text.length }) };
  });
}

/**
 * What Quadlet reads as one line each: a backslash at the end goes on with the next line, over comments and empty
 * lines between (UnitFile.Parse; before podman 5.4 not over comments).
 */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let open: Span[] = [];
  let start = 0;
  for (const raw of text.split('\n')) {
    const from = start + raw.length - raw.trimStart().length;
    const span = { start: from, end: from + raw.trim().length };
    start += raw.length + 1;
    const isLast = start > text.length;
    if (!/^(?:$|[#;])/.test(raw.trim())) {
      const goesOn = raw.trimEnd().endsWith('\\');
      open.push(goesOn ? { ...span, end: span.end - 1 } : span);
      if (goesOn && !isLast) continue;
      lines.push(lineOf(text, open));
      open = [];
    }
  }
  return open.length === 0 ? lines : [...lines, lineOf(text, open)];
}

function lineOf(text: string, pieces: readonly Span[]): Line {
  return { text: pieces.map((it) => text.slice(it.start, it.end)).join(''), pieces };
}

function isName(name: string): boolean {
  return name !== '' && !/[[\p{Cc}]/u.test(name);
}

function entryOf({ text, pieces }: Line, equals: number): Entry {
  const key = text.slice(0, equals).trimEnd();
  const behind = text.slice(equals + 1);
  const from = text.length - behind.trimStart().length;
  const value = text.slice(from).trimEnd();
  const start = pieces[0]?.start ?? 0;
  const own = cut(pieces, from, from + value.length);
  const valueSpan = { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 };
  return { key, keySpan: { start, end: start + key.length }, value, valueSpan, pieces: own };
}

/** The pieces of a part of the text that pieces make together; an empty one at the end for a part that is empty. */
function cut(pieces: readonly Span[], from: number, to: number): readonly Span[] {
  let before = 0;
  const parts = pieces.flatMap(({ start, end }) => {
    const [first, last] = [Math.max(from - before, 0), Math.min(to - before, end - start)];
    before += end - start;
    return first < last ? [{ start: start + first, end: start + last }] : [];
  });
  const { end = 0 } = pieces.at(-1) ?? {};
  return parts.length > 0 ? parts : [{ start: end, end }];
}
