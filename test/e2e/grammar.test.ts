import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';
import { root } from '../../scripts/project.mts';
import { findVscode } from '../../scripts/vscode/install.mts';
import { withCarets, withoutCarets, yaml, type Remark } from '../fixture.ts';

/** Our grammars, injected into the YAML and shell grammars of a real VS Code by its own tokenizer. */
type Contributed = {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
};
type Manifest = { readonly contributes: { readonly grammars: readonly Contributed[] } };

const vscode = await findVscode();
let grammar: IGrammar;

/** What a reader sees apart; all other scopes are left out of the expectations. */
const sights: readonly (readonly [RegExp, string])[] = [
  [/^meta\.reference\.podwright/, 'reference'],
  [/^constant\.character\.escape\.podwright/, 'escape'],
  [/^comment\.line/, 'comment'],
  [/^invalid\./, 'invalid'],
  [/^string\.(?:quoted\.\w+\.shell|unquoted\.heredoc)/, 'text'],
  [/^entity\.name\.function\.call\.shell/, 'command'],
  [/^keyword\.control\.(?:.*\.)?shell/, 'keyword'],
];

describe.skipIf(!vscode)(vscode ? `in VS Code ${vscode.version}` : 'skipped: npm test gets VS Code', () => {
  beforeAll(async () => {
    grammar = await loadGrammar(join(vscode?.folder ?? '', 'extensions'));
  });

  test('a block scalar under command or args is a script', () => {
    check(yaml`
      spec:
        containers:
          - name: app
            command:
              - sh
              - -c
              - |
                trap 'exit 0' TERM
                ^^^^ command
                     ^^^^^^^^ text
                if test -f "$FILE"; then
                ^^ keyword
                   ^^^^ command
                           ^^^^^^^ text
                                    ^^^^ keyword
                  rm "$FILE" # gone
                  ^^ command
                     ^^^^^^^ text
                             ^^^^^^ comment

                fi
                ^^ keyword
            args: |
              exec app
              ^^^^ command
            image: app:1
    `);
  });

  test('a script ends with its block, whatever it leaves open', () => {
    check(yaml`
      spec:
        containers:
        - command:
          - |
            echo "never closed
            ^^^^ command
                 ^^^^^^^^^^^^^ text
          - |
            cat <<END
            ^^^ command
            never ended
            ^^^^^^^^^^^ text
          image: app:1 # echo
                       ^^^^^^ comment
          ports: []
    `);
  });

  test('the item after -c is a script, at either column of a list', () => {
    check(yaml`
      spec:
        containers:
          - command:
              - sh
              - -c
              - sleep 1 && echo $(date) # tick
                ^^^^^ command
                           ^^^^ command
                                  ^^^^ command
                                        ^^^^^^ comment
          - command:
            - /bin/bash
            - "-ec"
            - "echo 'a' | wc"
               ^^^^ command
                    ^^^ text
                          ^^ command
            image: app:1
    `);
  });

  test('the item after -c is a script in flow style too', () => {
    check(yaml`
      spec:
        containers:
          - command: [sh, -c, 'while true; do app; done', app]
                               ^^^^^ keyword
                                           ^^ keyword
                                              ^^^ command
                                                   ^^^^ keyword
            args: ["-c", "echo \"hi\""]
                          ^^^^ command
            lifecycle:
              preStop:
                exec:
                  command: [
                    "sh", "-c",
                    "app --stop",
                     ^^^ command
                  ]
            image: app:1
    `);
  });

  test('$(VAR) is a reference, and $$(VAR) is none', () => {
    check(yaml`
      spec:
        containers:
          - args:
              - --level=$(LEVEL)
                        ^^^^^^^^ reference
              - $(lower.case)
                ^^^^^^^^^^^^^ reference
              - $$(LEVEL)
                ^^ escape
              - "$(A)$(B)"
                 ^^^^^^^^ reference
            env:
              - name: X
                value: $(LEVEL)
    `);
  });

  test('in a script, a reference has the name of a variable, and all else is a command', () => {
    check(yaml`
      spec:
        containers:
          - args:
              - |
                app "$(LEVEL)" $(date) '$(LEVEL)'
                ^^^ command
                    ^ text
                     ^^^^^^^^ reference
                             ^ text
                                 ^^^^ command
                                       ^^^^^^^^^^ text
    `);
  });

  test('no script is seen in the values of other keys, nor in text that looks like one', () => {
    check(yaml`
      # command: [sh, -c, echo]
      ^^^^^^^^^^^^^^^^^^^^^^^^^ comment
      data:
        my-command: [sh, -c, echo a]
        commands: [sh, -c, echo a]
        file: |
          command: |
            echo "a"
          args: [sh, -c, echo $(A)]
        text: "command: [sh, -c, echo $(A)]"
    `);
  });

  test('a command that is no script stays as it is', () => {
    check(yaml`
      spec:
        containers:
          - command: [sleep, "3600"]
            args:
            - --echo
            - if # it's an option
                 ^^^^^^^^^^^^^^^^ comment
            image: app:1
    `);
  });
});

function check(annotated: string): void {
  const text = withoutCarets(annotated);
  expect(withCarets(text, seen(text))).toBe(annotated);
}

function seen(text: string): readonly Remark[] {
  let stack = textmate.INITIAL;
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const from = start;
    start += line.length + 1;
    const remarks = tokens.flatMap((it) => {
      const says = sights.find(([scope]) => it.scopes.some((own) => scope.test(own)))?.[1];
      if (says === undefined || line.slice(it.startIndex, it.endIndex).trim() === '') return [];
      return [{ start: from + it.startIndex, end: from + Math.min(it.endIndex, line.length), says }];
    });
    return joined(remarks);
  });
}

/** Neighbours that look the same are one. */
function joined(remarks: readonly Remark[]): readonly Remark[] {
  const result: Remark[] = [];
  for (const it of remarks) {
    const last = result.at(-1);
    if (last?.end === it.start && last.says === it.says) result[result.length - 1] = { ...last, end: it.end };
    else result.push(it);
  }
  return result;
}

async function loadGrammar(extensions: string): Promise<IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(new Uint8Array(readFileSync(wasm)).buffer);
  const ours = contributed(root);
  const all = [
    ...ours,
    ...contributed(join(extensions, 'yaml')),
    ...contributed(join(extensions, 'shellscript')),
  ];
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => {
      const path = all.find((it) => it.scopeName === scope)?.path;
      return Promise.resolve(
        path === undefined ? null : textmate.parseRawGrammar(readFileSync(path, 'utf8'), path),
      );
    },
    getInjections: (scope) => ours.filter((it) => it.injectTo?.includes(scope)).map((it) => it.scopeName),
  });
  const loaded = await registry.loadGrammar('source.yaml');
  if (!loaded) throw new Error('VS Code has no YAML grammar.');
  return loaded;
}

function contributed(folder: string): readonly Contributed[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  return manifest.contributes.grammars.map((it) => ({ ...it, path: join(folder, it.path) }));
}
