/**
 * Writes server/schema/kubernetes.generated.json from the kubernetes-models package.
 * Run it after that package or one of the tables in scripts/schema changed, and commit what it writes.
 */
import { writeFileSync } from 'node:fs';
import { buildTable, tableText } from './schema/build-table.mts';

const table = buildTable();
const text = tableText(table);
writeFileSync(new URL('../server/schema/kubernetes.generated.json', import.meta.url), text);
console.log(`${Object.keys(table.shapes).length} shapes, ${text.length} characters.`);
