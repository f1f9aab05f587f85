import { describe, expect, test } from 'vitest';
import { judge, type Control } from '../../server/features/judge.ts';
import type { Problem } from '../../server/rules/rule.ts';
import { checkHeard, manifest } from '../check.ts';
import { only, yaml } from '../fixture.ts';

describe('the target decides whose rules count', () => {
  const all = [
    problem({ code: 'a-yaml', voice: 'yaml', span: { start: 0, end: 1 } }),
    problem({ code: 'a-kubernetes', voice: 'kubernetes', span: { start: 1, end: 2 } }),
    problem({ code: 'of-both', voice: 'kubernetes', also: 'podman', span: { start: 2, end: 3 } }),
    problem({ code: 'a-podman', voice: 'podman', span: { start: 3, end: 4 } }),
    problem({ code: 'a-practice', voice: 'practice', span: { start: 4, end: 5 } }),
  ];

  test.each([
    { target: 'podman', heard: ['a-yaml', 'of-both', 'a-podman', 'a-practice'] },
    { target: 'kubernetes', heard: ['a-yaml', 'a-kubernetes', 'of-both', 'a-practice'] },
    { target: 'both', heard: ['a-yaml', 'a-kubernetes', 'of-both', 'a-podman', 'a-practice'] },
  ] as const)('$target', ({ target, heard }) => {
    expect(judged(all, { target }).map((it) => it.code)).toEqual(heard);
  });
});

describe('one mistake is told once', () => {
  const refused = problem({ voice: 'kubernetes', also: 'podman', severity: 'error', message: 'Refused.' });
  const changed = problem({ voice: 'podman', severity: 'warning', message: 'Changed.' });

  test('by the engine that takes it more gravely, with what the other says beside it', () => {
    const heard = only(judged([changed, refused], { target: 'both' }));
    expect(heard).toMatchObject({ message: 'Refused.', related: [{ message: 'Changed.' }] });
  });
  test.each([
    { target: 'podman', message: 'Changed.' },
    { target: 'both', message: 'Refused.' },
  ] as const)('by the own one of target $target where both take it alike', ({ target, message }) => {
    const alike = [refused, { ...changed, severity: 'error' as const }];
    expect(only(judged(alike, { target })).message).toBe(message);
  });
  test('by the one that knows a way out where both take it alike', () => {
    const fix = { title: 'Mend', edits: [], safe: true };
    const alike: Problem[] = [
      { ...refused, fixes: [fix] },
      { ...changed, severity: 'error' },
    ];
    expect(only(judged(alike, { target: 'podman' })).message).toBe('Refused.');
  });
  test('and every way out that either knows is kept, once', () => {
    const fixes = ['One', 'Two', 'Three'].map((title) => ({ title, edits: [], safe: true }));
    const heard = judged(
      [
        { ...refused, fixes: fixes.slice(0, 2) },
        { ...changed, fixes: fixes.slice(1) },
      ],
      { target: 'both' },
    );
    expect(only(heard).fixes?.map((it) => it.title)).toEqual(['One', 'Two', 'Three']);
  });
  test('but two mistakes at one place are told both when one engine sees them', () => {
    expect(judged([refused, { ...refused, message: 'Other.' }], { target: 'both' })).toHaveLength(2);
  });
  test('and what practice advises is told beside what an engine refuses', () => {
    const advice = problem({ voice: 'practice', severity: 'hint' });
    expect(judged([refused, advice], { target: 'both' })).toEqual([refused, advice]);
  });
});

describe('a setting gives a rule its severity', () => {
  const found = problem({ code: 'a-rule', severity: 'error' });

  test.each(['error', 'warning', 'information', 'hint'] as const)('%s', (severity) => {
    expect(only(judged([found], { rules: { 'a-rule': severity } })).severity).toBe(severity);
  });
  test('or turns it off', () => {
    expect(judged([found], { rules: { 'a-rule': 'off' } })).toEqual([]);
  });
  test('and leaves others as they are', () => {
    expect(judged([found], { rules: { 'another-rule': 'off' } })).toEqual([found]);
  });
});

