import { filesIn, readComment, type Comment } from './comment.mts';
import { readManifest } from '../../server/manifest/manifest.ts';
import { codes, crossRules, quietCodes, rules, tooLongCode } from '../../server/rules/all.ts';
import type { Problem, Severity, Voice } from '../../server/rules/rule.ts';
import { loadSchema } from '../../server/schema/kubernetes.ts';
import { newestPodman } from '../../server/schema/podman.ts';
import { namesAmong } from '../../server/symbols/names.ts';
import { reachingOut } from '../../server/symbols/reach.ts';

/** All there is to tell of a rule. */
export type RuleEntry = {
  readonly code: string;
  readonly comment: Comment;
  readonly voice: Voice;
  /** The gravest that its example shows. */
  readonly severity: Severity;
  readonly quiet: boolean;
  /** What its example's fixes are called. */
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
  /** Whether it counts for those who only play with podman, though Kubernetes says it. */
  readonly alsoPodman: boolean;
};

/** Every rule, in the order of their codes, as its comment and what it finds in its example tell of it. */
export function readCatalogue(): readonly RuleEntry[] {
  const schema = loadSchema();
  return [...[...rules, ...crossRules].map(({ code }) => entryFor(code)), tooLong].toSorted((a, b) =>
    a.code < b.code ? -1 : 1,
  );

  function entryFor(code: string): RuleEntry {
    const comment = readComment(code);
    const problems = problemsIn(withoutCarets(comment.example), code, comment.podman ?? newestPodman);
    const gravest = severities.find((it) => problems.some(({ severity }) => severity === it));
    const [first] = problems;
    if (!first || !gravest) throw new Error(`The example of ${code} shows nothing.`);
    const fixes = problems.flatMap((it) => it.fixes ?? []);
    return {
      code,
      comment,
      voice: first.voice,
      severity: gravest,
      quiet: quietCodes.has(code),
      fixes: fixes.map(({ title, safe }) => ({ title, safe })),
      alsoPodman: problems.some((it) => it.also === 'podman'),
    };
  }

  /** What the rule of that code finds in a file, whose documents are all there is. */
  function problemsIn(example: string, code: string, podman: string): readonly Problem[] {
    const neighbours = [...filesIn(example)].flatMap(([name, text]) =>
      readManifest(text, schema).documents.map(({ start, document }) => ({
        uri: `file:///${name}`,
        start,
        document,
        mentions: reachingOut(document),
      })),
    );
    const names = namesAmong(neighbours);
    return neighbours.flatMap((here) => {
      const around = { podman, here, names, takenPorts: [] };
      return [
        ...rules.filter((it) => it.code === code).flatMap((it) => it.check(here.document, { podman, codes })),
        ...crossRules.filter((it) => it.code === code).flatMap((it) => it.check(here.document, around)),
      ];
    });
  }
}

/** It is found without a rule, because rules are what isn't asked then. */
const tooLong: RuleEntry = {
  code: tooLongCode,
  comment: {
    paragraphs: [
      'A document of more than a million and a half characters, which is not checked. Kubernetes takes no object over 1 MiB.',
    ],
    example: '',
  },
  voice: 'yaml',
  severity: 'information',
  quiet: false,
  fixes: [],
  alsoPodman: false,
};

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function withoutCarets(example: string): string {
  return example
    .split('\n')
    .filter((it) => !/^ *\^+ /.test(it))
    .join('\n');
}
