import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readArguments, type Options } from '../../../server/cli/arguments.ts';
import { openChecker } from '../../../server/cli/check.ts';
import type { Finding } from '../../../server/cli/finding.ts';
import { mendedText } from '../../../server/cli/fix.ts';
import { reportGithub } from '../../../server/cli/report-github.ts';
import { reportJson } from '../../../server/cli/report-json.ts';
import { reportSarif } from '../../../server/cli/report-sarif.ts';
import { plain, reportText } from '../../../server/cli/report-text.ts';
import type { Report } from '../../../server/cli/report.ts';
import { run } from '../../../server/cli/run.ts';
import type { NamesIn } from '../../../server/quadlet/files.ts';
import { loadSchema } from '../../../server/schema/kubernetes.ts';
import { yaml } from '../../fixture.ts';

const schema = loadSchema();

const sound = yaml`
  [Unit]
  Description=Web

  [Kube]
  Yaml=web.yaml
  PublishPort=8080:80

  [Install]
  WantedBy=default.target
`;
const misspelt = sound.replace('PublishPort', 'PublishPorts');

describe('a .kube unit', () => {
  test('gets the findings that editors show, with the section and key of each', () => {
    const text = sound
      .replace('=web.yaml', '=')
      .replace('8080:80', '"🦭🦭"')
      .replace('[Install]', '[Instal]');
    expect(places(text)).toEqual([
      '5:1-5 quadlet-yaml Kube.Yaml',
      '6:13-19 quadlet-port Kube.PublishPort',
      '8:1-9 quadlet-section Instal',
    ]);
    expect(places(sound)).toEqual([]);
  });
  test('is told by its name, and what only has that name is left alone', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  nam: a\n';
    expect(places(text, { file: 'config.kube' })).toEqual([]);
    expect(places(text, { file: 'config.yaml' })).toContain('4:3-6 unknown-field metadata.nam');
    expect(places(misspelt, { file: 'web.kube.yaml' }).join()).not.toContain('quadlet');
  });
  test('is judged whatever the target, by the podman and the severities that are asked for', () => {
    expect(places(misspelt, { words: '--target kubernetes' })).toEqual([
      '6:1-13 quadlet-key Kube.PublishPorts',
    ]);
    expect(places(misspelt, { words: '--rule quadlet-key=off' })).toEqual([]);
    const severityOf = (words: string) => findingsIn(misspelt, { words }).map((it) => it.severity);
    expect(severityOf('')).toEqual(['error']);
    expect(severityOf('--rule quadlet-key=hint')).toEqual(['hint']);
    const newer = '[Kube]\nYaml=web.yaml\nServiceName=web\n';
    expect(places(newer, { words: '--podman-version 5.2' })).toEqual(['3:1-12 quadlet-key Kube.ServiceName']);
    expect(places(newer, { words: '--podman-version 5.3' })).toEqual([]);
  });
  test('is told of files that are not there, where their folder is known', () => {
    const home = resolve('.').replaceAll('\\', '/');
    const namesIn: NamesIn = (it) => (it === home ? new Set(['other.yaml']) : undefined);
    expect(places(sound, { namesIn })).toEqual(['5:6-14 quadlet-file Kube.Yaml']);
    expect(places(sound.replace('web.yaml', 'other.yaml'), { namesIn })).toEqual([]);
    expect(places(sound.replace('web.yaml', 'sub/web.yaml'), { namesIn })).toEqual([]);
  });
  test('declares nothing to the manifests beside it', () => {
    const pod = {
      file: 'pod.yaml',
      text: yaml`
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: docker.io/library/nginx:1.27
              envFrom: [{ configMapRef: { name: settings } }]
      `,
    };
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n';
    const codesBeside = (file: string) =>
      openChecker([pod, { file, text }], optionsOf(''), { schema, namesIn: () => undefined })
        .findingsIn(pod)
        .map((it) => it.code);
    expect(codesBeside('settings.kube')).toContain('unknown-config-map');
    expect(codesBeside('settings.yaml')).not.toContain('unknown-config-map');
  });
});

describe('mending', () => {
  test('writes in a unit what was meant', () => {
    expect(mended(misspelt)).toBe(sound);
    expect(mended(sound)).toBe(sound);
  });
  test('leaves out what would bring another error', () => {
    const text = misspelt.replace('8080:80', 'web');
    expect(mended(text)).toBe(text);
  });
});

