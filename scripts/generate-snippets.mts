/**
 * Writes snippets/patterns.json, which is made of the descriptions in server/patterns.
 * Run it after a variant came or changed, and commit what it writes.
 */
import { writeFileSync } from 'node:fs';
import { patternSnippets } from './snippets/generated.mts';

const { path, text } = patternSnippets();
writeFileSync(new URL(`../${path}`, import.meta.url), text);
console.log(path);
