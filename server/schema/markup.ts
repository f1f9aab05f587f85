/** Characters of someone's text that a hover shows at most. */
const longestSpan = 200;
const longestLine = 160;
const mostLines = 24;

/** Someone's text within a sentence of Markdown, exactly as it is: no markup in it counts. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '`""`';
  const shown = line.length > longestSpan ? `${line.slice(0, longestSpan)}…` : line;
  const fence = '`'.repeat(longestRun(shown) + 1);
  // A space between keeps a backtick of the text from joining the fence.
  return fence === '`' ? `\`${shown}\`` : `${fence} ${shown} ${fence}`;
}

/** Someone's text as a block of Markdown, without the indentation its lines share and not too long. */
export function codeBlock(text: string, language: 'yaml' | 'text'): string {
  const lines = dedented(text.trimEnd().split(/\r?\n/));
  const shown = lines
    .slice(0, mostLines)
    .map((it) => (it.length > longestLine ? `${it.slice(0, longestLine)}…` : it));
  const rest = lines.length > mostLines ? ['…'] : [];
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}${language}`, ...shown, ...rest, fence].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), (it) => it[0].length));
}

/** The first line begins where its node does; the indentation of those below it is shared. */
function dedented([first = '', ...below]: readonly string[]): readonly string[] {
  const indents = below.filter((it) => it.trim() !== '').map((it) => it.length - it.trimStart().length);
  const shared = Math.min(...indents, 80);
  return [first, ...below.map((it) => it.slice(shared))];
}
