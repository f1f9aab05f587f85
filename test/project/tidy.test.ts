import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/**
 * The architecture, as ARCHITECTURE.md tells it: which room may use which.
 * A room is a folder of server/ or client/, or a file at their root; what a room's list lacks is forbidden to it.
 * A file in a list of its own may use only that, whatever its room may.
 */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  'server/schema': [],
  'server/roles': [],
  'server/yaml': [],
  'server/yaml/parse.ts': ['server/yaml', 'yaml'],
  'server/yaml/messages.ts': ['yaml'],
  'server/yaml/syntax.ts': ['server/yaml', 'yaml'],
  'server/manifest': ['server/schema', 'server/yaml'],
  'server/symbols': ['server/schema', 'server/roles', 'server/yaml', 'server/manifest', 'server/protocol.ts'],
  'server/patterns': [
    'server/schema',
    'server/yaml',
    'server/manifest',
    'server/symbols',
    'server/protocol.ts',
    'server/roles',
  ],
  'server/rules': [
    'server/schema',
    'server/roles',
    'server/yaml',
    'server/manifest',
    'server/symbols',
    'server/protocol.ts',
  ],
  'server/features': [
    'server/schema',
    'server/yaml',
    'server/manifest',
    'server/symbols',
    'server/patterns',
    'server/roles',
    'server/rules',
    'server/protocol.ts',
    'server/protocol-patterns.ts',
    'server/protocol-cluster.ts',
    'server/protocol-running.ts',
  ],
  'server/quadlet': ['server/schema', 'server/yaml', 'server/rules'],
  'server/protocol.ts': [],
  'server/protocol-patterns.ts': [],
  'server/protocol-running.ts': [],
  'server/protocol-cluster.ts': ['server/protocol.ts'],
  'server/lsp': [
    'server/features',
    'server/manifest',
    'server/patterns',
    'server/protocol.ts',
    'server/protocol-patterns.ts',
    'server/protocol-cluster.ts',
    'server/protocol-running.ts',
    'server/quadlet',
    'server/rules',
    'server/schema',
    'server/symbols',
    'server/yaml',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
  ],
  'server/server.ts': ['server/lsp', 'vscode-languageserver'],
  'server/main.ts': ['server/server.ts', 'node:v8', 'vscode-languageserver/node'],
  'server/cli': [
    'server/features',
    'server/manifest',
    'server/protocol.ts',
    'server/quadlet',
    'server/rules',
    'server/schema',
    'server/symbols',
    'server/yaml',
    'node:fs/promises',
    'node:path',
    'node:stream/consumers',
    'node:url',
    'node:util',
  ],
  'server/cli.ts': ['server/cli', 'server/rules', 'package.json'],
  'client/text.ts': ['node:util'],
  'client/clock.ts': [],
  'client/latest.ts': [],
  'client/podman': [
    'client/text.ts',
    'server/roles',
    'execa',
    'valibot',
    'node:path',
    'node:fs',
    'node:util',
  ],
  'client/stats': ['client/podman', 'client/clock.ts', 'client/text.ts', 'node:crypto', 'vscode'],
  'client/stats/samples.ts': ['client/podman', 'client/stats'],
  'client/stats/table.ts': ['client/podman', 'client/text.ts', 'client/stats'],
  'client/stats/page.ts': [],
  'client/terminals': ['client/podman', 'client/clock.ts', 'client/text.ts', 'vscode'],
  'client/podman/running.ts': ['client/podman', 'server/protocol-running.ts', 'valibot'],
  'client/podman/running-container.ts': ['server/protocol-running.ts', 'valibot'],
  'client/pods': [
    'client/podman',
    'client/clock.ts',
    'client/latest.ts',
    'client/text.ts',
    'client/progress.ts',
    'client/commands.ts',
    'client/language.ts',
    'client/settings.ts',
    'vscode',
    'client/terminals',
    'client/stats',
    'client/patterns',
  ],
  'client/pods/actions/checks.ts': ['client/podman', 'client/pods', 'node:net'],
  'client/pods/rows.ts': ['client/podman', 'client/pods'],
  'client/pods/rows/container.ts': ['client/podman', 'client/text.ts', 'client/pods', 'server/roles'],
  'client/pods/rows/groups.ts': ['client/podman', 'client/text.ts', 'client/pods'],
  'client/pods/rows/parts.ts': ['client/podman', 'client/pods'],
  'client/pods/rows/pod.ts': ['client/podman', 'client/text.ts', 'client/pods'],
  'client/pods/rows/ports.ts': ['client/podman', 'client/text.ts'],
  'client/pods/rows/row.ts': ['client/text.ts'],
  'client/pods/rows/usage.ts': ['client/podman', 'client/text.ts'],
  'client/pods/changes.ts': ['client/pods'],
  'client/pods/kept-rows.ts': ['client/podman', 'client/text.ts', 'client/pods'],
  'client/pods/on-demand.ts': ['client/pods'],
  'client/pods/manifests.ts': ['client/language.ts', 'client/pods'],
  'client/pods/situation.ts': ['client/podman', 'client/text.ts', 'client/pods'],
  'client/pods/usage.ts': ['client/podman', 'client/pods'],
  'client/pods/stock.ts': ['client/podman', 'client/pods'],
  'client/pods/refresh.ts': [],
  'client/manifest': [
    'client/commands.ts',
    'client/patterns',
    'client/podman',
    'client/pods',
    'client/text.ts',
    'client/progress.ts',
    'client/language.ts',
    'server/protocol.ts',
    'server/protocol-running.ts',
    'snippets/manifests.json',
    'vscode',
    'yaml',
    'node:path',
    'node:fs',
    'node:fs/promises',
  ],
  'client/patterns': [
    'client/commands.ts',
    'client/language.ts',
    'client/latest.ts',
    'server/protocol-patterns.ts',
    'vscode',
  ],
  'client/tasks': [
    'client/manifest',
    'client/podman',
    'client/text.ts',
    'vscode',
    'execa',
    'node:path',
    'node:process',
  ],
  'client/cluster': [
    'client/commands.ts',
    'client/language.ts',
    'client/manifest',
    'client/podman',
    'client/pods',
    'client/progress.ts',
    'client/text.ts',
    'server/protocol.ts',
    'server/protocol-cluster.ts',
    'vscode',
    'execa',
    'valibot',
    'yaml',
    'node:fs/promises',
    'node:os',
    'node:path',
    'node:process',
  ],
  'client/cluster/complaint.ts': ['client/cluster', 'client/text.ts'],
  'client/cluster/config.ts': ['valibot'],
  'client/cluster/differences.ts': ['server/protocol-cluster.ts', 'client/text.ts'],
  'client/cluster/kubectl.ts': ['client/cluster'],
  'client/cluster/matters.ts': [],
  'client/quadlet': [
    'client/commands.ts',
    'client/language.ts',
    'client/manifest',
    'client/podman',
    'client/progress.ts',
    'client/terminals',
    'client/text.ts',
    'server/quadlet',
    'execa',
    'node:fs',
    'node:fs/promises',
    'node:os',
    'node:path',
    'node:process',
    'vscode',
  ],
  'client/quadlet/text.ts': ['server/quadlet'],
  'client/patterns/walk.ts': [],
  'client/settings.ts': ['vscode'],
  'client/progress.ts': ['client/clock.ts', 'client/podman', 'client/text.ts', 'vscode'],
  'client/commands.ts': ['client/cluster', 'client/podman', 'client/text.ts', 'client/progress.ts', 'vscode'],
  'client/language.ts': [
    'client/language',
    'client/server.ts',
    'server/protocol.ts',
    'vscode',
    'vscode-languageclient/node',
  ],
  'client/server.ts': ['client/clock.ts', 'client/language', 'vscode', 'vscode-languageclient/node'],
  'client/language': ['client/clock.ts', 'client/podman', 'server/protocol.ts', 'vscode'],
  'client/language/deaths.ts': [],
  'client/language/files.ts': ['client/language', 'server/protocol.ts'],
  'client/language/folder.ts': ['server/protocol.ts', 'node:fs', 'node:fs/promises', 'node:path'],
  'client/language/kept.ts': [],
  'client/language/local.ts': ['client/language', 'client/podman', 'client/text.ts', 'server/protocol.ts'],
  'client/language/manifests.ts': [],
  'client/language/surroundings.ts': [
    'client/language',
    'client/latest.ts',
    'client/podman',
    'server/protocol.ts',
  ],
  'client/language/attempt.ts': [],
  'client/extension.ts': [
    'client/cluster',
    'client/commands.ts',
    'client/language.ts',
    'client/manifest',
    'client/patterns',
    'client/podman',
    'client/pods',
    'client/progress.ts',
    'client/quadlet',
    'client/settings.ts',
    'client/tasks',
    'client/stats',
    'client/text.ts',
    'vscode',
  ],
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['client', 'server'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .map((it) => join(top, it))
    .filter((it) => it.endsWith('.ts')),
);
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

