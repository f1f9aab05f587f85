import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import catalogue from './catalogue.generated.json';
import { standardInput, type Failure } from './files.ts';
import type { Finding, Mending, Region } from './finding.ts';
import type { Report } from './report.ts';
import { unitCodes, unitSeverities, type UnitCode } from '../quadlet/codes.ts';
import { pageOf, type Severity } from '../rules/rule.ts';

/**
 * A log of one run in SARIF 2.1.0 (docs.oasis-open.org/sarif), which GitHub's code scanning and others read.
 * Files within `root`, the folder the program was started in, are named from there.
 */
export function reportSarif(version: string, root: string): Report {
  const results: object[] = [];
  return {
    file: (_, findings) => {
      for (const it of findings) results.push(resultFor(it, root));
      return '';
    },
    end: ({ failures }) => `${JSON.stringify(log(version, root, results, failures), undefined, 2)}\n`,
  };
}

function log(
  version: string,
  root: string,
  results: readonly object[],
  failures: readonly Failure[],
): object {
  const notifications = failures.map(({ file, doing, reason }) => ({
    level: 'error',
    message: { text: `Can't ${doing} it: ${reason}.` },
    locations: [{ physicalLocation: { artifactLocation: artifact(file, root) } }],
  }));
  const driver = {
    name: 'podwright',
    version,
    informationUri: 'https://github.com/podwright/podwright',
    rules: rules.map(([code, { summary, severity, category, quiet }]) => ({
      id: code,
      shortDescription: { text: summary },
      helpUri: pageOf(code),
      defaultConfiguration: { level: levels[severity], enabled: !quiet },
      properties: { category },
    })),
  };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: failures.length === 0, toolExecutionNotifications: notifications }],
    results,
  };
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

type Entry = {
  readonly summary: string;
  readonly severity: Severity;
  readonly category: Finding['category'];
  /** Whether it speaks only where it is given a severity. */
  readonly quiet: boolean;
};

/** What can be told of manifests and of units, in the order of their codes. */
const rules = [
  ...Object.entries(catalogue as Readonly<Record<string, Entry>>),
  ...Object.entries(unitCodes).map(([code, summary]): [string, Entry] => [
    code,
    { summary, severity: unitSeverities[code as UnitCode], category: 'podman', quiet: false },
  ]),
].toSorted(([a], [b]) => (a < b ? -1 : 1));

function resultFor(finding: Finding, root: string): object {
  const { code, severity, message, path, related, fixes } = finding;
  return {
    ruleId: code,
    ruleIndex: rules.findIndex(([it]) => it === code),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        ...location(finding, root),
        ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((it, id) => ({
        id,
        ...location(it, root),
        message: { text: it.message },
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map((it) => fixFor(it, finding.file, root)) }),
  };
}

/** SARIF 2.1.0, 3.55 "fix object" to 3.57: regions count from before, and what only goes has nothing inserted. */
function fixFor({ title, edits }: Mending, file: string, root: string): object {
  const replacements = edits.map(({ insert, ...deleted }) => ({
    deletedRegion: regionOf(deleted),
    ...(insert !== '' && { insertedContent: { text: insert } }),
  }));
  const change = { artifactLocation: artifact(file, root), replacements };
  return { description: { text: title }, artifactChanges: [change] };
}

/** SARIF knows no hints: what is less than a warning is a note (SARIF 2.1.0, 3.27.10 "level property"). */
const levels = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
} as const satisfies Record<Severity, string>;

function location(at: Region, root: string): object {
  return { physicalLocation: { artifactLocation: artifact(at.file, root), region: regionOf(at) } };
}

function regionOf({ line, column, endLine, endColumn }: Region): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path as a URI: from the root where it lies within, else from the root of the machine. */
function artifact(file: string, root: string): object {
  if (file === standardInput) return { uri: 'stdin' };
  const below = relative(root, file);
  const isOutside = isAbsolute(below) || below === '..' || below.startsWith(`..${sep}`);
  if (isOutside) return { uri: pathToFileURL(file).href };
  return { uri: below.split(sep).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
