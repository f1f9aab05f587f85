import { describe, expect, test } from 'vitest';
import {
  accepted,
  checkCompletion,
  checkOffers,
  checkOffersAmong,
  checkOffersFirst,
  checkOffersNot,
  offer,
  offers,
} from '../../check-completion.ts';
import { yaml } from '../../fixture.ts';

const head = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
`;

describe('an empty line', () => {
  test.each([
    ['at the column of the keys above', '  ', '  restartPolicy: <|>'],
    ['deeper than the value above', '       ', '  restartPolicy: <|>'],
    ['indented by a tab', '\t', '  restartPolicy: <|>'],
    ['indented by two tabs', '\t\t', '  restartPolicy: <|>'],
    ['indented by a blank and a tab', ' \t', '  restartPolicy: <|>'],
  ])('%s takes the next key of the map', (_, indent, after) => {
    checkCompletion(
      `${head}spec:\n  hostname: a\n${indent}<|>\n  volumes: []\n`,
      'restartPolicy',
      `${head}spec:\n  hostname: a\n${after}\n  volumes: []\n`,
    );
  });

  test.each([0, 1])('at column %i above a deeper map takes its next key where that stands', (column) => {
    checkCompletion(
      `${head}spec:\n${' '.repeat(column)}<|>\n  hostname: a\n`,
      'restartPolicy',
      `${head}spec:\n  restartPolicy: <|>\n  hostname: a\n`,
    );
  });

  test('at the left edge between the keys of an item takes the next key of the item', () => {
    checkCompletion(
      `${head}spec:\n  containers:\n    - name: a\n<|>\n      image: b\n`,
      'workingDir',
      `${head}spec:\n  containers:\n    - name: a\n      workingDir: <|>\n      image: b\n`,
    );
  });

  test('behind the last item takes a key of the item, another item, or a key of the spec, by its column', () => {
    const text = `${head}spec:\n  containers:\n    - name: a\n`;
    checkOffersFirst(`${text}      <|>`, ['image']);
    checkOffersFirst(`${text}    <|>`, ['- name']);
    checkOffersAmong(`${text}    <|>`, ['image']);
    checkOffersFirst(`${text}  <|>`, ['initContainers']);
    checkOffers(`${text}<|>`, ['status']);
  });

  test('in an empty map takes a key at any deeper column', () => {
    checkCompletion(`${head}spec:\n      <|>\n`, 'hostname', `${head}spec:\n      hostname: <|>\n`);
  });

  test('with blanks behind the cursor keeps them', () => {
    checkCompletion(`${head}spec:\n  <|>  \n`, 'hostname', `${head}spec:\n  hostname: <|>  \n`);
  });

  test('takes nothing within a text of several lines', () => {
    checkOffers(`${head}spec:\n  hostname: one\n    <|>\n    two\n`, []);
    checkOffers(`${head}spec:\n  hostname: "one\n    <|>\n    two"\n`, []);
    checkOffers(`${head}spec:\n  hostname: "one\n    two<|>"\n`, []);
  });

  test.each([["'it''s\n    here'<|>"], ['"goes on\n    here"<|>'], ['"goes on\n    here"  <|>']])(
    'takes nothing behind a text of several lines that ends there: %j',
    (value) => {
      checkOffers(`${head}  annotations:\n    note: ${value}\nspec: {}\n`, []);
    },
  );

  test('takes nothing behind brackets of several lines that end there', () => {
    checkOffers(`${head}  finalizers: [\n    a\n  ]<|>\nspec: {}\n`, []);
  });

  test('takes nothing behind a block scalar, as deep as that', () => {
    checkOffers(`${head}spec:\n  hostname: |\n    one\n    <|>\n`, []);
    checkOffersAmong(`${head}spec:\n  hostname: |\n    one\n  <|>\n`, ['restartPolicy']);
  });

  test('takes the next key behind brackets or quotes that are closed', () => {
    checkCompletion(
      `${head}spec:\n  volumes: []\n    <|>\n`,
      'hostname',
      `${head}spec:\n  volumes: []\n  hostname: <|>\n`,
    );
  });
});

describe('what stands on the line already', () => {
  test.each([
    ['before a key', `${head}spec:\n <|> hostname: a\n`],
    ['before a dash', `${head}spec:\n  containers:\n  <|>  - name: a\n`],
    ['at a dash', `${head}spec:\n  containers:\n    <|>- name: a\n`],
    ['between a dash and its key', `${head}spec:\n  containers:\n    - <|> name: a\n`],
    ['behind a value and a blank', `${head}spec:\n  restartPolicy: Always <|>\n`],
    ['between a colon and its value', `${head}spec:\n  restartPolicy: <|> Always\n`],
    ['between two words', `${head}spec:\n  one <|> two\n`],
    ['at the colon, behind a blank', `${head}spec:\n  hostname <|>: a\n`],
    ['in a comment behind a value', `${head}spec:\n  restartPolicy: Always # <|>\n`],
    ['in the marker of a document', `${head}---<|>\n`],
    ['behind the marker of a document', `${head}--- <|>\n`],
    ['in the end marker', `${head}.<|>..\n`],
    ['in a directive', '%YAML<|> 1.2\n---\n'],
    ['at the header of a block scalar', `${head}spec:\n  hostname: <|>|\n    a\n`],
    ['behind the bracket of a value', `${head}spec:\n  volumes: []<|>\n`],
    ['in an anchor', `${head}spec:\n  hostname: &na<|>me a\n`],
  ])('takes nothing %s', (_, text) => {
    checkOffers(text, []);
  });

  test('a half-written key keeps the text that follows it', () => {
    checkCompletion(
      `${head}spec:\n  rest<|> Always\n`,
      'restartPolicy',
      `${head}spec:\n  restartPolicy: Always\n`,
    );
    checkOffersNot(`${head}spec:\n  con<|> Always\n`, ['containers']);
  });

  test('a key is replaced as a whole, with its quotes', () => {
    checkCompletion(`${head}spec:\n  host<|>name: a\n`, 'nodeName', `${head}spec:\n  nodeName: a\n`);
    checkCompletion(`${head}spec:\n  "host<|>name": a\n`, 'nodeName', `${head}spec:\n  "nodeName": a\n`);
    checkCompletion(`${head}spec:\n  'host<|>name': a\n`, 'nodeName', `${head}spec:\n  'nodeName': a\n`);
  });

  test('a key that stands there is offered as itself', () => {
    checkOffersAmong(`${head}spec:\n  host<|>name: a\n`, ['hostname']);
  });
});

