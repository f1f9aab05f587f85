import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { unawaited } from './guard.ts';
import { isRecord } from './json.ts';
import { defaults, type RuleLevel, type Settings, type Target } from '../protocol.ts';

/** The name of our settings in a client's configuration. */
const section = 'podwright';

/**
 * What the person has set, as far as it is known by now.
 * Asks for it once at the start and after each change, and calls back when it is known.
 * A client that can't be asked tells them in `initializationOptions.settings` and with each
 * `workspace/didChangeConfiguration` (LSP 3.17), under `podwright` or bare.
 */
export function followSettings(
  connection: Connection,
  client: () => Client,
  changed: () => void,
): () => Settings {
  let told: Settings | undefined;
  let initial: Settings | undefined;
  let asked = 0;
  connection.onInitialized(() => {
    if (!client().tellsSettings) return;
    unawaited(ask);
    if (client().watchesSettings) {
      unawaited(() => connection.client.register(DidChangeConfigurationNotification.type, { section }));
    }
  });
  connection.onDidChangeConfiguration((params) => {
    if (client().tellsSettings) {
      unawaited(ask);
      return;
    }
    const settings: unknown = params.settings;
    told = readSettings(isRecord(settings) ? (settings[section] ?? settings) : settings);
    changed();
  });
  return () => told ?? (initial ??= readSettings(client().settings));

  async function ask(): Promise<void> {
    const own = ++asked;
    const answer: unknown = await connection.workspace.getConfiguration(section).catch((error: unknown) => {
      connection.console.warn(`The settings could not be read: ${String(error)}`);
      return undefined;
    });
    // An older answer may come later than a newer one.
    if (own !== asked) return;
    told = readSettings(answer);
    changed();
  }
}

/** Whatever a person has written there: what can't be meant counts as not set. */
export function readSettings(value: unknown): Settings {
  const set = isRecord(value) ? value : {};
  return {
    target: targets.find((it) => it === set['target']) ?? defaults.target,
    podmanVersion: readVersion(set['podmanVersion']) ?? defaults.podmanVersion,
    rules: readRules(set['rules']),
    besideYamlServer: manners.find((it) => it === set['besideYamlServer']) ?? defaults.besideYamlServer,
    inlayHints: readHints(set['inlayHints']),
  };
}

const targets: readonly Target[] = ['podman', 'kubernetes', 'both'];
const manners: readonly Settings['besideYamlServer'][] = ['auto', 'everything', 'ownOnly'];
const levels: readonly RuleLevel[] = ['error', 'warning', 'information', 'hint', 'off'];

/** In other editors' settings a version is easily written as a number. */
function readVersion(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^(?:auto|\d+\.\d+(?:\.\d+)?)$/.test(text) ? text : undefined;
}

function readRules(value: unknown): Settings['rules'] {
  const entries = Object.entries(isRecord(value) ? value : {}).flatMap(([code, set]) => {
    const level = levels.find((it) => it === set);
    return level === undefined ? [] : [[code, level] as const];
  });
  return Object.fromEntries(entries);
}

function readHints(value: unknown): Settings['inlayHints'] {
  const set = isRecord(value) ? value : {};
  const read = (name: keyof Settings['inlayHints']): boolean => {
    const own = set[name];
    return typeof own === 'boolean' ? own : defaults.inlayHints[name];
  };
  return {
    resolvedValues: read('resolvedValues'),
    plainNumbers: read('plainNumbers'),
    defaults: read('defaults'),
    roles: read('roles'),
  };
}
