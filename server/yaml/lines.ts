/** Offsets of the first character of each line. */
export type Lines = readonly number[];

export function lineStarts(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The zero-based line an offset stands on. */
export function lineOf(lines: Lines, offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** The offset of the line's end, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** How many blanks stand at an offset. */
export function blanksAt(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end - offset;
}

/** Whether nothing more stands on the line. */
export function isLineEnd(text: string, offset: number): boolean {
  return offset >= text.length || text[offset] === '\n' || text.startsWith('\r\n', offset);
}

/** Whether the line at an offset is a document marker. */
export function isMarker(text: string, start: number): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(start, start + 4));
}

/** Where a comment begins in a piece of a line: at a `#` that opens it or follows a blank outside quotes; -1 if nowhere. */
export function commentIn(line: string): number {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const it = line.charAt(at);
    const opens = at === 0 || opensToken(line.charAt(at - 1));
    if (quote === '"' && it === '\\') {
      at++;
    } else if (quote !== '') {
      quote = it === quote ? '' : quote;
    } else if (opens && (it === '"' || it === "'")) {
      quote = it;
    } else if (it === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) {
      return at;
    }
  }
  return -1;
}

/** Whether a quote behind this character begins a quoted scalar, rather than standing within a plain one. */
export function opensToken(before: string): boolean {
  return /^[\s,:[{]?$/.test(before);
}