describe('a half-written key', () => {
  test.each([
    ['"rest<|>', '"restartPolicy": <|>'],
    ['"rest<|>"', '"restartPolicy": <|>'],
    ["'rest<|>'", "'restartPolicy': <|>"],
    ['rest<|>', 'restartPolicy: <|>'],
    ['re<|>st', 'restartPolicy: <|>'],
    ['rest<|># why', 'restartPolicy: <|> # why'],
    ['rest<|> # why', 'restartPolicy: <|> # why'],
  ])('%s becomes %s', (before, after) => {
    checkCompletion(`${head}spec:\n  ${before}\n`, 'restartPolicy', `${head}spec:\n  ${after}\n`);
  });

  test('is matched with its quotes by the client', () => {
    expect(offer(`${head}spec:\n  "rest<|>"\n`, 'restartPolicy').filter).toBe('"restartPolicy');
    expect(offer(`${head}spec:\n   rest<|>\n  hostname: a\n`, 'restartPolicy').filter).toBe(
      '   restartPolicy',
    );
  });
});

describe('behind the colon of a key', () => {
  test('a map begins on the next line', () => {
    checkCompletion(
      `${head}spec: <|>`,
      'containers',
      `${head}spec:\n  containers:\n    - name: <|>\n      image: <|>`,
    );
    checkCompletion(`${head}spec:<|>\n`, 'hostname', `${head}spec:\n  hostname: <|>\n`);
    checkCompletion(`${head}spec: host<|>\n`, 'hostname', `${head}spec:\n  hostname: <|>\n`);
  });
  test('a map that goes on below gets its next key at their column', () => {
    checkCompletion(
      `${head}spec: <|>\n    hostname: a\n`,
      'nodeName',
      `${head}spec:\n    nodeName: <|>\n    hostname: a\n`,
    );
    checkOffersNot(`${head}spec: <|>\n    hostname: a\n`, ['hostname']);
  });
  test('a list begins on the next line, where the file has its lists', () => {
    checkCompletion(
      `${head}spec:\n  containers: <|>`,
      '- name',
      `${head}spec:\n  containers:\n    - name: <|>\n      image: <|>`,
    );
    checkCompletion(
      `${head}spec:\n  volumes:\n  - name: a\n  containers: <|>`,
      '- name',
      `${head}spec:\n  volumes:\n  - name: a\n  containers:\n  - name: <|>\n    image: <|>`,
    );
  });
  test('an anchor stays', () => {
    checkCompletion(`${head}spec: &spec <|>`, 'hostname', `${head}spec: &spec\n  hostname: <|>`);
    checkCompletion(
      `${head}spec:\n  restartPolicy: &policy <|>\n`,
      'Never',
      `${head}spec:\n  restartPolicy: &policy Never\n`,
    );
    checkCompletion(
      `${head}spec:\n  restartPolicy: !!str <|>\n`,
      'Never',
      `${head}spec:\n  restartPolicy: !!str Never\n`,
    );
  });
  test('nothing moves below a comment', () => {
    checkOffers(`${head}spec: <|> # why\n`, []);
  });
  test('a scalar gets the blank it needs, before it and behind it', () => {
    checkCompletion(`${head}spec:\n  restartPolicy:<|>\n`, 'Never', `${head}spec:\n  restartPolicy: Never\n`);
    checkCompletion(
      `${head}spec:\n  restartPolicy: <|># why\n`,
      'Never',
      `${head}spec:\n  restartPolicy: Never # why\n`,
    );
  });
});

