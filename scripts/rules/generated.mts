import { readFileSync } from 'node:fs';
import { readCatalogue, type RuleEntry } from './catalogue.mts';
import { rulesPage, summaryOf } from './pages.mts';
import { unitCodes } from '../../server/quadlet/codes.ts';

/** A file of the project, by its path from the root. */
export type GeneratedFile = { readonly path: string; readonly text: string };

/** All files that are made of the rules, as they must be. */
export function generatedFiles(): readonly GeneratedFile[] {
  const entries = readCatalogue();
  return [
    { path: 'docs/rules.md', text: rulesPage(entries) },
    { path: 'server/cli/catalogue.generated.json', text: json(catalogue(entries)) },
    { path: 'package.json', text: json(withCodes(entries)) },
  ];
}

/** What the reports of the command line say of each rule. */
function catalogue(entries: readonly RuleEntry[]): unknown {
  const rows = entries.map(({ code, comment, severity, voice, quiet }) => [
    code,
    { summary: summaryOf(comment.paragraphs), severity, category: voice, quiet },
  ]);
  return Object.fromEntries(rows);
}

type PackageJson = { contributes: { configuration: { properties: Record<string, object> } } };

/** package.json with the codes that `podwright.rules` takes, which VS Code offers and checks. */
function withCodes(entries: readonly RuleEntry[]): unknown {
  const file = new URL('../../package.json', import.meta.url);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as PackageJson;
  const { properties } = manifest.contributes.configuration;
  const propertyNames = {
    enum: [...entries.map((it) => it.code), ...Object.keys(unitCodes)],
    enumDescriptions: [...entries.map((it) => summaryOf(it.comment.paragraphs)), ...Object.values(unitCodes)],
  };
  properties['podwright.rules'] = { ...properties['podwright.rules'], propertyNames };
  return manifest;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
