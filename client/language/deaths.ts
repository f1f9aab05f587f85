/** Milliseconds, and how often the server may end within them before it stays off. */
const span = 3 * 60_000;
const most = 4;

export type Deaths = {
  /** Notes that the server is asked, or told, something; call back when it has answered. */
  readonly begin: (params: unknown) => () => void;
  /** What to do, and to tell the person, when the server has ended by itself. */
  readonly end: () => { readonly restart: boolean; readonly message: string };
};

/**
 * Remembers what the server is at, so that one that ends can be blamed on a file. It works on what it was asked first;
 * where it has answered everything, on the file that it was told of last.
 * `nameOf` makes a file's URI readable; `now` is the time in milliseconds.
 */
export function watchDeaths(nameOf: (uri: string) => string, now: () => number): Deaths {
  const asked = new Set<{ readonly uri: string }>();
  let told: string | undefined;
  let ends: readonly number[] = [];
  return {
    begin: (params) => {
      const uri = uriIn(params);
      if (uri === undefined) return () => undefined;
      told = uri;
      const question = { uri };
      asked.add(question);
      return () => asked.delete(question);
    },
    end: () => {
      const [first] = asked;
      const uri = first?.uri ?? told;
      asked.clear();
      const time = now();
      ends = [...ends.filter((it) => time - it <= span), time];
      return { restart: ends.length <= most, message: inWords(ends.length, uri && nameOf(uri)) };
    },
  };
}

function inWords(times: number, file: string | undefined): string {
  const at = file === undefined ? '' : ` while it worked on ${file}`;
  if (times <= most) return `The language server of Podwright ended unexpectedly${at}. It is started again.`;
  const advice = file === undefined ? '' : ' Most likely something in that file is why: please report it.';
  return `The language server of Podwright ended ${times} times within 3 minutes, the last time${at}. It stays off until the window is reloaded.${advice}`;
}

/** The file that a message is about (LSP 3.17: `textDocument`; our own requests have `uri`). */
function uriIn(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const { uri, textDocument } = params as { readonly uri?: unknown; readonly textDocument?: unknown };
  return typeof uri === 'string' ? uri : uriIn(textDocument);
}
