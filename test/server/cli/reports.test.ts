import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Source } from '../../../server/cli/files.ts';
import { reportGithub } from '../../../server/cli/report-github.ts';
import { reportJson } from '../../../server/cli/report-json.ts';
import { reportSarif } from '../../../server/cli/report-sarif.ts';
import { coloured, coloursFor, plain, reportText } from '../../../server/cli/report-text.ts';
import type { Report, Summary } from '../../../server/cli/report.ts';
import type { Finding, Mending } from '../../../server/cli/finding.ts';
import { unitCodes } from '../../../server/quadlet/codes.ts';
import { codes } from '../../../server/rules/all.ts';
import { yaml } from '../../fixture.ts';

const source: Source = {
  file: 'pods/web.yaml',
  text: yaml`
    apiVersion: v1
    kind: ConfigMap
    metadata:
      nam: web
      labels: { a: b,
        c: 1 }
  `,
};

/** A finding of that file, as a checker would tell it. */
const misspelt: Finding = {
  file: 'pods/web.yaml',
  line: 4,
  column: 3,
  endLine: 4,
  endColumn: 6,
  severity: 'error',
  category: 'kubernetes',
  code: 'unknown-field',
  message: "An ObjectMeta has no 'nam'. Did you mean 'name'?",
  path: 'metadata.nam',
  related: [],
  fixable: true,
  fixes: [],
};

const at = { file: misspelt.file, line: 4, column: 3, endLine: 4, endColumn: 6 };
const renaming: Mending = { title: "Change to 'name'", edits: [{ ...at, insert: 'name' }] };
const dropping: Mending = {
  title: "Remove 'nam'",
  edits: [{ ...at, column: 1, endLine: 5, endColumn: 1, insert: '' }],
};

const none: Summary = {
  files: 1,
  counts: { error: 0, warning: 0, information: 0, hint: 0 },
  fixable: 0,
  mended: 0,
  failures: [],
};

const written = (report: Report, findings: readonly Finding[], summary: Partial<Summary> = {}) =>
  report.file(source, findings) + report.end({ ...none, ...summary });

describe('text', () => {
  const text = (findings: readonly Finding[], summary: Partial<Summary> = {}) =>
    written(reportText(plain, 'error'), findings, summary);

  test('shows the line with carets under what is meant, and what else is to see', () => {
    const related = [{ ...misspelt, line: 1, column: 1, message: 'Look here, too.' }];
    expect(text([{ ...misspelt, related }], { counts: { ...none.counts, error: 1 } })).toBe(yaml`
      pods/web.yaml:4:3: error: An ObjectMeta has no 'nam'. Did you mean 'name'? [unknown-field]
        4 |   nam: web
          |   ^^^
        pods/web.yaml:1:1: Look here, too.

      1 error in 1 file.
    `);
  });
  test('marks the first line of what runs over several', () => {
    expect(text([{ ...misspelt, line: 5, column: 11, endLine: 6, endColumn: 11 }])).toContain(
      '  5 |   labels: { a: b,\n    |           ^^^^^^^\n',
    );
  });
  test('marks one column of what is empty', () => {
    expect(text([{ ...misspelt, endColumn: 3 }])).toContain('\n    |   ^\n');
  });
  test('shows of a long line the part that is meant', () => {
    const long = { file: 'long.yaml', text: `a: [${'x, '.repeat(300)}here]\n` };
    const column = long.text.indexOf('here') + 1;
    const finding = { ...misspelt, line: 1, endLine: 1, column, endColumn: column + 4 };
    const lines = reportText(plain, 'error').file(long, [finding]).split('\n');
    expect(Math.max(...lines.slice(1).map((it) => it.length))).toBeLessThan(180);
    const at = lines[2]?.indexOf('^^^^') ?? -1;
    expect(lines[1]?.slice(at, at + 4)).toBe('here');
  });
  test('keeps tabs above the carets, and other control characters from the terminal', () => {
    const odd = { file: 'odd.yaml', text: 'a:\t\u001b[31mb\n' };
    const finding = { ...misspelt, line: 1, endLine: 1, column: 9, endColumn: 10 };
    expect(reportText(plain, 'error').file(odd, [finding])).toContain(
      '  1 | a:\t\uFFFD[31mb\n    |   \t     ^\n',
    );
  });
  test('shows no byte order mark, which has no width', () => {
    const marked = { ...source, text: `\uFEFF${source.text}` };
    const finding = { ...misspelt, line: 1, endLine: 1, column: 1, endColumn: 11 };
    expect(reportText(plain, 'error').file(marked, [finding])).toContain(
      '  1 | apiVersion: v1\n    | ^^^^^^^^^^\n',
    );
  });
  test('leaves hints to those who ask for them', () => {
    const hint: Finding = { ...misspelt, severity: 'hint' };
    expect(text([hint])).not.toContain('unknown-field');
    expect(written(reportText(plain, 'hint'), [hint])).toContain('hint: An ObjectMeta');
  });
  test.each([
    [{}, 'Nothing wrong in 1 file.'],
    [
      { counts: { error: 2, warning: 1, information: 1, hint: 3 }, files: 4 },
      '2 errors, 1 warning, 1 remark and 3 hints in 4 files.',
    ],
    [{ counts: { ...none.counts, error: 3 }, fixable: 2 }, '3 errors in 1 file. --fix mends 2 of them.'],
    [{ counts: { ...none.counts, error: 3 }, fixable: 3 }, '3 errors in 1 file. --fix mends all of them.'],
    [{ mended: 2, files: 3 }, 'Nothing wrong in 3 files. 2 files mended.'],
  ])('ends with a summary: %j', (summary, sentence) => {
    expect(text([], summary)).toBe(`${sentence}\n`);
  });
});

