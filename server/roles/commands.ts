import type { PlainContainer } from './pod.ts';

/** A program that a container's command or script runs, with its arguments. */
export type Program = {
  readonly name: string;
  readonly text: string;
  /** Whether it is only asked, as the condition of a loop or an `if`. */
  readonly asked: boolean;
};

/** The text of a container's command, its variables filled in as far as the container's `env` has them. */
export function commandText({ words, env }: PlainContainer): string {
  return words
    .join('\n')
    .replaceAll(/\$(?:\{(\w+)\}|\((\w+)\)|(\w+))/g, (whole, ...names: (string | undefined)[]) => {
      const name = names.slice(0, 3).find((it) => it !== undefined) ?? '';
      return env.get(name) ?? whole;
    });
}

/** The programs a container runs, as far as its command says: those of its script, or the one program. */
export function programsOf({ words }: PlainContainer): readonly Program[] {
  const flag = words.findIndex((it) => /^-[a-z]*c$/.test(it));
  const script = flag < 1 ? undefined : words[flag + 1];
  if (script === undefined) return programIn(words.join(' ')) ?? [];
  return script
    .replaceAll(/\\\n/g, ' ')
    .split(/\n|;|&&|\|\|?|&/)
    .flatMap((it) => programIn(it) ?? []);
}

/** What stands before a program in a line of a shell. */
const before = /^(?:(?:do|then|else|elif|exec|sudo|!|\{|\(|if|until|while|[A-Za-z_]\w*=\S*)\s+)+/;

function programIn(line: string): readonly Program[] | undefined {
  const trimmed = line.trim();
  const [opening = ''] = before.exec(`${trimmed} `) ?? [];
  const text = trimmed.slice(opening.length);
  const name = /^[^\s<>]+/.exec(text)?.[0].replace(/^.*\//, '');
  if (name === undefined || /^(?:#.*|done|fi|for|case|esac|do|then|else|\}|\))$/.test(name)) return undefined;
  return [{ name, text, asked: /\b(?:if|elif|until|while)\s/.test(opening) }];
}

/** Whether it does its work again and again: a loop with a pause, or one that waits for changes. */
export function repeats(container: PlainContainer): boolean {
  const text = commandText(container);
  return (
    /\b(?:while|until|for)\b[^]*\bdo\b[^]*\bsleep\b/.test(text) || /\b(?:inotifywait|crond)\b/.test(text)
  );
}
