import { describe, expect, test } from 'vitest';
import { crossRules, rules } from '../../server/rules/all.ts';
import { diagnose } from '../../server/features/diagnostics.ts';
import { heardRules, judge, type Control } from '../../server/features/judge.ts';
import { newestPodman as podman } from '../../server/schema/podman.ts';
import { filesIn, readComment, ruleFiles, withContext } from '../../scripts/rules/comment.mts';
import { checkAcross, checkDiagnostics, checkRule, manifest } from '../check.ts';
import { withoutCarets } from '../fixture.ts';

const all = [...rules, ...crossRules].map((it) => it.code);

describe('each rule', () => {
  test.each(all)('%s shows in its comment what it reports', (code) => {
    const { example, podman } = readComment(code);
    expect(example, 'its comment has an example').toContain(` ${code}: `);
    if (crossRules.some((it) => it.code === code)) {
      checkAcross(code, Object.fromEntries(filesIn(example)), { ...(podman !== undefined && { podman }) });
    } else if (/^(?:podman-|practice-|(?:unknown-rule|unknown-variable|unused-volume)$)/.test(code)) {
      checkRule(code, withContext(example), podman);
    } else {
      checkDiagnostics(withContext(example));
    }
  });

  test('is listed, in a file named like its code', () => {
    expect(all.toSorted()).toEqual([...ruleFiles.keys()].toSorted());
  });
});

describe('what a person hears is the same whether rules that have nothing to say to them are asked or not', () => {
  test.each<{ as: string; settings: Pick<Control, 'target' | 'rules'> }>([
    { as: 'one who plays with podman', settings: { target: 'podman', rules: {} } },
    { as: 'one who has a cluster', settings: { target: 'kubernetes', rules: {} } },
    {
      as: 'one who chose rules',
      settings: { target: 'both', rules: { 'practice-pull-policy': 'error', 'unknown-field': 'off' } },
    },
  ])('for $as', ({ settings }) => {
    const asked = heardRules(settings);
    const control = { ...settings, ignoredInFile: [] };
    for (const document of examples) {
      const all = judge(diagnose(document, { podman }), document, control);
      expect(judge(diagnose(document, { podman }, asked), document, control)).toEqual(all);
    }
    expect(asked.length).toBeLessThan(rules.length);
  });
});

/** The documents in the comments of all rules. */
const examples = rules.flatMap(({ code }) =>
  manifest(withContext(withoutCarets(readComment(code).example))).documents.map((it) => it.document),
);
