/** What must not be, of one sort, by which a smaller scene is known to have the same. */
export type Fault = { readonly sort: string; readonly words: string };

export function fault(sort: string, words: string): Fault {
  return { sort, words };
}

/** A value as one line of a report. */
export function brief(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