describe('a folder with units', () => {
  test('is told in every format, with the files that its units lack', async () => {
    const folder = await folderWith({
      'web.kube': misspelt,
      'deep/db.kube': sound,
      'deep/web.yaml': '',
      'a.KUBE': '[',
    });
    const json = JSON.parse(await out(folder, reportJson())) as Finding[];
    expect(json.map((it) => [relative(folder, it.file), it.line, it.code, it.category])).toEqual([
      ['web.kube', 5, 'quadlet-file', 'podman'],
      ['web.kube', 6, 'quadlet-key', 'podman'],
    ]);
    expect(await out(folder, reportText(plain, 'error'))).toContain(
      "web.kube:6:1: error: [Kube] has no PublishPorts=, and Quadlet refuses the unit. Did you mean 'PublishPort'? [quadlet-key]\n  6 | PublishPorts=8080:80\n    | ^^^^^^^^^^^^\n",
    );
    expect(await out(folder, reportGithub('error'))).toContain(
      'web.kube,line=6,endLine=6,col=1,endColumn=12,title=quadlet-key::',
    );
    const sarif = JSON.parse(await out(folder, reportSarif('1.2.3', folder))) as Log;
    const [log] = sarif.runs;
    expect(log?.results.map((it) => log.tool.driver.rules[it.ruleIndex])).toMatchObject([
      { id: 'quadlet-file', defaultConfiguration: { level: 'note' } },
      { id: 'quadlet-key', defaultConfiguration: { level: 'error' } },
    ]);
    expect(log?.results[1]?.fixes).toMatchObject([{ description: { text: "Change to 'PublishPort'" } }]);
  });
  test('is mended where that is asked for, and then nothing is promised of what is left', async () => {
    const left = await folderWith({ 'web.kube': misspelt.replace('8080:80', 'web'), 'web.yaml': '' });
    expect(await out(left, reportText(plain, 'error'))).toContain(
      '1 error in 2 files. --fix mends all of them.',
    );
    expect(await out(left, reportText(plain, 'error'), '--fix')).toMatch(/\n1 error in 2 files\.\n$/);
    const folder = await folderWith({ 'web.kube': misspelt, 'web.yaml': '' });
    expect(await out(folder, reportText(plain, 'error'), '--fix')).toBe(
      'Nothing wrong in 2 files. 1 file mended.\n',
    );
    expect(await readFile(join(folder, 'web.kube'), 'utf8')).toBe(sound);
  });
});

type Log = {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly object[] } };
    readonly results: readonly { readonly ruleIndex: number; readonly fixes?: readonly object[] }[];
  }[];
};

type How = { readonly file?: string; readonly words?: string; readonly namesIn?: NamesIn };

function findingsIn(
  text: string,
  { file = 'web.kube', words = '', namesIn = () => undefined }: How = {},
): readonly Finding[] {
  const source = { file, text };
  return openChecker([source], optionsOf(words), { schema, namesIn }).findingsIn(source);
}

/** Each finding as `LINE:COLUMN-ENDCOLUMN CODE PATH`. */
function places(text: string, how: How = {}): readonly string[] {
  return findingsIn(text, how).map(
    ({ line, column, endColumn, code, path }) => `${line}:${column}-${endColumn} ${code} ${path}`,
  );
}

function mended(text: string): string {
  const source = { file: 'web.kube', text };
  return mendedText(
    source,
    openChecker([source], optionsOf(''), { schema, namesIn: () => undefined }),
    schema,
  );
}

function optionsOf(words: string): Options {
  const request = readArguments(['check', '.', ...words.split(' ').filter((it) => it !== '')]);
  if (request.kind !== 'check') throw new Error(`These words are no check: ${words}`);
  return request.options;
}

/** A folder that is gone after the test, with files by their paths in it. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'podwright-units-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** What the command writes of a folder. */
async function out(folder: string, report: Report, words = ''): Promise<string> {
  const written: string[] = [];
  const failed: string[] = [];
  const options = { ...optionsOf(words), paths: [folder] };
  await run(options, report, { out: (it) => written.push(it), err: (it) => failed.push(it) });
  expect(failed).toEqual([]);
  return written.join('');
}