describe('behind a dash', () => {
  const list = `${head}spec:\n  containers:\n`;
  test('the first key of an item gets the blank it needs', () => {
    checkCompletion(`${list}    -<|>\n`, 'name', `${list}    - name: <|>\n`);
    checkCompletion(`${list}    - <|>\n`, 'name', `${list}    - name: <|>\n`);
  });
  test('it stands at the column of the keys below', () => {
    checkCompletion(`${list}    - <|>\n      image: b\n`, 'name', `${list}    - name: <|>\n      image: b\n`);
    checkCompletion(
      `${list}    - <|>\n        image: b\n`,
      'name',
      `${list}    -   name: <|>\n        image: b\n`,
    );
    checkCompletion(
      `${list}    -     <|>\n      image: b\n`,
      'name',
      `${list}    - name: <|>\n      image: b\n`,
    );
    checkCompletion(
      `${list}    - na<|>\n        image: b\n`,
      'name',
      `${list}    -   name: <|>\n        image: b\n`,
    );
  });
  test('it keeps the quotes it is begun with', () => {
    checkCompletion(`${list}    - "na<|>"\n`, 'name', `${list}    - "name": <|>\n`);
    checkCompletion(
      `${list}    - "na<|>\n      image: b\n`,
      'name',
      `${list}    - "name": <|>\n      image: b\n`,
    );
  });
  test('keys below are not offered again', () => {
    checkOffersNot(`${list}    - <|>\n      image: b\n`, ['image']);
  });
  test('what a new key holds is indented from its own column', () => {
    checkCompletion(`${list}    - <|>`, 'ports', `${list}    - ports:\n        - containerPort: <|>`);
  });
  test('a value keeps its quotes', () => {
    const drop = `${list}    - name: a\n      securityContext:\n        capabilities:\n          drop:\n`;
    checkCompletion(`${drop}            - "A<|>"\n`, 'ALL', `${drop}            - "ALL"\n`);
    checkCompletion(`${drop}            - "A<|>\n`, 'ALL', `${drop}            - "ALL"\n`);
  });
});

