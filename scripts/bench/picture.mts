import type { Measure } from './measure.mts';
import type { Row } from './report.mts';
import { median } from './statistics.mts';

const width = 640;
const height = 320;
const frame = { left: 64, right: 16, top: 40, bottom: 44 } as const;

/**
 * Draws how a measure grows with the lines of a file, for us and for the peer, both axes by powers of ten.
 * Its colours are readable on light and on dark pages.
 */
export function picture(measure: Measure, rows: readonly Row[]): string {
  const lines = rows.map((it) => it.lines);
  const x = scale(Math.min(...lines), Math.max(...lines), frame.left, width - frame.right);
  const y = scale(1, 100_000, height - frame.bottom, frame.top);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#808080">
<title>${measure}: podwright and yaml-language-server</title>
<text x="${frame.left}" y="20" font-size="14">${measure}, in milliseconds, by lines of the file</text>
${[1, 10, 100, 1000, 10_000, 100_000].map((it) => gridLine(y(it), `${it}`)).join('\n')}
${lines.map((it) => `<text x="${at(x(it))}" y="${height - 24}" text-anchor="middle">${it}</text>`).join('\n')}
${curve('ours', 'podwright', '#2f8f5b')}
${curve('peers', 'yaml-language-server', '#c0603a')}
</svg>
`;

  function curve(whose: 'ours' | 'peers', name: string, colour: string): string {
    const points = rows.flatMap((row) => {
      const value = median(row[whose].get(measure) ?? []);
      return value === undefined ? [] : [[at(x(row.lines)), at(y(Math.max(value, 1)))] as const];
    });
    const path = points.map((it) => it.join(',')).join(' ');
    const dots = points.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="4" fill="${colour}"/>`);
    const [endX, endY] = points.at(-1) ?? [0, 0];
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}
<text x="${endX}" y="${endY - 10}" text-anchor="end" fill="${colour}">${name}</text>`;
  }
}

function gridLine(y: number, label: string): string {
  return `<path d="M${frame.left} ${at(y)}H${width - frame.right}" stroke="#808080" stroke-opacity=".3"/><text x="${frame.left - 8}" y="${at(y + 4)}" text-anchor="end">${label}</text>`;
}

/** Where a value stands between two places, by its logarithm. */
function scale(least: number, most: number, from: number, to: number): (value: number) => number {
  return (value) => from + ((to - from) * Math.log(value / least)) / Math.log(most / least);
}

function at(place: number): number {
  return Math.round(place * 10) / 10;
}
