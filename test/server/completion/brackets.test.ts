import { describe, expect, test } from 'vitest';
import {
  checkCompletion,
  checkOffers,
  checkOffersAmong,
  checkOffersFirst,
  checkOffersNot,
  offer,
} from '../../check-completion.ts';

const head = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n';
/** A container within brackets, as the rest of the document has none. */
const container = (inner: string) => `${head}spec: {containers: [{name: a, ${inner}}]}\n`;

describe('within brackets', () => {
  test.each([
    ['{<|>}', '{restartPolicy: <|>}'],
    ['{ <|> }', '{ restartPolicy: <|> }'],
    ['{hostname: a,<|>}', '{hostname: a, restartPolicy: <|>}'],
    ['{hostname: a, <|>}', '{hostname: a, restartPolicy: <|>}'],
    ['{hostname: a, rest<|>}', '{hostname: a, restartPolicy: <|>}'],
    ['{hostname: a, <|> nodeName: b}', '{hostname: a, restartPolicy: <|>,  nodeName: b}'],
    ['{<|> hostname: a}', '{restartPolicy: <|>,  hostname: a}'],
    ['{hostname: a <|>}', '{hostname: a, restartPolicy: <|>}'],
    ['{volumes: [] <|>}', '{volumes: [], restartPolicy: <|>}'],
    ['{hostname: a\n  <|>}', '{hostname: a,\n  restartPolicy: <|>}'],
    ['{hostname: a\n  rest<|>}', '{hostname: a,\n  restartPolicy: <|>}'],
    ['{hostname: a,\n  rest<|>\n', '{hostname: a,\n  restartPolicy: <|>\n'],
    ['{hostname: a,\n  <|>\n}', '{hostname: a,\n  restartPolicy: <|>\n}'],
    ['{"rest<|>"}', '{"restartPolicy": "<|>"}'],
    ["{'rest<|>'}", "{'restartPolicy': <|>}"],
    ['{host<|>name: a}', '{restartPolicy: a}'],
  ])('%s becomes %s', (before, after) => {
    checkCompletion(`${head}spec: ${before}\n`, 'restartPolicy', `${head}spec: ${after}\n`);
  });
});

describe('a value within brackets', () => {
  test.each([
    ['{restartPolicy: <|>}', '{restartPolicy: Never}'],
    ['{restartPolicy:<|>}', '{restartPolicy: Never}'],
    ['{restartPolicy: Al<|>ways}', '{restartPolicy: Never}'],
    ['{restartPolicy: "<|>"}', '{restartPolicy: "Never"}'],
    ["{restartPolicy: 'N<|>'}", "{restartPolicy: 'Never'}"],
    ['{restartPolicy: "N<|>', '{restartPolicy: "Never"'],
    ['{restartPolicy: <|>, hostname: a}', '{restartPolicy: Never, hostname: a}'],
    ['{restartPolicy: <|> # why\n}', '{restartPolicy: Never # why\n}'],
    ['{restartPolicy: <|>', '{restartPolicy: Never'],
    ['{restartPolicy:\n  <|>\n}', '{restartPolicy:\n  Never\n}'],
  ])('%s becomes %s', (before, after) => {
    checkCompletion(`${head}spec: ${before}\n`, 'Never', `${head}spec: ${after}\n`);
  });

  test.each([
    ['behind a value and a blank, as another value', '{restartPolicy: Always <|>}', 'Never'],
    ['in a comment', '{ # <|>\n}', 'restartPolicy'],
    ['before the opening bracket', ' <|>{}', 'restartPolicy'],
    ['between a key and its colon', '{restartPolicy <|>: Always}', 'Never'],
    ['in a text of several lines', '{hostname: "a\n  <|>b"}', 'restartPolicy'],
  ])('is not offered %s', (_, spec, label) => {
    checkOffersNot(`${head}spec: ${spec}\n`, [label]);
  });

  test.each([
    ['securityContext: {capabilities: {add: [<|>]}}', 'securityContext: {capabilities: {add: [CHOWN]}}'],
    [
      'securityContext: {capabilities: {add: [KILL,<|>]}}',
      'securityContext: {capabilities: {add: [KILL, CHOWN]}}',
    ],
    [
      'securityContext: {capabilities: {add: [KILL <|>]}}',
      'securityContext: {capabilities: {add: [KILL, CHOWN]}}',
    ],
    [
      'securityContext: {capabilities: {add: [<|> KILL]}}',
      'securityContext: {capabilities: {add: [CHOWN,  KILL]}}',
    ],
    [
      'securityContext: {capabilities: {add: [KILL, "C<|>"]}}',
      'securityContext: {capabilities: {add: [KILL, "CHOWN"]}}',
    ],
  ])('in a list: %s becomes %s', (before, after) => {
    checkCompletion(container(before), 'CHOWN', container(after));
  });

  test('is not offered twice in a list', () => {
    checkOffersNot(container('securityContext: {capabilities: {add: [CHOWN, <|>]}}'), ['CHOWN']);
  });
});

