import { describe, expect, test } from 'vitest';
import { checkCompletion, checkOffers, checkOffersAmong, offer } from '../../check-completion.ts';

const head = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: app\n';
const env =
  '      env:\n        - name: GREETING\n          value: hello\n        - name: NAME\n          value: world\n';
const args = (line: string) => `${head}      args:\n        - ${line}\n${env}`;

describe('variables', () => {
  test.each([
    ['echo $(<|>', 'echo $(GREETING)'],
    ['echo $(<|>)', 'echo $(GREETING)'],
    ['echo $(GR<|>', 'echo $(GREETING)'],
    ['echo $(GR<|>ETING)', 'echo $(GREETING)'],
    ['echo $<|>', 'echo $(GREETING)'],
    ['echo $(GR<|> and more', 'echo $(GREETING) and more'],
    ['"echo $(<|>"', '"echo $(GREETING)"'],
    ["'echo $(<|>'", "'echo $(GREETING)'"],
    ['"echo $(<|>', '"echo $(GREETING)'],
    ['$(<|>)', '$(GREETING)'],
    ['$(NAME)$(<|>)', '$(NAME)$(GREETING)'],
    [
      '|\n          first\n          echo $(<|>\n          last',
      '|\n          first\n          echo $(GREETING)\n          last',
    ],
    ['$$$(<|>', '$$$(GREETING)'],
  ])('are offered in a text: %s becomes %s', (before, after) => {
    checkCompletion(args(before), '$(GREETING)', args(after));
  });

  test('are written with their bracket, behind which nothing is to be found', () => {
    expect(offer(args('echo $(GR<|>'), '$(GREETING)').filter).toBe('$(GREETING');
  });

  test.each([
    ['["sh", "-c", "echo $(<|>"]', '["sh", "-c", "echo $(GREETING)"]'],
    ['["sh", "-c", "echo $(<|>', '["sh", "-c", "echo $(GREETING)'],
    ['[sh, -c, echo $(<|>]', '[sh, -c, echo $(GREETING)]'],
    ["[sh, -c, '$(<|>)']", "[sh, -c, '$(GREETING)']"],
  ])('are offered in brackets: %s becomes %s', (before, after) => {
    checkCompletion(
      `${head}      command: ${before}\n${env}`,
      '$(GREETING)',
      `${head}      command: ${after}\n${env}`,
    );
  });

  test.each(['echo $$(<|>', 'echo $NA<|>', 'echo $(date)<|>', 'echo (<|>', 'echo $(a b<|>'])(
    'are not offered outside of a reference: %s',
    (line) => {
      checkOffers(args(line), []);
    },
  );

  test('are not offered where nobody puts their values', () => {
    checkOffers(`${head}      workingDir: $(<|>\n${env}`, []);
    checkOffers(`${head}      # $(<|>\n${env}`, []);
  });

  test('say what they are set to', () => {
    expect(offer(args('$(<|>'), '$(GREETING)').detail).toBe('hello');
  });

  test('of the container alone are offered', () => {
    checkOffers(`${args('$(NAME)')}    - name: other\n      args: ["$(<|>"]\n`, []);
  });

  test('that a ConfigMap brings are offered, too', () => {
    checkOffersAmong(
      `${head}      args: ["$(<|>)"]\n      envFrom:\n        - configMapRef: {name: settings}\n`,
      ['$(COLOR)'],
      {
        files: {
          'settings.yaml':
            'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {COLOR: red}\n',
        },
      },
    );
  });

  test('in the value of another are left as they are by podman', () => {
    const value = `${head}${env}        - name: ALL\n          value: $(<|>\n`;
    checkOffers(value, ['$(GREETING)', '$(NAME)']);
    expect(offer(value, '$(NAME)').detail).toBe('podman leaves it as it is');
    expect(offer(value, '$(NAME)', { target: 'kubernetes' }).detail).toBe('world');
  });
});
