/** Tells what a soak found, as a Markdown table. */
import { growthOf, warmUp } from './growth.ts';
import { measures, type Measure, type Sample } from './sample.ts';

/**
 * By how much the last laps may be above the first: memory in megabytes, all else in numbers. What V8 keeps of
 * compiled code and of what it has seen of types rises by some hundred kilobytes for hours.
 */
const tolerances: Readonly<Record<Measure, number>> = {
  ...{ 'host heap': 2, 'host memory': 30, 'server heap': 2, 'server memory': 30 },
  ...{ 'host handles': 3, 'host files': 3, 'server handles': 2, 'server files': 2 },
  ...{ 'host emitters': 4, 'host signals': 2 },
  ...{ children: 0, podmans: 0, hosts: 0 },
};

/** One line a measure: after the warm-up, at the end, and by how much it rose a lap. */
export function soakTable(samples: readonly Sample[]): string {
  const rows = measures.map((it) => {
    const { first, last, slope, grows } = growth(samples, it);
    const cells = [it, shown(it, first), shown(it, last), slope.toFixed(2), grows ? 'grows' : ''];
    return `| ${cells.join(' | ')} |`;
  });
  const head = `| after each lap | lap ${warmUp + 1} | lap ${samples.length} | a lap | |`;
  return [head, '| --- | ---: | ---: | ---: | --- |', ...rows].join('\n');
}

/** What piles up. */
export function growing(samples: readonly Sample[]): readonly Measure[] {
  return measures.filter((it) => growth(samples, it).grows);
}

function growth(samples: readonly Sample[], measure: Measure) {
  return growthOf(
    samples.map((it) => it[measure]),
    tolerances[measure],
  );
}

function shown(measure: Measure, value: number): string {
  return /heap|memory/.test(measure) ? `${value.toFixed(1)} MB` : `${value}`;
}
