import type { Measure, Samples } from './measure.mts';
import { median, quantile } from './statistics.mts';

/** What came out of a file, for us and for the peer. */
export type Row = {
  readonly file: string;
  readonly lines: number;
  readonly ours: Samples;
  readonly peers: Samples;
};

/** A Markdown table of one measure: median and 95th percentile of both, and how many times the peer's is ours. */
export function tableOf(measure: Measure, rows: readonly Row[]): string {
  const head = `| ${measure} | podwright | yaml-language-server | ratio |\n| --- | ---: | ---: | ---: |`;
  const lines = rows.map(({ file, ours, peers }) => {
    const [own, other] = [ours, peers].map((it) => it.get(measure) ?? []);
    const ratio = (median(other ?? []) ?? NaN) / (median(own ?? []) ?? NaN);
    const times = Number.isNaN(ratio) ? '–' : `${ratio.toPrecision(2)}×`;
    return `| ${file} | ${cell(measure, own ?? [])} | ${cell(measure, other ?? [])} | ${times} |`;
  });
  return [head, ...lines].join('\n');
}

function cell(measure: Measure, values: readonly number[]): string {
  const [middle, high] = [median(values), quantile(values, 0.95)];
  if (middle === undefined || high === undefined) return 'over a minute';
  if (measure === 'memory') return `${middle.toFixed(0)} MB`;
  return values.length < 5 ? `${shown(middle)} ms` : `${shown(middle)} ms (p95 ${shown(high)})`;
}

function shown(milliseconds: number): string {
  return milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0);
}
