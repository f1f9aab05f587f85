import { several, type Chance } from './chance.ts';
import { longestText } from './seeds.ts';

/** A text made from another by some mutations of those that people, editors and attackers make. */
export function mutated(text: string, others: readonly string[], chance: Chance): string {
  const steps = several(chance, 1, 6, () => chance.one(mutations));
  const made = steps.reduce((it, mutate) => mutate(it, chance, others), text);
  return made.slice(0, longestText);
}

type Mutation = (text: string, chance: Chance, others: readonly string[]) => string;

/** Those that are listed more than once are drawn more often. */
const mutations: readonly Mutation[] = [
  spliceLines,
  spliceLines,
  shiftIndent,
  shiftIndent,
  dropLines,
  repeatLines,
  swapKeys,
  swapValues,
  replaceWord,
  replaceWord,
  insertPiece,
  insertPiece,
  insertPiece,
  cutSpan,
  toFlow,
  toBlockScalar,
  anchorAndAlias,
  appendDocument,
  changeBreaks,
  nest,
  insertOddCharacter,
];

function spliceLines(text: string, chance: Chance, others: readonly string[]): string {
  const from = chance.one(others).split('\n');
  const start = chance.below(from.length);
  const piece = from.slice(start, start + 1 + chance.below(8));
  return withLines(text, (lines) => lines.toSpliced(chance.below(lines.length + 1), 0, ...piece));
}

function shiftIndent(text: string, chance: Chance): string {
  const by = chance.one([-4, -2, -1, 1, 2, 4]);
  const count = 1 + chance.below(6);
  return withLines(text, (lines) => {
    const start = chance.below(lines.length);
    return lines.map((it, at) => {
      if (at < start || at >= start + count) return it;
      return by > 0 ? ' '.repeat(by) + it : it.replace(new RegExp(`^ {0,${-by}}`), '');
    });
  });
}

function dropLines(text: string, chance: Chance): string {
  return withLines(text, (lines) => lines.toSpliced(chance.below(lines.length), 1 + chance.below(5)));
}

function repeatLines(text: string, chance: Chance): string {
  return withLines(text, (lines) => {
    const start = chance.below(lines.length);
    const piece = lines.slice(start, start + 1 + chance.below(6));
    return lines.toSpliced(chance.below(lines.length), 0, ...piece);
  });
}

/** Two keys change places, each with the line it stands on. */
function swapKeys(text: string, chance: Chance): string {
  return swapped(text, chance, /^\s*(?:- )?[\w./-]+(?=:)/);
}

/** Two values change places. */
function swapValues(text: string, chance: Chance): string {
  return swapped(text, chance, /(?<=: ).+$/);
}

function swapped(text: string, chance: Chance, part: RegExp): string {
  return withLines(text, (lines) => {
    const having = [...lines.keys()].filter((it) => part.test(lines[it] ?? ''));
    if (having.length < 2) return lines;
    const [one, other] = [chance.one(having), chance.one(having)];
    const words = [one, other].map((it) => part.exec(lines[it] ?? '')?.[0] ?? '');
    return lines
      .with(
        one,
        (lines[one] ?? '').replace(part, () => words[1] ?? ''),
      )
      .with(
        other,
        (lines[other] ?? '').replace(part, () => words[0] ?? ''),
      );
  });
}

function replaceWord(text: string, chance: Chance, others: readonly string[]): string {
  const words = [...text.matchAll(/[\w./-]+/g)];
  if (words.length === 0) return text;
  const { 0: word, index } = chance.one(words);
  const other = chance.percent(50)
    ? chance.one(oddValues)
    : (/[\w./-]+/.exec(randomTail(chance.one(others), chance))?.[0] ?? '');
  return text.slice(0, index) + other + text.slice(index + word.length);
}

function randomTail(text: string, chance: Chance): string {
  return text.slice(chance.below(text.length));
}

function insertPiece(text: string, chance: Chance): string {
  return insertedAt(text, chance, chance.one(pieces));
}

function insertOddCharacter(text: string, chance: Chance): string {
  const count = 1 + chance.below(3);
  return insertedAt(text, chance, chance.one(oddCharacters).repeat(count));
}

function cutSpan(text: string, chance: Chance): string {
  const start = chance.below(text.length + 1);
  return text.slice(0, start) + text.slice(start + chance.below(40));
}

/** Some lines become one in brackets or braces, whatever that makes of them. */
function toFlow(text: string, chance: Chance): string {
  const [open, close] = chance.one(['[]', '{}', '""', "''"]);
  return withLines(text, (lines) => {
    const start = chance.below(lines.length);
    const count = 1 + chance.below(4);
    const joined = lines
      .slice(start, start + count)
      .map((it) => it.trim())
      .join(', ');
    const indent = /^ */.exec(lines[start] ?? '')?.[0] ?? '';
    return lines.toSpliced(start, count, `${indent}${open ?? ''}${joined}${close ?? ''}`);
  });
}

function toBlockScalar(text: string, chance: Chance): string {
  const header = chance.one(['|', '>', '|-', '>+', '|2', '|9', '>-1', '|+ # kept', '| bad']);
  return withLines(text, (lines) => {
    const at = chance.below(lines.length);
    const changed = (lines[at] ?? '').replace(/(?<=:).*$/, ` ${header}`);
    return lines.with(at, changed);
  });
}

