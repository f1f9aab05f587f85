import type { RuleEntry } from './catalogue.mts';
import type { Voice } from '../../server/rules/rule.ts';

/** What stands above the rules of each voice. */
const voices: Readonly<Record<Voice, { readonly title: string; readonly text: string }>> = {
  yaml: {
    title: 'YAML',
    text: 'Nobody reads a document with one of these: neither podman nor Kubernetes. They count for every target.',
  },
  kubernetes: {
    title: 'Kubernetes',
    text: 'What strict decoding and validation of the API server refuse. They count for the targets `kubernetes` and `both`, and those marked _podman too_ for `podman` as well, because podman drops, changes or refuses the same.',
  },
  podman: {
    title: 'podman',
    text: 'What `podman kube play` refuses, changes or passes over. They count for the targets `podman` and `both`.',
  },
  practice: {
    title: 'Practice',
    text: 'What runs, though someone may come to regret it. They count for every target.',
  },
};

/** docs/rules.md */
export function rulesPage(entries: readonly RuleEntry[]): string {
  const sections = (['yaml', 'kubernetes', 'podman', 'practice'] as const).flatMap((voice) => {
    const own = entries.filter((it) => it.voice === voice);
    if (own.length === 0) return [];
    const { title, text } = voices[voice];
    return [`## ${title}`, text, own.map(contentsLine).join('\n'), ...own.flatMap(ruleSection)];
  });
  return `${[head, ...sections].join('\n\n')}\n`;
}

const head = `# Rules

<!-- Generated from the comments in server/rules by \`npm run generate\`. -->

Every finding has a code, such as \`unknown-field\`, which leads here from the editor.
How to give a rule another severity, turn it off or on, or ignore it in one place: see [Checking](checking.md).

Each rule shows an example, with carets under what is reported.
The severity is the one a rule has unless told otherwise; a rule that is _off_ speaks only where it is given one.`;

function contentsLine(entry: RuleEntry): string {
  return `- [${entry.code}](#${entry.code}) (${marksOf(entry).join(', ')}): ${summaryOf(entry.comment.paragraphs)}`;
}

function ruleSection(entry: RuleEntry): string[] {
  const { code, fixes, comment } = entry;
  const safe = titles(fixes.filter((it) => it.safe));
  const chosen = titles(fixes.filter((it) => !it.safe));
  return [
    `### ${code}`,
    `_${marksOf(entry).join(', ')}_`,
    ...comment.paragraphs,
    ...(comment.example === '' ? [] : [`\`\`\`text\n${comment.example}\n\`\`\``]),
    ...(safe === '' ? [] : [`Mended by ${safe}, and by \`podwright check --fix\`.`]),
    ...(chosen === '' ? [] : [`Quick fix: ${chosen}.`]),
  ];
}

function marksOf({ quiet, severity, voice, alsoPodman }: RuleEntry): string[] {
  return [quiet ? 'off' : severity, ...(alsoPodman && voice === 'kubernetes' ? ['podman too'] : [])];
}

function titles(fixes: RuleEntry['fixes']): string {
  return [...new Set(fixes.map((it) => `_${it.title}_`))].join(' or ');
}

/** The first sentence of a rule's comment, without the sources it names. */
export function summaryOf([first = '']: readonly string[]): string {
  const bare = first.replace(/ \([^()]*\.(?:go|conf)\b[^()]*\)/g, '');
  return /^.*?[.?](?= (?:[A-Z]|podman|kubectl)|$)/.exec(bare)?.[0] ?? bare;
}
