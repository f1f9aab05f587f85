import { describe, test } from 'vitest';
import {
  checkCompletion,
  checkOffers,
  checkOffersAmong,
  checkOffersFirst,
  checkOffersNot,
} from '../../check-completion.ts';

const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n';

describe('a text that does not parse', () => {
  test.each([
    ['a quote is open above', `${head}spec:\n  hostname: "a\n  <|>\n`],
    ['a bracket is open above', `${head}spec:\n  volumes: [\n  nodeName: a\n  <|>\n`],
    ['a brace is open above', `${head}spec:\n  volumes: [{name: a\n  nodeName: a\n  <|>\n`],
    ['a colon is missing above', `${head}spec:\n  hostname a\n  <|>\n`],
    ['a key is half-written above', `${head}spec:\n  hostn\n  <|>\n`],
    ['a colon is missing below', `${head}spec:\n  nodeName: a\n  <|>\n  hostname\n`],
    ['a quote is open below', `${head}spec:\n  <|>\n  hostname: "a\n`],
    ['a tab indents a line above', `${head}spec:\n\thostname: a\n  <|>\n`],
    ['a line above stands too deep', `${head}spec:\n  hostname: a\n      nodeName: b\n  <|>\n`],
    ['an alias means nothing', `${head}spec:\n  hostname: *nobody\n  <|>\n`],
    ['a key stands twice', `${head}spec:\n  hostname: a\n  hostname: b\n  <|>\n`],
    ['a bad escape stands above', `${head}spec:\n  hostname: "\\q"\n  <|>\n`],
    ['the kind is all there is above', 'kind: Pod\nspec:\n  <|>\n'],
  ])('is completed where %s', (_, text) => {
    checkOffersAmong(text, ['restartPolicy']);
  });

  test('leaves out the keys that stand there, before and behind the break', () => {
    checkOffersNot(`${head}spec:\n  hostname: "a\n  <|>\n  nodeName: b\n`, ['hostname', 'nodeName']);
  });

  test.each([
    ['{', `${head}spec:\n  containers:\n    - {<|>\n`],
    ['[{', `${head}spec:\n  containers: [{<|>\n`],
    ['[{ before more keys', `${head}spec:\n  containers: [{<|>\n  hostname: a\n`],
    ['{ of an item before more items', `${head}spec:\n  containers:\n    - {<|>\n    - name: b\n`],
  ])('is completed behind an open %s', (_, text) => {
    checkOffersFirst(text, ['name', 'image']);
  });

  test.each([
    ['"', 'restartPolicy: "<|>', 'restartPolicy: "Never"'],
    ["'", "restartPolicy: '<|>", "restartPolicy: 'Never'"],
    ['" and a word', 'restartPolicy: "Al<|>', 'restartPolicy: "Never"'],
    ['" before a comment', 'restartPolicy: "<|> # why', 'restartPolicy: "Never" # why'],
  ])('is closed where an open %s was begun', (_, before, after) => {
    checkCompletion(
      `${head}spec:\n  ${before}\n  hostname: a\n`,
      'Never',
      `${head}spec:\n  ${after}\n  hostname: a\n`,
    );
  });

  test('of another document of the file disturbs nobody', () => {
    checkOffersAmong(`spec: {[\n---\n${head}spec:\n  <|>\n---\n"`, ['restartPolicy']);
  });
});

describe('anchors, aliases, tags and merge keys', () => {
  test('are no values to replace', () => {
    checkOffers(`${head}spec:\n  restartPolicy: &a<|>\n`, []);
    checkOffers(`${head}spec:\n  restartPolicy: !!s<|>\n`, []);
  });
  test('stay before what is completed', () => {
    checkCompletion(
      `${head}spec:\n  containers:\n    - &main\n      <|>\n`,
      'name',
      `${head}spec:\n  containers:\n    - &main\n      name: <|>\n`,
    );
    checkCompletion(`${head}spec: &spec\n  <|>\n`, 'hostname', `${head}spec: &spec\n  hostname: <|>\n`);
    checkCompletion(
      `${head}spec:\n  dnsPolicy: &policy Def<|>\n`,
      'Default',
      `${head}spec:\n  dnsPolicy: &policy Default\n`,
    );
  });
  test('give way to a value where an alias stands', () => {
    checkCompletion(
      `${head}spec:\n  restartPolicy: *po<|>licy\n`,
      'Never',
      `${head}spec:\n  restartPolicy: Never\n`,
    );
  });
  test('may be overridden, so that what a merge brings is offered still', () => {
    const text = `${head}spec:\n  containers:\n    - &a\n      name: a\n      image: b\n    - <<: *a\n      <|>\n`;
    checkOffersFirst(text, ['name', 'image']);
  });
  test('of a merge bring names, too', () => {
    const text = `${head}spec:\n  volumes: &volumes\n    - name: data\n  containers:\n    - volumeMounts:\n        - name: <|>\n`;
    checkOffers(text, ['data']);
  });
});

describe('a template', () => {
  test('is completed around its marks', () => {
    checkOffersAmong(`${head}spec:\n  hostname: {{ .Values.host }}\n  <|>\n`, ['restartPolicy']);
  });
});

describe('a file that is none of ours', () => {
  test.each([
    ['compose', 'services:\n  web:\n    <|>\n'],
    ['a workflow', 'on: push\njobs:\n  build:\n    <|>\n'],
    ['a custom resource', 'apiVersion: example.com/v1\nkind: Widget\nspec:\n  <|>\n'],
    ['a kustomization', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n<|>\n'],
    ['a plain list', '- one\n- <|>\n'],
    ['plain text', 'some words <|>\n'],
  ])('is left alone: %s', (_, text) => {
    checkOffers(text, []);
  });
});
