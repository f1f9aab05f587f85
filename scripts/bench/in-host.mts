/** Runs inside an extension host: takes the time of loading and activating the extension there, once. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Activation } from './activation.mts';

type Client = { readonly activate: (context: unknown) => unknown };

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('podwright.podwright');
  if (!extension || extension.isActive) throw new Error('Podwright is not there, or active already.');
  const file = join(extension.extensionPath, 'dist', 'client.js');
  const load = createRequire(file);
  const began = performance.now();
  const client = load(file) as Client;
  const loading = performance.now() - began;
  let activating = NaN;
  // VS Code takes what is loaded already from Node's cache.
  const cached = load.cache[file];
  if (!cached) throw new Error('Node has not kept the extension.');
  cached.exports = {
    ...client,
    activate: (context: unknown) => {
      const asked = performance.now();
      const answer = client.activate(context);
      activating = performance.now() - asked;
      return answer;
    },
  };
  const called = performance.now();
  load('./languageclient.js');
  const library = performance.now() - called;
  await extension.activate();
  const told: Activation = { loading, activating, library };
  writeFileSync(process.env['PODWRIGHT_ACTIVATION'] ?? '', JSON.stringify(told));
}