describe('lines that stand deeper below', () => {
  const lost = `${head}spec:\n`;
  test('become what a new key holds where they have lost theirs', () => {
    checkCompletion(
      `${lost}  <|>\n    - name: a\n      image: b\n`,
      'containers',
      `${lost}  containers:\n    - name: a\n      image: b\n`,
    );
    checkCompletion(
      `${head}  <|>\n    app: web\nspec: {}\n`,
      'labels',
      `${head}  labels:\n    app: web\nspec: {}\n`,
    );
    checkCompletion(
      `apiVersion: v1\nkind: Pod\n<|>\n  name: web\n`,
      'metadata',
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n`,
    );
  });
  test('are offered only to keys that may hold them', () => {
    checkOffersNot(`${lost}  <|>\n    - name: a\n      image: b\n`, ['hostname', 'affinity']);
    checkOffersFirst(`${lost}  <|>\n  - name: a\n    emptyDir: {}\n`, ['volumes']);
  });
  test('become the item that has lost its dash, at their column', () => {
    const list = `${lost}  containers:\n`;
    checkCompletion(`${list}    <|>\n      image: b\n`, '- name', `${list}    - name: <|>\n      image: b\n`);
    checkCompletion(
      `${list}    <|>\n        image: b\n`,
      '- name',
      `${list}    -   name: <|>\n        image: b\n`,
    );
    checkCompletion(`${list}  <|>\n    image: b\n`, '- name', `${list}  - name: <|>\n    image: b\n`);
    checkCompletion(
      `${list}    <|>\n      name: a\n      image: b\n`,
      '-',
      `${list}    -\n      name: a\n      image: b\n`,
    );
  });
  test('become the value of the first key of an item', () => {
    const list = `${lost}  containers:\n    - name: a\n      envFrom:\n`;
    checkCompletion(
      `${list}        <|>\n            name: settings\n`,
      '- configMapRef',
      `${list}        - configMapRef:\n            name: settings\n`,
    );
  });
  test('are taken from where they fit only by those who choose so, last of all', () => {
    const text = `${lost}  containers:\n    - name: a\n  <|>\n    - name: b\n`;
    const [first, ...others] = offers(text);
    expect(first).toMatchObject({ label: '- name', takesBelow: false });
    expect(others).toContainEqual(expect.objectContaining({ label: 'volumes', takesBelow: true }));
    checkCompletion(
      text,
      '- name',
      `${lost}  containers:\n    - name: a\n    - name: <|>\n      image: <|>\n    - name: b\n`,
    );
  });
  test('are not torn apart', () => {
    checkOffersNot(
      `${lost}  containers:\n    - name: a\n      command:\n<|>\n        - b\n      image: c\n`,
      ['volumes', 'status'],
    );
  });
});

describe('line breaks of Windows', () => {
  test('stay what they are', () => {
    const text = `${head}spec:\n  <|>\n  hostname: a\n`.replaceAll('\n', '\r\n');
    expect(accepted(text, 'containers')).toBe(
      `${head}spec:\n  containers:\n    - name: <|>\n      image: <|>\n  hostname: a\n`.replaceAll(
        '\n',
        '\r\n',
      ),
    );
  });
  test('are no part of a word', () => {
    checkCompletion(
      `${head}spec:\r\n  rest<|>\r\n`,
      'restartPolicy',
      `${head}spec:\r\n  restartPolicy: <|>\r\n`,
    );
    checkCompletion(
      `${head}spec:\r\n  restartPolicy: Al<|>\r\n`,
      'Never',
      `${head}spec:\r\n  restartPolicy: Never\r\n`,
    );
    checkCompletion(`${head}spec: <|>\r\n`, 'hostname', `${head}spec:\r\n  hostname: <|>\r\n`);
  });
  test('are never parted', () => {
    expect(offers(`${head}spec:\r<|>\n  hostname: a\n`)).toEqual([]);
  });
});

describe('a file of several documents', () => {
  test('is completed in each by its own kind', () => {
    const files = `${head}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n<|>\n---\napiVersion: v1\nkind: Secret\n`;
    checkOffers(files, ['data', 'binaryData', 'immutable']);
  });
  test('is completed behind an empty document', () => {
    checkOffers('---\n---\n<|>', ['apiVersion', 'kind']);
  });
  test('is completed behind one that does not parse', () => {
    checkOffersFirst(`spec: [{"\n---\n${head}<|>`, ['spec']);
  });
});
