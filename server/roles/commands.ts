/** A program that a container's command or script runs, with its arguments. */
export type Program = {
  readonly name: string;
  readonly text: string;
  /** Whether it is only asked, as the condition of a loop or an `if`. */
  readonly asked: boolean;
};

/** Characters of a variable's value that are put into a command: an address or a path is shorter. */
const longestValue = 1000;

/** A text with `$NAME`, `${NAME}` and `$(NAME)` replaced by what variables of these names hold. */
export function withVariables(text: string, env: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$(?:\{(\w+)\}|\((\w+)\)|(\w+))/g, (whole, ...names: (string | undefined)[]) => {
    const name = names.slice(0, 3).find((it) => it !== undefined) ?? '';
    return env.get(name)?.slice(0, longestValue) ?? whole;
  });
}

/** The programs that a command's words run: those of its script, or the one program. */
export function programsIn(words: readonly string[]): readonly Program[] {
  const flag = words.findIndex((it) => /^-[a-z]*c$/.test(it));
  const script = flag < 1 ? undefined : words[flag + 1];
  if (script === undefined) return programIn(words.join(' '));
  return script
    .replaceAll(/\\\n/g, ' ')
    .split(/\n|;|&&|\|\|?|&/)
    .flatMap(programIn);
}

/** Words that may stand before a program in a line of a shell. */
const before = /^(?:do|then|else|elif|exec|sudo|!|\{|\(|if|until|while|[A-Za-z_]\w*=\S*)$/;

/** Words of the shell itself. */
const grammar = /^(?:#.*|done|fi|for|case|esac|\}|\))$/;

function programIn(line: string): readonly Program[] {
  const words = line.trim().split(/\s+/);
  const first = words.findIndex((it) => !before.test(it));
  const [word = ''] = words.slice(first === -1 ? words.length : first);
  const name = word.replace(/[<>].*/s, '').replace(/^.*\//s, '');
  if (name === '' || grammar.test(name)) return [];
  const asked = words.slice(0, first).some((it) => /^(?:if|elif|until|while)$/.test(it));
  return [{ name, text: words.slice(first).join(' '), asked }];
}

/** Whether a script does its work again and again: a loop with a pause, or one that waits for changes. */
export function repeats(text: string): boolean {
  const loop = text.search(/\b(?:while|until|for)\b/);
  const body = loop === -1 ? -1 : text.slice(loop).search(/\bdo\b/);
  const pauses = body !== -1 && /\bsleep\b/.test(text.slice(loop + body));
  return pauses || /\b(?:inotifywait|crond)\b/.test(text);
}
