import { listContainers } from '../../client/podman/command.ts';
import { localListing } from '../../client/podman/listing.ts';
import { changedRows } from '../../client/pods/changes.ts';
import { keptPodRows } from '../../client/pods/kept-rows.ts';
import { rowsOf, type Known } from '../../client/pods/rows.ts';
import type { Row } from '../../client/pods/rows/row.ts';
import { answering, containersEach, printedPods } from './pods.mts';
import { median } from './statistics.mts';

/**
 * What the Pods view takes for so many pods, without podman's own time and VS Code's: in milliseconds of the processor,
 * which a busy machine doesn't lengthen.
 */
export type TreeCost = {
  readonly pods: number;
  readonly containers: number;
  /** Everything from podman's first answer to rows. */
  readonly first: number;
  /** Reading podman's JSON, which is to be done each time. */
  readonly reading: number;
  /** All that comes after it when one container has ended: pods, rows, and which of them differ. */
  readonly painting: number;
  /** How many rows are painted anew then. */
  readonly repainted: number;
};

const rounds = 21;

export async function measureTree(pods: number): Promise<TreeCost> {
  const [before, after] = [printedPods(pods), printedPods(pods, Math.floor(pods / 2))];
  const firsts: number[] = [];
  const readings: number[] = [];
  const paintings: number[] = [];
  let repainted = NaN;
  for (let round = 0; round < rounds; round += 1) {
    const signal = new AbortController().signal;
    let answers = before;
    const list = localListing(
      (command, options) => answering(answers)(command, options),
      () => undefined,
    );
    const rowOfPod = keptPodRows();
    const began = processorTime();
    const rows = rowsOf(known(await list(signal)), rowOfPod);
    firsts.push(processorTime() - began);
    answers = after;
    const changed = processorTime();
    const changes = changedRows(rows, rowsOf(known(await list(signal)), rowOfPod));
    const took = processorTime() - changed;
    const reads = processorTime();
    listContainers.read(after.ps);
    const reading = processorTime() - reads;
    readings.push(reading);
    paintings.push(took - reading);
    repainted = changes === 'all' ? count(rows) : changes.length;
  }
  const middle = (values: readonly number[]): number => median(values) ?? NaN;
  return {
    ...{ pods, containers: pods * containersEach, repainted },
    ...{ first: middle(firsts), reading: middle(readings), painting: middle(paintings) },
  };
}

/** A Markdown table. */
export function treeTable(costs: readonly TreeCost[]): string {
  const head =
    '| Pods view | first rows | after a change: reading | and painting | ratio | rows painted anew |\n| --- | ---: | ---: | ---: | ---: | ---: |';
  const lines = costs.map(({ pods, containers, first, reading, painting, repainted }) => {
    const times = [first, reading, painting].map((it) => `${it.toFixed(1)} ms`);
    const cells = [`${pods} pods, ${containers} containers`, ...times];
    return `| ${[...cells, `${(painting / reading).toFixed(2)}×`, repainted].join(' | ')} |`;
  });
  return [head, ...lines].join('\n');
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function known(local: Known['local']): Known {
  return { ...nothingElse, local, now: Date.now(), live: true };
}

/** The same each time, as it is in the view. */
const nothingElse: Omit<Known, 'local' | 'now' | 'live'> = {
  details: new Map(),
  unmasked: new Set(),
  usages: new Map(),
  manifests: new Map(),
};

function count(rows: readonly Row[]): number {
  return rows.reduce((sum, it) => sum + 1 + count(it.rows), 0);
}
