import { quoted } from '../../schema/describe.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { ignoresIn, type Ignore, type Word } from '../../manifest/ignores.ts';
import { nearest } from '../../schema/nearest.ts';

/**
 * A comment or annotation that asks to ignore a rule there isn't, so that it silences nothing.
 *
 *     apiVersion: v1
 *     kind: ConfigMap
 *     metadata:
 *       # podwright-ignore unknown-feild
 *                          ^^^^^^^^^^^^^ warning unknown-rule: There is no rule 'unknown-feild'. Did you mean 'unknown-field'?
 *       name: web
 */
export const unknownRule: Rule = {
  code: 'unknown-rule',
  check: (document, { codes }) => ignoresIn(document).flatMap((it) => [...objections(it, codes)]),
};

function* objections({ word, codes, reach }: Ignore, known: readonly string[]): Generator<Problem> {
  if (reach.kind === 'nothing') {
    yield problem(word, `${quoted(word.text)} silences nothing.`, reach.meant);
    return;
  }
  if (codes.length === 0 && reach.kind !== 'file') {
    yield problem(word, `${quoted(word.text)} silences nothing until it names a rule.`);
  }
  for (const it of codes) {
    if (it.text === 'yaml-syntax') {
      yield problem(it, "'yaml-syntax' can't be ignored: nobody reads the document then.");
    } else if (!known.includes(it.text)) {
      const meant = nearest(it.text, known);
      const advice = meant === undefined && reach.kind !== 'object' ? " Reasons stand behind ' -- '." : '';
      yield problem(it, `There is no rule ${quoted(it.text)}.${advice}`, meant);
    }
  }
}

function problem({ span }: Word, message: string, meant?: string): Problem {
  const found = { code: 'unknown-rule', voice: 'practice', severity: 'warning', span } as const;
  if (meant === undefined) return { ...found, message };
  const fix: Fix = { title: `Rename to '${meant}'`, edits: [{ span, insert: meant }], safe: true };
  return { ...found, message: `${message} Did you mean '${meant}'?`, fixes: [fix] };
}
