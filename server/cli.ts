#!/usr/bin/env node
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { diagnose } from './features/diagnostics.ts';
import { readManifest } from './manifest/manifest.ts';
import { loadSchema } from './schema/kubernetes.ts';
import { newestPodman } from './schema/podman.ts';
import { lineOf, lineStarts } from './yaml/lines.ts';

const usage = `Usage: podwright check PATH...

Checks Pod YAML: files, folders (all .yaml and .yml files below them), or - for standard input.
Exits with 0 when there are no errors, with 1 when there are, and with 2 when it could not check.
`;

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`podwright: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);

/** Runs the command with these words; gives the exit code. */
async function main([command, ...paths]: readonly string[]): Promise<number> {
  if (command === '--help' || command === '-h') {
    process.stdout.write(usage);
    return 0;
  }
  if (command !== 'check' || paths.length === 0 || paths.some((it) => /^-./.test(it))) {
    process.stderr.write(usage);
    return 2;
  }
  const schema = loadSchema();
  let errors = 0;
  for (const path of paths) {
    for await (const file of filesAt(path)) {
      const text = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
      check(file === '-' ? '<stdin>' : file, text);
    }
  }
  return errors > 0 ? 1 : 0;

  /** Prints a line for each problem: file, one-based line and column, severity, message and code. */
  function check(file: string, text: string): void {
    const starts = lineStarts(text);
    for (const { start, document } of readManifest(text, schema).documents) {
      for (const it of diagnose(document, { podman: newestPodman })) {
        const line = lineOf(starts, start + it.span.start);
        const column = start + it.span.start - (starts[line] ?? 0) + 1;
        process.stdout.write(`${file}:${line + 1}:${column}: ${it.severity}: ${it.message} [${it.code}]\n`);
        if (it.severity === 'error') errors++;
      }
    }
  }
}

/** The files a path stands for; throws what the file system says where there are none. */
async function* filesAt(path: string): AsyncGenerator<string> {
  if (path === '-' || !(await stat(path)).isDirectory()) {
    yield path;
    return;
  }
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    const hidden = entry.name.startsWith('.') || entry.name === 'node_modules';
    if (entry.isDirectory() && !hidden) yield* filesAt(below);
    if (entry.isFile() && /\.ya?ml$/.test(entry.name)) yield below;
  }
}