describe('colours', () => {
  test.each([
    ['a terminal reads', {}, { isTTY: true }, coloured],
    ['a pipe reads', {}, {}, plain],
    ['NO_COLOR is set', { NO_COLOR: '1' }, { isTTY: true }, plain],
    ['NO_COLOR is empty', { NO_COLOR: '' }, { isTTY: true }, coloured],
    ['FORCE_COLOR is set', { FORCE_COLOR: '1', NO_COLOR: '1' }, {}, coloured],
    ['FORCE_COLOR is 0', { FORCE_COLOR: '0' }, { isTTY: true }, plain],
    ['the terminal has none', { TERM: 'dumb' }, { isTTY: true }, plain],
  ])('when %s', (_, environment, output, expected) => {
    expect(coloursFor(environment, output)).toBe(expected);
  });
  test('are taken back where they end', () => {
    expect(written(reportText(coloured, 'error'), [misspelt])).toContain('\u001b[31m^^^\u001b[39m');
  });
});

describe('json', () => {
  test('is an array of all findings, with these keys alone', () => {
    const keys = 'file line column endLine endColumn severity category code message path';
    const told = Object.fromEntries(Object.entries(misspelt).filter(([it]) => keys.split(' ').includes(it)));
    expect(JSON.parse(written(reportJson(), [misspelt, misspelt]))).toEqual([told, told]);
  });
  test('is an array also of none', () => {
    expect(JSON.parse(written(reportJson(), []))).toEqual([]);
  });
});

describe('github', () => {
  const lineFor = (finding: Partial<Finding>) =>
    written(reportGithub('hint'), [{ ...misspelt, ...finding }]).split('\n')[0];

  test('is a workflow command for each finding', () => {
    expect(lineFor({})).toBe(
      "::error file=pods/web.yaml,line=4,endLine=4,col=3,endColumn=5,title=unknown-field::An ObjectMeta has no 'nam'. Did you mean 'name'?",
    );
  });
  test('escapes what would end a property or the command', () => {
    expect(lineFor({ file: 'a,b:c%.yaml', message: '100%\nsure, yes: no' })).toBe(
      '::error file=a%2Cb%3Ac%25.yaml,line=4,endLine=4,col=3,endColumn=5,title=unknown-field::100%25%0Asure, yes: no',
    );
  });
  test('has no columns for what runs over several lines', () => {
    expect(lineFor({ endLine: 5 })).toContain('file=pods/web.yaml,line=4,endLine=5,title=');
  });
  test.each([
    ['warning', '::warning '],
    ['information', '::notice '],
    ['hint', '::notice '],
  ] as const)('calls a finding of severity %s %s', (severity, command) => {
    expect(lineFor({ severity })?.startsWith(command)).toBe(true);
  });
});

