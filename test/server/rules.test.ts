import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/rules/all.ts';
import { checkDiagnostics, checkRule } from '../check.ts';

const folder = new URL('../../server/rules/', import.meta.url);

describe('each rule', () => {
  test.each(rules.map((it) => it.code))('%s shows in its comment what it reports', (code) => {
    const source = readFileSync(new URL(`${code}.ts`, folder), 'utf8');
    // The comment right above the rule: it holds no other comment's end.
    const comment =
      /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const \w+: (?:Cross)?Rule/.exec(source)?.[1] ?? '';
    const example = [...comment.matchAll(/^ \* {5}(.*)$/gm)].map((it) => it[1]).join('\n');
    expect(example, 'its comment has an example').toContain(` ${code}: `);
    if (/^(?:podman-|practice-|unknown-rule$)/.test(code)) {
      checkRule(code, withContext(example), /^# podman (\S+)$/m.exec(example)?.[1]);
    } else {
      checkDiagnostics(withContext(example));
    }
  });

  test('is listed, in a file named like its code', () => {
    const files = readdirSync(folder)
      .map((it) => it.replace(/\.ts$/, ''))
      .filter((it) => !/^(?:all(?:-\w+)?|rule)$/.test(it));
    expect(rules.map((it) => it.code).toSorted()).toEqual(files.toSorted());
  });
});

/** An example that shows a piece of an object stands in a ConfigMap, which needs nothing else. */
function withContext(example: string): string {
  return /^(?:#.*\n)?apiVersion/.test(example) ? example : `apiVersion: v1\nkind: ConfigMap\n${example}`;
}
