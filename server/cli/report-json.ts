import type { Finding } from './finding.ts';
import type { Report } from './report.ts';

/** One JSON array of all findings, a line each. */
export function reportJson(): Report {
  let written = 0;
  return {
    file: (_, findings) => findings.map((it) => `${written++ === 0 ? '[\n' : ',\n'}${lineFor(it)}`).join(''),
    end: () => (written === 0 ? '[]\n' : '\n]\n'),
  };
}

/** What other programs read: these keys stay as they are from version to version. */
function lineFor(finding: Finding): string {
  const { file, line, column, endLine, endColumn, severity, category, code, message, path } = finding;
  return JSON.stringify({ file, line, column, endLine, endColumn, severity, category, code, message, path });
}
