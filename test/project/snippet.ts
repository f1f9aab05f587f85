import { readFileSync, readdirSync } from 'node:fs';

/** A snippet of snippets/. */
export type Snippet = {
  readonly name: string;
  readonly description: string;
  /** Whether it makes a whole file, not a part of one. */
  readonly isFileTemplate: boolean;
  /** What VS Code would offer it by, wherever a word begins like that. */
  readonly prefix?: string;
  readonly body: string;
};

const folder = new URL('../../snippets/', import.meta.url);

/** All our snippets. Throws where a file isn't what VS Code takes. */
export function snippets(): readonly Snippet[] {
  return readdirSync(folder).flatMap((file) => {
    const read = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<
      string,
      Partial<Pick<Snippet, 'isFileTemplate' | 'prefix'>> & { description: string; body: readonly string[] }
    >;
    return Object.entries(read).map(([name, it]) => ({
      ...it,
      ...{ name, isFileTemplate: it.isFileTemplate === true, body: it.body.join('\n') },
    }));
  });
}

/** A part of a snippet's body: text, or a tab stop with its default, if it has one here. */
type Part = string | { readonly stop: number; readonly inside?: readonly Part[] };

/** The text of a snippet whose tab stops are all left at their defaults, the first one of a choice. */
export function expand(body: string): string {
  const parts = parse(body);
  const defaults = new Map(stopsIn(parts).flatMap((it) => (it.inside ? [[it.stop, it.inside]] : [])));
  return textOf(parts);

  function textOf(some: readonly Part[]): string {
    return some.map((it) => (typeof it === 'string' ? it : textOf(defaults.get(it.stop) ?? []))).join('');
  }
}

/** The tab stops of a snippet, each once, in the order a person meets them; 0, where the cursor ends, is last. */
export function tabStops(body: string): readonly number[] {
  const numbers = new Set(stopsIn(parse(body)).map((it) => it.stop));
  return [...numbers].sort((a, b) => (a || Infinity) - (b || Infinity));
}

/** The tab stops that have more than one default, or none. */
export function unclearStops(body: string): readonly number[] {
  const stops = stopsIn(parse(body));
  return tabStops(body).filter(
    (number) => number !== 0 && stops.filter((it) => it.stop === number && it.inside).length !== 1,
  );
}

type Stop = Exclude<Part, string>;

function stopsIn(parts: readonly Part[]): readonly Stop[] {
  return parts.flatMap((it) => (typeof it === 'string' ? [] : [it, ...stopsIn(it.inside ?? [])]));
}

// `\$`, `$1`, `${1}`, `${1|a,b|}`, `${1:`, `}`, and any other text up to the next of these.
const token =
  /\\(?<escaped>[$}\\])|\$(?<plain>\d+)|\$\{(?<braced>\d+)\}|\$\{(?<chosen>\d+)\|(?<choices>[^|]+)\|\}|\$\{(?<open>\d+):|(?<close>\})|(?<dollar>\$)|(?<text>[^\\$}]+|\\)/gy;

function parse(body: string): readonly Part[] {
  const tokens = [...body.matchAll(token)];
  let next = 0;
  return parts(false);

  function parts(inPlaceholder: boolean): Part[] {
    const found: Part[] = [];
    for (;;) {
      const groups = tokens[next++]?.groups;
      if (!groups) {
        if (inPlaceholder) throw new Error('A placeholder has no closing brace.');
        return found;
      }
      const { escaped, plain, braced, chosen, choices, open, close, dollar, text } = groups;
      if (dollar !== undefined) throw new Error('A $ that begins no tab stop is to be written \\$.');
      if (close !== undefined && inPlaceholder) return found;
      if (open !== undefined) found.push({ stop: Number(open), inside: parts(true) });
      else if (chosen !== undefined) found.push({ stop: Number(chosen), inside: [firstOf(choices)] });
      else if (plain !== undefined || braced !== undefined) found.push({ stop: Number(plain ?? braced) });
      else found.push(escaped ?? close ?? text ?? '');
    }
  }
}

function firstOf(choices = ''): string {
  return choices.split(',')[0] ?? '';
}

const wrapper = {
  containers: (item: string, volumes: string) => `spec:\n  containers:\n${item}${volumes}`,
  initContainers: (item: string, volumes: string) =>
    `spec:\n  restartPolicy: Never\n  initContainers:\n${item}\n  containers:\n` +
    `    - name: main\n      image: docker.io/library/nginx:1.27\n${volumes}`,
};

/** What a person has after accepting a snippet in the place it is for: an empty file, or a pod's list of containers. */
export function manifestOf(snippet: Snippet): string {
  const text = expand(snippet.body);
  if (snippet.isFileTemplate) return text;
  const item = text.trimEnd().replace(/^(?=.)/gm, '    ');
  const mounted = [...text.matchAll(/- name: (\S+)\n\s+mountPath/g)].map((it) => it[1] ?? '');
  const volumes = mounted.map((it) => `\n    - name: ${it}\n      emptyDir: {}`).join('');
  const list = snippet.name.startsWith('Container: init') ? 'initContainers' : 'containers';
  const head = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: snippet\n`;
  return `${head}${wrapper[list](item, volumes && `\n  volumes:${volumes}`)}\n`.replace(/\n\n+/g, '\n');
}