function anchorAndAlias(text: string, chance: Chance): string {
  const name = chance.one(['a', 'b', 'base', 'x-1']);
  return withLines(text, (lines) => {
    const [one, other] = [chance.below(lines.length), chance.below(lines.length)];
    const indent = /^ */.exec(lines[other] ?? '')?.[0] ?? '';
    const used = chance.one([`${indent}<<: *${name}`, `${indent}k: *${name}`, `${indent}- *${name}`]);
    return lines
      .with(
        one,
        (lines[one] ?? '').replace(/(?<=:)( |$)/, (blank) => ` &${name}${blank}`),
      )
      .toSpliced(other + 1, 0, used);
  });
}

function appendDocument(text: string, chance: Chance, others: readonly string[]): string {
  const marker = chance.one([
    '---\n',
    '--- # next\n',
    '...\n---\n',
    '%YAML 1.2\n---\n',
    '--- !x\n',
    '--- |\n',
  ]);
  const other = chance.one(others);
  return chance.percent(50) ? `${text}\n${marker}${other}` : `${other}\n${marker}${text}`;
}

function changeBreaks(text: string, chance: Chance): string {
  const ends = chance.one([['\r\n'], ['\r'], ['\n', '\r\n'], ['\n', '\r', '\r\n', '\u2028', '\u0085']]);
  return text.replace(/\r?\n/g, () => chance.one(ends));
}

/** A piece is repeated within itself, by tens of levels. */
function nest(text: string, chance: Chance): string {
  const depth = 2 + chance.below(60);
  const made = chance.one([
    '['.repeat(depth) + ']'.repeat(chance.percent(50) ? depth : chance.below(depth)),
    '{a: '.repeat(depth) + '}'.repeat(chance.percent(50) ? depth : chance.below(depth)),
    '- '.repeat(depth),
    Array.from({ length: depth }, (_, it) => `\n${' '.repeat(it)}a:`).join(''),
    `\nb: &b0 [x, x]${Array.from({ length: 12 }, (_, it) => `\nb${it}: &b${it + 1} [*b${it}, *b${it}]`).join('')}`,
  ]);
  return insertedAt(text, chance, made);
}

function insertedAt(text: string, chance: Chance, piece: string): string {
  const at = chance.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}

function withLines(text: string, change: (lines: readonly string[]) => readonly string[]): string {
  return change(text.split('\n')).join('\n');
}

/** What is typed in manifests, whole or half. */
const pieces: readonly string[] = [
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    ': ',
    ':',
    '- ',
    '\n- ',
    '\n  - ',
    '\n    - name: x',
    ', ',
    '#',
    ' # note',
  ],
  ...[
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '{}',
    '[]',
    '|',
    '>',
    '&a ',
    '*a',
    '!',
    '!!str ',
    '!x ',
    '%',
    '@',
    '`',
    '~',
  ],
  ...['? ', '? a\n: b\n', '<<: *a\n', '\n---\n', '\n...\n', '--- ', '-', '--', '---'],
  ...['{{ .Values.x }}', '{{- if .Values.a }}\n', '\n{{- end }}\n', '{% if a %}', '${VAR}', '$(HOST)', '{{'],
  ...['\n# podwright-ignore ', '\n# podwright-ignore-file unknown-field\n', ' # podwright-ignore wrong-type'],
  ...['apiVersion: v1\nkind: Pod\n', 'kind: ', 'spec:\n  ', 'metadata: {name: a}\n', 'kind: Deployment\n'],
  ...[
    '\n  initContainers:\n    - name: init\n      image: a:1\n',
    '\n  volumes:\n    - name: v\n      emptyDir: {}\n',
  ],
  ...[
    '          ports:\n            - containerPort: 80\n              hostPort: 80\n',
    'image: ',
    'hostPath: {path: /}',
  ],
  ...[
    'valueFrom:\n  secretKeyRef:\n    name: s\n    key: ',
    'io.podman.annotations.userns: keep-id',
    '#region\n',
  ],
  ...[
    '{"a": [1, 2, {"b": null}]}',
    '\\',
    '\\u00e9',
    '0x1F',
    '0o17',
    '017',
    '.inf',
    '12e3',
    '2001-01-01',
    '<<',
  ],
];

const oddValues: readonly string[] = [
  ...['', '~', 'null', 'yes', 'off', '0', '-1', '1e400', '99999999999999999999', '0x', '-0', '.nan', '1_000'],
  ...[
    'Pod',
    'List',
    'Secret',
    'ConfigMap',
    'Job',
    'v1',
    'apps/v1',
    'web',
    'a'.repeat(300),
    'A_B',
    '-a',
    'a:b',
  ],
  ...[
    '/',
    '//',
    '../..',
    '/etc/passwd',
    '1Gi',
    '1.5',
    '100m',
    '1e3Ki',
    '65536',
    'TCP',
    'docker.io/a@sha256:0',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '<|>',
    '$1',
    '${1:x}',
    '*',
    '**',
    'é',
    '日本',
  ],
];

const oddCharacters: readonly string[] = [
  ...['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u00a0', '\u00ad', '\u200b', '\u2028', '\u2029'],
  ...[
    '\ufeff',
    '\ufffd',
    '\ufffe',
    '\ud800',
    '\udc00',
    '\ud83d',
    '😀',
    '\r',
    '\v',
    '\f',
    'İ',
    'ß',
    'e\u0301',
  ],
];