describe('a comment silences the rules it names', () => {
  test('on the next line', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        # podwright-ignore unknown-field
        nam: web
        labls: {}
        ^^^^^ error unknown-field: An ObjectMeta has no 'labls'. Did you mean 'labels'?
    `);
  });
  test('on the next line that says something', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        # podwright-ignore unknown-field -- kept for an old tool

        # the tool wants it so
        nam: web
    `);
  });
  test('on its own line where it stands behind something', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        nam: web # podwright-ignore wrong-type, unknown-field
        labls: {}
        ^^^^^ error unknown-field: An ObjectMeta has no 'labls'. Did you mean 'labels'?
    `);
  });
  test('in the whole file, whichever document it stands in', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        nam: web
      immutable: 1
                 ^ error wrong-type: 'immutable' takes true or false.
      ---
      # podwright-ignore-file unknown-field -- made by a tool
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: db
        nam: db
    `);
  });
  test('and with no rule named, whatever is said of the file', () => {
    checkSilence(
      '# podwright-ignore-file\napiVersion: v1\nkind: ConfigMap\nmetadata: { nam: a }\nimmutable: 1\n',
    );
  });
  test('but not that the text is no YAML', () => {
    checkSilence(yaml`
      # podwright-ignore-file
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: "web
              ^^^^ error yaml-syntax: The closing quote is missing.
    `);
  });
  test('in braces too', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata: {
        name: web,
        # podwright-ignore unknown-field
        nam: 'a # b',
        labls: {}, # podwright-ignore unknown-field
      }
    `);
  });
  test('in a broken document too', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        nam: web # podwright-ignore unknown-field, missing-field
      immutable: "tr
                 ^^^ error yaml-syntax: The closing quote is missing.
    `);
  });
});

describe('what only looks like such a comment silences nothing', () => {
  test.each([
    ['a block scalar', 'data: |\n      # podwright-ignore unknown-field\n'],
    ['a folded block scalar', 'data: >-\n      # podwright-ignore unknown-field\n'],
    ['quotes', 'data: "\n      # podwright-ignore unknown-field\n      "\n'],
    ['a word', 'data: a#podwright-ignore unknown-field\n'],
  ])('within %s', (_, value) => {
    checkSilence(
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  annotations:\n    ${value}  nam: web\n` +
        "  ^^^ error unknown-field: An ObjectMeta has no 'nam'. Did you mean 'name'?\n".replace(
          "Did you mean 'name'?",
          'Remove it, or move it where it belongs.',
        ),
    );
  });
  test('where a block scalar is announced, it is a comment', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        nam: | # podwright-ignore unknown-field
          # podwright-ignore unknown-feild
    `);
  });
});

describe('an annotation silences the rules it names', () => {
  test('in the object it stands in, and in no other', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: List
      items:
        - apiVersion: v1
          kind: ConfigMap
          metadata:
            name: web
            nam: web
            annotations:
              podwright.ignore: wrong-type, unknown-field
          immutable: 1
        - apiVersion: v1
          kind: ConfigMap
          metadata:
            name: db
            nam: db
            ^^^ error unknown-field: An ObjectMeta has no 'nam'. Remove it, or move it where it belongs.
    `);
  });
  test('however its text is written', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        nam: web
        annotations:
          podwright.ignore: |
            unknown-field
            wrong-type
      immutable: 1
    `);
  });
});

describe('a misspelt rule is reported', () => {
  test('in a comment', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web # podwright-ignore unknown-feild, wrong-type
                                     ^^^^^^^^^^^^^ warning unknown-rule: There is no rule 'unknown-feild'. Did you mean 'unknown-field'?
    `);
  });
  test('in an annotation', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
        annotations:
          podwright.ignore: 'wrong-type,everything'
                                        ^^^^^^^^^^ warning unknown-rule: There is no rule 'everything'.
    `);
  });
  test('with a reason that lacks its dashes', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web # podwright-ignore wrong-type legacy
                                                ^^^^^^ warning unknown-rule: There is no rule 'legacy'. Reasons stand behind ' -- '.
    `);
  });
  test('where none is named', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web # podwright-ignore -- for now
                    ^^^^^^^^^^^^^^^^ warning unknown-rule: 'podwright-ignore' silences nothing until it names a rule.
    `);
  });
  test('where YAML itself is to be ignored', () => {
    checkSilence(yaml`
      # podwright-ignore-file yaml-syntax
                              ^^^^^^^^^^^ warning unknown-rule: 'yaml-syntax' can't be ignored: nobody reads the document then.
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web
    `);
  });
  test('as a misspelt comment is', () => {
    checkSilence(yaml`
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: web # podwright-ingore wrong-type
                    ^^^^^^^^^^^^^^^^ warning unknown-rule: 'podwright-ingore' silences nothing. Did you mean 'podwright-ignore'?
    `);
  });
  test('but comments that speak of Podwright are nobody’s business', () => {
    checkSilence(
      '# podwright-friendly, and #podwright-ignored-by-hand\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n',
    );
  });
});

/** The caret lines are all that is heard, of what Kubernetes and practice have to say. */
function checkSilence(annotated: string): void {
  checkHeard(annotated, { target: 'kubernetes' });
}

function problem(own: Partial<Problem>): Problem {
  return {
    code: 'a',
    voice: 'kubernetes',
    severity: 'error',
    span: { start: 0, end: 1 },
    message: 'No.',
    ...own,
  };
}

function judged(found: readonly Problem[], control: Partial<Control>): readonly Problem[] {
  const { document } = only(manifest('kind: Pod\n').documents);
  return judge(found, document, { target: 'both', rules: {}, ignoredInFile: [], ...control });
}