describe('each source file', () => {
  test.each(sources)('%s uses only what its room may', (file) => {
    const room = roomOf(file);
    const allowed = mayUse[file] ?? mayUse[room];
    expect(allowed, `${room} has a list`).toBeDefined();
    const used = importsOf(file).filter((it) => it !== room || file in mayUse);
    expect(used.filter((it) => !allowed?.includes(it) && !allowed?.includes(dirname(it)))).toEqual([]);
  });

  test.each(sources)('%s is short, keeps no state of its own, and exports by name', (file) => {
    const text = textOf(file);
    expect(text.split('\n').length, 'lines').toBeLessThanOrEqual(251);
    expect(text.match(/^(?:export )?(?:let|var) /gm) ?? []).toEqual([]);
    expect(text.match(/^export (?:default|\*|\{[^}]*\} from)/gm) ?? []).toEqual([]);
  });
});

test('rules and features stand alone: they use no other of their kind', () => {
  const crossing = sources.flatMap((file) =>
    fileImports(file)
      .filter((it) => /^server\/(rules|features)\//.test(it) && roomOf(it) === roomOf(file))
      .filter((it) => unitOf(it) !== unitOf(file))
      .filter((it) => !/\/(?:rule|all(?:-\w+)?)\.ts$/.test(it) && !/\/all(?:-\w+)?\.ts$/.test(file))
      .map((it) => `${file} -> ${it}`),
  );
  expect(crossing).toEqual([]);
});

/** The rule or feature a file is, or is a part of: `server/features/hover/image.ts` is part of `hover`. */
function unitOf(file: string): string {
  return file.split('/', 3).join('/').replace(/\.ts$/, '');
}

test('no file uses itself by way of others', () => {
  const graph = new Map(sources.map((it) => [it, fileImports(it)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  for (const it of sources) visit(it, []);
  expect(cycles).toEqual([]);

  function visit(file: string, path: readonly string[]): void {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (path.includes(file) || done.has(file)) return;
    for (const it of graph.get(file) ?? []) visit(it, [...path, file]);
    done.add(file);
  }
});

test('every list of the table is of a room there is', () => {
  const rooms = new Set(sources.flatMap((it) => [it, roomOf(it)]));
  expect(Object.keys(mayUse).filter((it) => !rooms.has(it))).toEqual([]);
});

test('the changelog tells of the version', () => {
  const { version } = JSON.parse(textOf('package.json')) as { version: string };
  expect(textOf('CHANGELOG.md')).toContain(`## [${version}]`);
});

/** `server/rules/all.ts` is in server/rules; `server/main.ts` is a room of its own. */
function roomOf(file: string): string {
  const parts = file.split('/');
  return parts.length > 2 ? parts.slice(0, 2).join('/') : file;
}

/** What a file imports: packages by name, our own files by room. */
function importsOf(file: string): string[] {
  return [...new Set(specifiers(file).map((it) => (it.startsWith('.') ? roomOf(resolve(file, it)) : it)))];
}

/** Our own files that a file imports for more than their types; types alone cannot run in a circle. */
function fileImports(file: string): string[] {
  const text = textOf(file).replace(/^import type [^;]*;/gm, '');
  return [...text.matchAll(/^(?:import|\}) .*?'(\.[^']*\.ts)';$/gm)].map((it) => resolve(file, it[1] ?? ''));
}

function specifiers(file: string): string[] {
  return [...textOf(file).matchAll(/(?:from '|import '|import\(')([^']+)'\)?;$/gm)].map((it) => it[1] ?? '');
}

function resolve(file: string, specifier: string): string {
  return normalize(join(dirname(file), specifier));
}
