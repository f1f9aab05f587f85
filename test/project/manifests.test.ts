import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { remarks } from '../check.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function files(folder: string): readonly string[] {
  return readdirSync(root + folder)
    .filter((it) => it.endsWith('.yaml'))
    .map((it) => `${folder}/${it}`);
}

const textOf = (file: string) => readFileSync(root + file, 'utf8');

const samples = [...files('samples'), ...files('samples/patterns')];
const right = files('test/manifests');

describe('a manifest that is right', () => {
  test.each([...samples, ...right])('%s is YAML', (file) => {
    expect(parseAllDocuments(textOf(file), { merge: true }).flatMap((it) => it.errors)).toEqual([]);
  });

  test.each([...samples, ...right])('%s has no problem', (file) => {
    expect(remarks(textOf(file))).toEqual([]);
  });

  test.each([...samples, ...right])('%s keeps having none with Windows line ends', (file) => {
    const text = textOf(file).replace(/\r?\n/g, '\r\n');
    expect(remarks(text)).toEqual([]);
  });
});

describe('YAML that is no manifest', () => {
  test.each(files('test/manifests/foreign'))('%s is left alone', (file) => {
    expect(remarks(textOf(file))).toEqual([]);
  });
});

describe('a sample', () => {
  test.each(samples)('%s says in its first line what it is', (file) => {
    expect(textOf(file)).toMatch(/^# [A-Z].*\S\n/);
  });

  test.each(samples)('%s names each image in full, with a version, and limits what it takes', (file) => {
    const text = textOf(file);
    const images = [...text.matchAll(/^ +image: (.*)$/gm)].map((it) => it[1] ?? '');
    expect(images).not.toEqual([]);
    expect(images.filter((it) => !/^[a-z.]+\/[a-z/-]+:v?\d[\w.-]*$/.test(it))).toEqual([]);
    expect([...text.matchAll(/^ +limits:$/gm)]).toHaveLength(images.length);
  });

  test('is played beside all others: no port and no emptyDir is used by two', () => {
    const all = samples.map(textOf).join('\n');
    const ports = [...all.matchAll(/hostPort: (\d+)/g)].map((it) => Number(it[1]));
    const volumes = [...all.matchAll(/- name: (\S+)\n +emptyDir/g)].map((it) => it[1]);
    expect(ports.filter((it) => it <= 18_000)).toEqual([]);
    expect(ports).toEqual([...new Set(ports)]);
    expect(volumes).toEqual([...new Set(volumes)]);
  });
});
