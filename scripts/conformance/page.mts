import { gaps } from './gaps.mts';
import type { Judgement } from './judge.mts';
import { oddPaths } from './place.mts';
import { podmanPage, type PodmanJudgement } from './podman.mts';
import { precision, recall, warned, type Share } from './table.mts';

/** docs/coverage.md: what of Kubernetes' and podman's ways we know, how that was counted, and what is left out and why. */
export function coveragePage(judgements: readonly Judgement[], podman: readonly PodmanJudgement[]): string {
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
    '## podman',
    `Of ${podman.length} manifests that a podman 5.4.2 was given, ${podman.filter((it) => it.right).length} are told of as they should be: with an error what it refused, at least with a hint what it changed. The others:`,
    podmanPage(podman),
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