describe('what brackets hold', () => {
  test.each([
    ['spec: {<|>}', 'containers', 'spec: {containers: [{name: <|>, image: <|>}]}'],
    ['spec: {containers: <|>}', '[{name, image}]', 'spec: {containers: [{name: <|>, image: <|>}]}'],
    ['spec: {containers: [<|>]}', '{name, image}', 'spec: {containers: [{name: <|>, image: <|>}]}'],
    [
      'spec: {containers: [{name: a}, <|>]}',
      '{name, image}',
      'spec: {containers: [{name: a}, {name: <|>, image: <|>}]}',
    ],
    ['spec: {affinity: <|>}', '{}', 'spec: {affinity: {<|>}}'],
    ['spec: {supplementalGroups: 1, <|>}', 'hostname', 'spec: {supplementalGroups: 1, hostname: <|>}'],
  ])('%s: %s becomes %s', (before, label, after) => {
    checkCompletion(`${head}${before}\n`, label, `${head}${after}\n`);
  });

  test('is narrowed by where the brackets stand', () => {
    checkOffersFirst(container('ports: [{<|>}]'), ['containerPort']);
    checkOffersFirst(container('livenessProbe: {httpGet: {<|>}}'), ['port', 'path']);
    checkOffersNot(`${head}spec:\n  containers:\n    - {name: a, <|>}\n`, ['name']);
  });

  test('is known while a bracket is open', () => {
    checkOffersFirst(`${head}spec:\n  containers: [{<|>\n  restartPolicy: Always\n`, ['name', 'image']);
    checkOffersFirst(`${head}spec:\n  containers:\n    - {name: a, <|>\n    - name: b\n`, ['image']);
  });
});

describe('JSON', () => {
  const pod = (spec: string) => `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},"spec":${spec}}\n`;

  test.each([
    ['{<|>}', 'hostname', '{"hostname": "<|>"}'],
    ['{"<|>"}', 'hostname', '{"hostname": "<|>"}'],
    ['{"host<|>}', 'hostname', '{"hostname": "<|>"}'],
    ['{"host<|>name":"a"}', 'nodeName', '{"nodeName":"a"}'],
    ['{"nodeName":"a",<|>}', 'hostname', '{"nodeName":"a", "hostname": "<|>"}'],
    ['{"nodeName":"a"\n  <|>\n}', 'hostname', '{"nodeName":"a",\n  "hostname": "<|>"\n}'],
    ['{"nodeName":"a"\n  "host<|>"\n}', 'hostname', '{"nodeName":"a",\n  "hostname": "<|>"\n}'],
    ['{\n  "host<|>"\n  "nodeName": "a"}', 'hostname', '{\n  "hostname": "<|>",\n  "nodeName": "a"}'],
    ['{\n  host<|>\n  "nodeName": "a"}', 'hostname', '{\n  "hostname": "<|>",\n  "nodeName": "a"}'],
    ['{"restartPolicy":<|>}', 'Never', '{"restartPolicy": "Never"}'],
    ['{"restartPolicy":"<|>"}', 'Never', '{"restartPolicy":"Never"}'],
    ['{"hostNetwork":<|>}', 'true', '{"hostNetwork": true}'],
    ['{"containers":[<|>]}', '{name, image}', '{"containers":[{"name": "<|>", "image": "<|>"}]}'],
    ['{<|>}', 'containers', '{"containers": [{"name": "<|>", "image": "<|>"}]}'],
    ['{"terminationGracePeriodSeconds":<|>}', '30', '{"terminationGracePeriodSeconds": 30}'],
    ['{"volumes":[{"secret":{"defaultMode":<|>}}]}', '0400', '{"volumes":[{"secret":{"defaultMode": 256}}]}'],
    [
      '{"volumes":[{"emptyDir":{"sizeLimit":<|>}}]}',
      '64Mi',
      '{"volumes":[{"emptyDir":{"sizeLimit": "64Mi"}}]}',
    ],
  ])('%s: %s becomes %s', (before, label, after) => {
    checkCompletion(pod(before), label, pod(after));
  });

  test('begins with quotes, too', () => {
    checkCompletion('{<|>}', 'kind', '{"kind": "<|>"}');
    checkOffers('{"apiVersion": "v1", <|>}', ['kind', 'metadata']);
    checkOffersAmong('{"apiVersion": "v1", "kind": "<|>"}', ['Pod', 'ConfigMap']);
  });

  test('is matched with its quotes by the client', () => {
    expect(offer(pod('{"host<|>"}'), 'hostname').filter).toBe('"hostname');
  });
});