describe('sarif', () => {
  type Location = {
    physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: object };
  };
  type Log = {
    runs: {
      tool: { driver: { rules: { id: string; helpUri: string }[] } };
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        locations: Location[];
        fixes?: object[];
      }[];
      invocations: { executionSuccessful: boolean }[];
    }[];
  };
  const failure = { file: 'gone.yaml', doing: 'read', reason: 'it does not exist' } as const;
  const logOf = (finding: Partial<Finding>, summary: Partial<Summary> = {}) => {
    const text = written(reportSarif('1.2.3', '/srv/pods'), [{ ...misspelt, ...finding }], summary);
    return JSON.parse(text) as Log;
  };
  const file = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  // It calls itself draft-04, whose words it uses mean the same to a newer reader.
  const known = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as object);
  const schema = Object.fromEntries(known.filter(([it]) => it !== '$schema' && it !== 'id'));
  const isValid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

  test.each([
    ['a finding', {}, {}],
    ['one with related places', { related: [{ ...misspelt, message: 'There.' }] }, {}],
    ['one that has no path', { path: '' }, {}],
    ['one with ways to mend it', { fixes: [renaming, dropping] }, {}],
    ['a file that could not be read', {}, { failures: [failure] }],
  ])('is valid for %s', (_, finding, summary) => {
    isValid(logOf(finding, summary));
    expect(isValid.errors ?? []).toEqual([]);
  });
  test('the schema it is held against can say no', () => {
    expect(isValid({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });
  test('describes every rule, and each finding points at its own', () => {
    const [run] = logOf({}).runs;
    const { rules } = run?.tool.driver ?? { rules: [] };
    expect(rules.map((it) => it.id)).toEqual([...codes, ...Object.keys(unitCodes)].toSorted());
    const [result] = run?.results ?? [];
    expect(rules[result?.ruleIndex ?? -1]?.id).toBe('unknown-field');
  });
  test.each([
    ['/srv/pods/a b.yaml', { uri: 'a%20b.yaml', uriBaseId: '%SRCROOT%' }],
    ['/srv/elsewhere/a.yaml', { uri: 'file:///srv/elsewhere/a.yaml' }],
    ['/srv/pods/..a.yaml', { uri: '..a.yaml', uriBaseId: '%SRCROOT%' }],
    ['<stdin>', { uri: 'stdin' }],
  ])('names %s from the folder it runs in', (file, artifact) => {
    const [run] = logOf({ file }).runs;
    expect(run?.results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual(artifact);
  });
  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['information', 'note'],
    ['hint', 'note'],
  ] as const)('calls %s %s', (severity, level) => {
    expect(logOf({ severity }).runs[0]?.results[0]?.level).toBe(level);
  });
  test('offers each way to mend a finding as what to replace where', () => {
    const finding = { file: '/srv/pods/web.yaml', fixes: [renaming, dropping] };
    const [result] = logOf(finding).runs[0]?.results ?? [];
    const changeOf = (replacement: object) => [
      {
        artifactLocation: { uri: 'web.yaml', uriBaseId: '%SRCROOT%' },
        replacements: [replacement],
      },
    ];
    expect(result?.fixes).toEqual([
      {
        description: { text: "Change to 'name'" },
        artifactChanges: changeOf({
          deletedRegion: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 6 },
          insertedContent: { text: 'name' },
        }),
      },
      {
        description: { text: "Remove 'nam'" },
        artifactChanges: changeOf({
          deletedRegion: { startLine: 4, startColumn: 1, endLine: 5, endColumn: 1 },
        }),
      },
    ]);
  });
  test('says nothing of fixes where there are none', () => {
    expect(Object.keys(logOf({}).runs[0]?.results[0] ?? {})).not.toContain('fixes');
  });
  test('says that a run could not read all it was given', () => {
    expect(logOf({}, { failures: [failure] }).runs[0]?.invocations[0]?.executionSuccessful).toBe(false);
  });
});
