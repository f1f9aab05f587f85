import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ExtensionContext } from 'vscode';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { activate } from '../../client/extension.ts';
import { defaults } from '../../server/protocol.ts';
import { Uri, workbench } from './vscode.ts';

vi.mock('vscode', async () => import('./vscode.ts'));
vi.mock('vscode-languageclient/node', () => ({
  State: { Running: 2 },
  TransportKind: { ipc: 1 },
  LanguageClient: class {
    readonly code2ProtocolConverter = { asUri: String };
    readonly state = 1;
    start = () => Promise.resolve();
    dispose = () => Promise.resolve();
    onDidChangeState = () => ({ dispose: () => undefined });
    onRequest = () => ({ dispose: () => undefined });
    sendRequest = () =>
      Promise.resolve([{ apiVersion: 'v1', kind: 'Pod', name: 'web', pod: 'web', line: 0, playable: true }]);
  },
}));

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  contributes: {
    commands: { command: string; enablement?: string }[];
    menus: Record<string, { command?: string; submenu?: string; when?: string }[]>;
    submenus: { id: string }[];
    viewsWelcome: { contents: string }[];
    configuration: { properties: Record<string, { default: unknown; scope: string }> };
  };
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
};
const { contributes } = manifest;
const declared = contributes.commands.map((it) => it.command);
const quiet = [
  'podwright.showOutput',
  'podwright.openSettings',
  'podwright.newManifest',
  'podwright.newPod',
  'podwright.addContainer',
];
const standin = `${root}test/client/standin/podman.mjs`;

let subscriptions: { dispose: () => unknown }[] = [];

beforeEach(() => {
  for (const it of subscriptions.splice(0)) it.dispose();
  Object.assign(workbench, {
    trusted: true,
    visible: false,
    presses: [],
    messages: [],
    revealed: [],
    shown: [],
  });
  workbench.settings.set('podwright.podman.path', standin);
  subscriptions = [];
  activate({ subscriptions, asAbsolutePath: (it: string) => it } as unknown as ExtensionContext);
});

describe('package.json and the client agree', () => {
  test('on the commands there are', () => {
    expect([...workbench.commands.keys()].sort()).toEqual([...declared].sort());
  });

  test('on the commands that menus and welcome pages offer', () => {
    const offered = [
      ...Object.values(contributes.menus).flatMap((it) => it.flatMap(({ command }) => command ?? [])),
      ...contributes.viewsWelcome.flatMap((it) =>
        [...it.contents.matchAll(/command:(podwright\.\w+)/g)].map((m) => m[1]),
      ),
    ];
    expect(offered.filter((it) => !declared.includes(String(it)))).toEqual([]);
  });

  test('that what starts podman is off in Restricted Mode, in every menu', () => {
    const starting = Object.values(contributes.menus)
      .flat()
      .map(({ command, submenu, when = '' }) => ({ id: command ?? submenu ?? '', when }))
      .filter(
        (it) => !quiet.includes(it.id) && it.when !== 'false' && !it.when.includes('viewItem == failure'),
      );
    expect(starting.filter((it) => !it.when.includes('isWorkspaceTrusted'))).toEqual([]);
    const enabled = contributes.commands
      .filter((it) => it.enablement !== 'isWorkspaceTrusted')
      .map((it) => it.command);
    expect(enabled.sort()).toEqual([...quiet].sort());
  });

  test('on the settings there are, and on what holds where nothing is set', () => {
    const told = Object.entries(contributes.configuration.properties)
      .filter(([name]) => name !== 'podwright.podman.path')
      .map(([name, it]) => [name.replace('podwright.', ''), it.default]);
    expect(Object.fromEntries(told)).toEqual(defaults);
  });

  test('that a workspace sets no program before it is trusted', () => {
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toContain(
      'podwright.podman.path',
    );
    expect(contributes.configuration.properties['podwright.podman.path']).toMatchObject({ scope: 'machine' });
  });
});

test('nothing lives on when the extension is switched off', () => {
  expect(workbench.living.size).toBeGreaterThan(declared.length);
  for (const it of subscriptions.splice(0)) it.dispose();
  expect([...workbench.living]).toEqual([]);
});

describe('in Restricted Mode', () => {
  test.each(declared.filter((it) => !quiet.includes(it) && it !== 'podwright.refreshPods'))(
    '%s starts nothing and says why',
    async (command) => {
      workbench.trusted = false;
      workbench.texts.set('file:///w/web.yaml', { text: 'kind: Pod', dirty: false, saved: false });
      await workbench.commands.get(command)?.(Uri.file('/w/web.yaml'));
      expect(workbench.messages).toEqual([
        {
          text: expect.stringContaining('only in a workspace you trust') as string,
          buttons: ['Manage Workspace Trust'],
        },
      ]);
    },
  );
});

describe('the Pods view', () => {
  test('says where podman is missing by a page of its own', async () => {
    workbench.settings.set('podwright.podman.path', '/nowhere/podman');
    await workbench.commands.get('podwright.refreshPods')?.();
    expect(workbench.context.get('podwright.pods')).toBe('missing');
    expect(workbench.tree?.getChildren()).toEqual([]);
  });

  test('says why the list failed by a row', async () => {
    await workbench.commands.get('podwright.refreshPods')?.();
    expect(workbench.context.get('podwright.pods')).toBe('failed');
    const [row] = workbench.tree?.getChildren() ?? [];
    expect(workbench.tree?.getTreeItem(String(row))).toMatchObject({ contextValue: 'failure' });
  });
});
