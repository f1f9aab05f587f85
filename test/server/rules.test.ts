import { describe, expect, test } from 'vitest';
import { crossRules, rules } from '../../server/rules/all.ts';
import { filesIn, readComment, ruleFiles, withContext } from '../../scripts/rules/comment.mts';
import { checkAcross, checkDiagnostics, checkRule } from '../check.ts';

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
