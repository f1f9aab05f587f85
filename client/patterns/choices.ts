/**
 * The containers of patterns as a person picks them.
 */
import { QuickPickItemKind } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Pattern, PatternChoice } from '../../server/protocol-patterns.ts';

/** A row to pick; without a choice it is one for none of them, or a line between them. */
export type ChoiceRow = QuickPickItem & { readonly choice?: PatternChoice };

/** One row a choice; where there are several patterns, those of each below its name. */
export function choiceRows(choices: readonly PatternChoice[]): readonly ChoiceRow[] {
  const isMixed = choices.some((it) => it.pattern !== choices[0]?.pattern);
  return choices.flatMap((it, index) => [
    ...(isMixed && choices[index - 1]?.pattern !== it.pattern ? [heading(it.pattern)] : []),
    // The purpose is Markdown, and a row is not.
    { label: it.title, description: words[it.pattern], detail: it.purpose.replaceAll('`', ''), choice: it },
  ]);
}

function heading(pattern: Pattern): ChoiceRow {
  return { label: words[pattern], kind: QuickPickItemKind.Separator };
}

/** A pattern's container, as a person reads it. */
export const words = {
  sidecar: 'sidecar',
  ambassador: 'ambassador',
  adapter: 'adapter',
  init: 'init container',
} as const satisfies Record<Pattern, string>;
