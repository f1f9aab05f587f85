import { gaps } from './gaps.mts';
import type { Judgement } from './judge.mts';
import { oddPaths } from './place.mts';
import { precision, recall, warned, type Share } from './table.mts';

/** docs/coverage.md: what of Kubernetes' rules we know, how that was counted, and what is left out and why. */
export function coveragePage(judgements: readonly Judgement[]): string {
  return [
    '# What the diagnostics cover',
    '<!-- Made by `npm run conformance`. -->',
    '## Kubernetes',
    [
      'Podwright says what the API server of Kubernetes 1.36 would refuse or warn of, before anything is sent to it.',
      "How well it does is counted on manifests with the verdict of Kubernetes' own validation ([test/vectors](../test/vectors/README.md)):",
    ].join('\n'),
    [
      `- ${shown(recall(judgements))} that Kubernetes refuses have an error of ours at the field it names, below it, or directly above it;`,
      `- ${shown(precision(judgements))} that Kubernetes accepts have no error;`,
      `- ${shown(warned(judgements))} that Kubernetes warns of have all of its warnings.`,
    ].join('\n'),
    '### What is left out, and why',
    table(
      ['not told', 'because'],
      gaps.map((it) => [it.about, it.why]),
    ),
    '### Where the paths differ',
    'Now and then the API server names another field than the one a person must change. We name that one (`[*]` is any index, `**` anything below).',
    table(
      ['the server names', 'we name', 'since'],
      oddPaths.map(({ named, example, place, why }) => [
        `\`${example}\``,
        `\`${example.replace(named, place)}\``,
        why,
      ]),
    ),
    '',
  ].join('\n\n');
}

function shown({ right, all }: Share): string {
  return right === all ? `all ${all}` : `${right} of ${all}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [
    head,
    head.map(() => '---'),
    ...rows.map((row) => row.map((it) => it.replaceAll('|', '\\|'))),
  ];
  return lines.map((it) => `| ${it.join(' | ')} |`).join('\n');
}
