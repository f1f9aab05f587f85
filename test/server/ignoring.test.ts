import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ignoreHere } from '../../server/features/ignoring.ts';
import { judge } from '../../server/features/judge.ts';
import type { ManifestDocument } from '../../server/manifest/document.ts';
import { codes } from '../../server/rules/all.ts';
import type { Problem } from '../../server/rules/rule.ts';
import { broken, numRuns, options } from '../broken.ts';
import { checkHeard, documentProblems, ignored, manifest } from '../check.ts';
import { only, yaml } from '../fixture.ts';

const misspelt = yaml`
  apiVersion: v1
  kind: ConfigMap
  metadata:
    name: web
    nam: web
`;

describe('ignoring a rule here', () => {
  test('puts a comment above the line, as deep as the line', () => {
    const after = ignored('unknown-field', misspelt, 'here');
    expect(after).toBe(misspelt.replace('  nam:', '  # podwright-ignore unknown-field\n  nam:'));
    checkHeard(after ?? '', { target: 'kubernetes' });
  });
  test('names one more rule in a comment that is there', () => {
    const above = misspelt.replace('  nam:', '  # podwright-ignore wrong-type -- it is so\n  nam:');
    expect(ignored('unknown-field', above, 'here')).toBe(
      above.replace('wrong-type', 'wrong-type, unknown-field'),
    );
    const behind = misspelt.replace('nam: web', 'nam: web # podwright-ignore wrong-type');
    expect(ignored('unknown-field', behind, 'here')).toBe(
      behind.replace('wrong-type', 'wrong-type, unknown-field'),
    );
  });
  test('keeps the line breaks of the file, and its byte order mark', () => {
    const windows = '\uFEFFkin: ConfigMap\r\napiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: a\r\n';
    expect(ignored('unknown-field', windows, 'here')).toBe(
      windows.replace('kin:', '# podwright-ignore unknown-field\r\nkin:'),
    );
  });
  test('puts it at the line’s end where the line above is another document’s', () => {
    const flow = '--- {apiVersion: v1, kind: ConfigMap, metadata: {name: a, nam: a}}\n';
    const after = ignored('unknown-field', `a: 1\n${flow}`, 'here');
    expect(after).toBe(`a: 1\n${flow.trimEnd()} # podwright-ignore unknown-field\n`);
    checkHeard(after ?? '', { target: 'kubernetes' });
  });
  test('works within braces over several lines', () => {
    const flow = "apiVersion: v1\nkind: ConfigMap\nmetadata: {\n  name: 'a\n  b',\n  nam: a,\n}\n";
    expect(ignored('unknown-field', flow, 'here')).toBe(
      flow.replace('  nam:', '  # podwright-ignore unknown-field\n  nam:'),
    );
  });
  test('is not offered in JSON, which has no comments', () => {
    const json = '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {\n"name": "a",\n"nam": "a"}}\n';
    expect(ignored('unknown-field', json, 'here')).toBeUndefined();
    expect(ignored('unknown-field', json, 'in file')).toBeUndefined();
  });
  test('is not offered for what is no YAML', () => {
    expect(ignored('yaml-syntax', 'apiVersion: v1\nkind: "Pod\n', 'here')).toBeUndefined();
    expect(ignored('yaml-syntax', 'apiVersion: v1\nkind: "Pod\n', 'in file')).toBeUndefined();
  });
});

describe('ignoring a rule in a file', () => {
  test('puts a comment above everything', () => {
    const after = ignored('unknown-field', misspelt, 'in file');
    expect(after).toBe(`# podwright-ignore-file unknown-field\n${misspelt}`);
    checkHeard(after ?? '', { target: 'kubernetes' });
  });
  test('names one more rule in a comment that is there, in whatever document', () => {
    const before = `${misspelt}---\n# podwright-ignore-file wrong-type -- made by a tool\na: 1\n`;
    expect(ignored('unknown-field', before, 'in file')).toBe(
      before.replace('wrong-type', 'wrong-type, unknown-field'),
    );
  });
});

test('ignoring a problem silences it and changes nothing else, whatever the text around it', options, () => {
  fc.assert(
    fc.property(broken, fc.nat(), ({ text }, which) => {
      const before = manifest(text).documents[0]?.document;
      if (!before) throw new Error('The file has no document.');
      const found = heardIn(before);
      const problem = found[which % Math.max(1, found.length)];
      const edit = problem && ignoreHere(before, problem);
      fc.pre(edit !== undefined);
      const after = before.text.slice(0, edit.span.start) + edit.insert + before.text.slice(edit.span.end);
      const { document } = only(manifest(after).documents);
      const codesIn = (it: ManifestDocument) =>
        documentProblems(it)
          .map(({ code }) => code)
          .toSorted();
      // Where the text is broken, less or more of it may be understood with one line more.
      if (before.parsed.problems.length === 0) expect(codesIn(document)).toEqual(codesIn(before));
      const count = (all: readonly Problem[]) => all.filter(({ code }) => code === problem?.code).length;
      expect(count(heardIn(document))).toBeLessThan(count(found));
    }),
    { numRuns },
  );
});

/** What is heard of a document by someone who wants to hear everything. */
function heardIn(document: ManifestDocument): readonly Problem[] {
  const rules = Object.fromEntries(codes.map((it) => [it, 'error' as const]));
  return judge(documentProblems(document), document, { target: 'both', rules, ignoredInFile: [] });
}
