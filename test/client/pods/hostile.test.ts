/** Names that want to be more than names can't run, link, hide or fake anything, wherever they are shown. */
import { expect, test } from 'vitest';
import { rowsOf } from '../../../client/pods/rows.ts';
import { container, flat, known, pod } from './known.ts';

const hostile = [
  'a\n# b <b>c</b> [d](command:workbench.action.quit) ![e](https://example.org/e.png)',
  '$(trash) `f` **g** \u202egnp.exe \u061c\u2066h',
  '\u001b[31mred\u001b]8;;https://example.org\u0007link\u001b[0m\u0000',
  '"; rm -rf / #\' && $(reboot)',
  'https://example.org/x www.example.org me@example.org <https://example.org>',
  '&lt;img src=x&gt; &amp; | a | b |\n|---|---|',
];

test.each(hostile)('%j', (name) => {
  const one = container({ name, image: name, networks: [name] });
  const rows = rowsOf(
    known({
      local: {
        pods: [pod({ name, containers: [one] })],
        alone: [container({ id: 'a', name })],
      },
      details: new Map([
        [
          one.id,
          {
            kind: 'known',
            value: {
              mounts: [{ kind: name, source: name, path: name, target: name, writable: true }],
              variables: [{ name, value: name }],
              restarts: 0,
            },
          },
        ],
      ]),
      manifests: new Map([[name, { uri: 'file:///w/a.yaml', name, line: 0 }]]),
      volumes: {
        kind: 'known',
        value: [{ name, driver: name, created: 0, anonymous: false, path: name, used: true }],
      },
      secrets: { kind: 'known', value: [{ name, driver: name }] },
      networks: { kind: 'known', value: [{ name, driver: name, subnets: [name] }] },
    }),
  );
  for (const row of flat(rows)) {
    for (const text of [row.label, row.description, row.spoken]) {
      expect(text).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
      expect(text).not.toContain('](');
    }
    expect(row.tooltip).not.toMatch(/(?!\n)[\p{Cf}\p{Cc}]/u);
    expect(row.tooltip.replaceAll('**', '')).not.toMatch(/(?<!\\)[<>[\]`$|!*#@]/);
    expect(row.tooltip).not.toMatch(/https?:\/\/|www\./);
    expect(row.tooltip).not.toMatch(/&(?!amp;)/);
  }
});
