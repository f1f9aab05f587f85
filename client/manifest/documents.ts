/**
 * Takes single documents out of a manifest's text. The rest keeps its line numbers, so that what podman says about
 * a line is still true.
 */

/** A line that ends a document, whatever it stands in (YAML 1.2.2, rules 203 to 206). */
const marker = /^(?:---|\.\.\.)(?:[ \t]|\r?$)/;

/**
 * The text with those documents emptied in which a line (zero-based) of `lines` stands.
 * Markers stay; podman passes over empty documents.
 */
export function withoutDocuments(text: string, lines: readonly number[]): string {
  const all = text.split('\n');
  const numbers = documentsOf(text);
  const dropped = new Set(lines.map((it) => numbers[it]));
  return all.map((line, at) => (dropped.has(numbers[at]) ? blank(line) : line)).join('\n');
}

/** For each line the number of the document it stands in, from zero; a marker belongs to what follows. */
export function documentsOf(text: string): readonly number[] {
  const numbers: number[] = [];
  let document = 0;
  for (const line of text.split('\n')) {
    if (marker.test(line)) document += 1;
    numbers.push(document);
  }
  return numbers;
}

// A marker may carry the document's first value: `--- {kind: Pod}`.
function blank(line: string): string {
  const end = line.endsWith('\r') ? '\r' : '';
  return marker.test(line) ? line.slice(0, 3) + end : end;
}
