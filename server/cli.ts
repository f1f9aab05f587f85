#!/usr/bin/env node
import { readArguments, usage, type Format } from './cli/arguments.ts';
import { reportGithub } from './cli/report-github.ts';
import { reportJson } from './cli/report-json.ts';
import { reportSarif } from './cli/report-sarif.ts';
import { coloursFor, reportText } from './cli/report-text.ts';
import type { Report } from './cli/report.ts';
import type { Severity } from './rules/rule.ts';
import { run } from './cli/run.ts';
import { version } from '../package.json';

const reports = {
  text: (least) => reportText(coloursFor(process.env, process.stdout), least),
  json: reportJson,
  sarif: () => reportSarif(version, process.cwd()),
  github: reportGithub,
} as const satisfies Record<Format, (least: Severity) => Report>;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads the output may stop reading, as `head` does.
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    err(`podwright: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);

/** Runs the program with these words; gives the exit code. */
async function main(words: readonly string[]): Promise<number> {
  const request = readArguments(words);
  switch (request.kind) {
    case 'help':
      out(usage);
      return 0;
    case 'version':
      out(`${version}\n`);
      return 0;
    case 'wrong':
      err(`podwright: ${request.message}\n\n${usage}`);
      return 2;
    case 'check':
      return run(request.options, reports[request.options.format](request.options.severity), { out, err });
  }
}

function out(text: string): void {
  process.stdout.write(text);
}

function err(text: string): void {
  process.stderr.write(text);
}
