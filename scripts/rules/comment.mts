import { readFileSync, readdirSync } from 'node:fs';

/** What a rule's comment says of it. */
export type Comment = {
  /** Its paragraphs, each on one line. */
  readonly paragraphs: readonly string[];
  /** A manifest, or a piece of one, with caret lines under what is reported. */
  readonly example: string;
  /** The podman version it speaks of, where that is not the newest: its first line says `# podman 4.3`. */
  readonly podman?: string;
};

const folder = new URL('../../server/rules/', import.meta.url);

/** The file of each rule, by its code, which is the file's name: `podman/podman-raw-secret.ts` in server/rules. */
export const ruleFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .flatMap((voice) => readdirSync(new URL(voice.name, folder)).map((it) => `${voice.name}/${it}`))
    .filter((it) => !it.endsWith('/all.ts'))
    .map((it) => [it.replace(/^.*\/|\.ts$/g, ''), it]),
);

/** The comment right above a rule in the file named like its code. */
export function readComment(code: string): Comment {
  const source = readFileSync(new URL(ruleFiles.get(code) ?? code, folder), 'utf8');
  // It holds no other comment's end.
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const \w+: (?:Cross)?Rule/.exec(source)?.[1] ?? '';
  const lines = comment.split('\n').map((it) => it.replace(/^ \* ?/, ''));
  const example = lines.filter((it) => it.startsWith('    ')).map((it) => it.slice(4));
  const prose = lines.map((it) => (it.startsWith('    ') ? '' : it.trim())).join('\n');
  const paragraphs = prose.split(/\n{2,}/).map((it) => it.trim().replaceAll('\n', ' '));
  const podman = /^# podman (\S+)$/.exec(example[0] ?? '')?.[1];
  return {
    paragraphs: paragraphs.filter((it) => it !== ''),
    example: example.join('\n'),
    ...(podman !== undefined && { podman }),
  };
}

/** An example that shows a piece of an object stands in a ConfigMap, which needs nothing else. */
export function withContext(example: string): string {
  return /^(?:#.*\n)?(?:- )?apiVersion/.test(example)
    ? example
    : `apiVersion: v1\nkind: ConfigMap\n${example}`;
}

/** The files an example shows, by their names: each begins with a line `# file NAME`, unless there is only one. */
export function filesIn(example: string): ReadonlyMap<string, string> {
  const [first = '', ...more] = example.split(/^# file (\S+)\n/m);
  if (more.length === 0) return new Map([['example.yaml', withContext(first)]]);
  return new Map(
    more.flatMap((it, index) => (index % 2 === 0 ? [[it, more[index + 1] ?? ''] as const] : [])),
  );
}
