import type { Finding } from './finding.ts';
import { inWords, shown, type Report } from './report.ts';
import type { Severity } from '../rules/rule.ts';

/** GitHub's workflow commands, which show findings beside the lines of a pull request, and the summary for the log. */
export function reportGithub(least: Severity): Report {
  return {
    file: (_, findings) =>
      shown(findings, least)
        .map((it) => `${commandFor(it)}\n`)
        .join(''),
    end: (summary) => `${inWords(summary)}\n`,
  };
}

function commandFor(finding: Finding): string {
  const { file, line, column, endLine, endColumn, severity, code, message } = finding;
  // GitHub takes columns only where the finding is on one line.
  const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: code })
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(',');
  return `::${commands[severity]} ${properties}::${escaped(message)}`;
}

const commands = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
} as const satisfies Record<Finding['severity'], string>;

/** GitHub reads to the end of the line, and undoes these three (actions/toolkit, core/src/command.ts, escapeData). */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property the marks that end it too (escapeProperty, there). */
function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
