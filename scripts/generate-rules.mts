/**
 * Writes what is generated from the rules and their comments: docs/rules.md, the rules that the command line's reports
 * describe, and the codes that the setting `podwright.rules` takes.
 * Run it after a rule came or its comment changed, and commit what it writes.
 */
import { writeFileSync } from 'node:fs';
import { generatedFiles } from './rules/generated.mts';

for (const { path, text } of generatedFiles()) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  console.log(path);
}
