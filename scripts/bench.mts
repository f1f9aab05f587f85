/**
 * `npm run bench`: measures our server and yaml-language-server side by side, in turns, with the same files, the same
 * schema and the same places in them. Prints tables, writes reports/bench.json, and draws docs/performance-*.svg.
 * Of our client it measures the Pods view, without podman and VS Code, and the activation in an extension host.
 * ROUNDS says how often each file is measured; 2 where it isn't said. What a busy machine is slow at is slow for both,
 * so the ratios are what to look at.
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { activationTable, measureActivation } from './bench/activation.mts';
import { hugeDocument, manyDocuments } from './bench/files.mts';
import { measure, measures, type Measure, type Samples } from './bench/measure.mts';
import { picture } from './bench/picture.mts';
import { tableOf, type Row } from './bench/report.mts';
import { peer, podwright } from './bench/server.mts';
import { measureTree, treeTable } from './bench/tree.mts';
import { measureWorkspace } from './bench/workspace.mts';
import { root, runLocal } from './project.mts';
import { findBrowser } from './vscode/browser.mts';
import { findVscode } from './vscode/install.mts';

const rounds = Number(process.env['ROUNDS'] ?? '2');
process.chdir(root);
await runLocal('tsx', ['scripts/build.mts', '--minify']);

const many: readonly Row[] = await measured([30, 300, 3000, 30_000].map(manyDocuments));
const huge: readonly Row[] = await measured([3000, 30_000].map(hugeDocument));
const rows = [...many, ...huge];
const inWorkspace = await measureWorkspace(2000);
const trees = [await measureTree(50), await measureTree(200)];
const hasHost = (await findVscode()) !== undefined && (await findBrowser()) !== undefined;
const activation = hasHost ? await measureActivation(3) : undefined;

for (const it of measures) console.log(`\n${tableOf(it, rows)}`);
console.log(
  `\nA workspace of 2,000 manifests is read in ${inWorkspace.read.toFixed(0)} ms and takes ${inWorkspace.memory.toFixed(0)} MB.`,
);
console.log(`\n${treeTable(trees)}`);
console.log(
  activation
    ? `\n${activationTable(activation)}\n`
    : '\nWithout the VS Code and the browser that `npm test` installs, activation is not measured.\n',
);
for (const it of ['server', 'client', 'languageclient', 'execa', 'cli']) {
  console.log(`dist/${it}.js: ${(statSync(`dist/${it}.js`).size / 1000).toFixed(0)} kB`);
}
mkdirSync('reports', { recursive: true });
writeFileSync(
  'reports/bench.json',
  JSON.stringify({ rows: rows.map(plain), inWorkspace, trees, activation }, undefined, 2),
);
const drawn = ['completion', 'keystroke to diagnostics'] as const satisfies readonly Measure[];
for (const it of drawn) writeFileSync(`docs/performance-${it.split(' ')[0]}.svg`, picture(it, many));

async function measured(files: readonly ReturnType<typeof manyDocuments>[]): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (const file of files) {
    const [ours, peers]: [Samples[], Samples[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      console.error(`${file.name}, round ${round + 1} of ${rounds}`);
      ours.push(await measure(podwright, file));
      peers.push(await measure(peer, file));
    }
    found.push({ file: file.name, lines: file.lines, ours: joined(ours), peers: joined(peers) });
  }
  return found;
}

function joined(all: readonly Samples[]): Samples {
  return new Map(measures.map((it) => [it, all.flatMap((samples) => samples.get(it) ?? [])]));
}

function plain({ file, lines, ours, peers }: Row) {
  return {
    file,
    lines,
    podwright: Object.fromEntries(ours),
    'yaml-language-server': Object.fromEntries(peers),
  };
}
