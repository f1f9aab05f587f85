/**
 * `npm run conformance`: compares what we say of test/vectors with the verdicts of Kubernetes' own validation, prints
 * a table by group and what we miss, and writes docs/coverage.md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSchema } from '../server/schema/kubernetes.ts';
import { judge } from './conformance/judge.mts';
import { judgePodman, podmanMisses, podmanTable, readPodmanCases } from './conformance/podman.mts';
import { coveragePage } from './conformance/page.mts';
import { misses, tableOf } from './conformance/table.mts';
import { readVectors } from './conformance/vectors.mts';
import { root } from './project.mts';

const schema = loadSchema();
const judgements = readVectors().map((it) => judge(it, schema));
console.log(`Kubernetes\n\n${tableOf(judgements)}\n`);
for (const line of misses(judgements)) console.log(line);
const podman = readPodmanCases().map((it) => judgePodman(it, schema));
console.log(`\n${podmanTable(podman)}\n`);
for (const line of podmanMisses(podman)) console.log(line);
writeFileSync(join(root, 'docs', 'coverage.md'), coveragePage(judgements, podman));
