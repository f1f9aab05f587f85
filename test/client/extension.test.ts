import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ExtensionContext } from 'vscode';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { activate } from '../../client/extension.ts';
import { pages as pagesOf } from '../../client/pods/situation.ts';
import { defaults } from '../../server/protocol.ts';
import { memento, Uri, workbench } from './vscode.ts';

vi.mock('vscode', async () => import('./vscode.ts'));
vi.mock('vscode-languageclient/node', () => ({
  CloseAction: {},
  ErrorAction: {},
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
    viewsWelcome: { contents: string; when: string }[];
    walkthroughs: { steps: { description: string; media: { svg: string }; completionEvents: string[] }[] }[];
    configuration: { properties: Record<string, { default: unknown; scope: string }> };
  };
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
};
const { contributes } = manifest;
const declared = contributes.commands.map((it) => it.command);
/** Settings that the client alone reads. */
const own = [
  'podwright.podman.path',
  'podwright.podman.connection',
  'podwright.kubectl.path',
  'podwright.play.options',
  'podwright.statusBar',
];
const quiet = [
  'podwright.hideUsage',
  'podwright.showValue',
  'podwright.hideValue',
  'podwright.showPod',
  'podwright.showOutput',
  'podwright.openSettings',
  'podwright.newManifest',
  'podwright.newPod',
  'podwright.addContainer',
];
const standin = `${root}test/client/standin/podman.mjs`;

const steps = contributes.walkthroughs.flatMap((it) => it.steps);

/** The commands of ours that a text of markdown links to; VS Code makes one that shows each view. */
function linked(text: string): readonly string[] {
  const commands = [...text.matchAll(/command:(podwright[\w.]+)/g)].map((it) => it[1] ?? '');
  return commands.filter((it) => it !== 'podwright.pods.focus');
}

let subscriptions: { dispose: () => unknown }[] = [];
/** What other files of tests have left. */
let livingBefore: ReadonlySet<string> = new Set();

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
  livingBefore = new Set(workbench.living);
  activate({
    ...{ subscriptions, workspaceState: memento() },
    asAbsolutePath: (it: string) => it,
  } as unknown as ExtensionContext);
});

describe('package.json and the client agree', () => {
  test('on the commands there are', () => {
    expect([...workbench.commands.keys()].sort()).toEqual([...declared].sort());
  });

  test('on the commands that menus and welcome pages offer', () => {
    const offered = [
      ...Object.values(contributes.menus).flatMap((it) => it.flatMap(({ command }) => command ?? [])),
      ...contributes.viewsWelcome.flatMap((it) => linked(it.contents)),
      ...steps.flatMap((it) => linked(it.description)),
    ];
    expect(offered.filter((it) => !declared.includes(it))).toEqual([]);
  });

  test('on where pods and containers of patterns are offered', () => {
    const places = (command: string) =>
      Object.entries(contributes.menus)
        .filter(([, items]) => items.some((it) => it.command === command))
        .map(([menu]) => menu);
    expect(places('podwright.newPod')).toEqual(['file/newFile', 'view/title']);
    expect(places('podwright.addContainer')).toEqual(['editor/context', 'commandPalette']);
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
      .filter(([name]) => !own.includes(name))
      .map(([name, it]) => [name.replace('podwright.', ''), it.default]);
    expect(Object.fromEntries(told)).toEqual(defaults);
  });

  test('that a workspace sets no program before it is trusted', () => {
    for (const setting of [
      'podwright.podman.path',
      'podwright.podman.connection',
      'podwright.kubectl.path',
    ]) {
      expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toContain(setting);
      expect(contributes.configuration.properties[setting]).toMatchObject({ scope: 'machine' });
    }
  });

  test('on a page for each trouble', () => {
    const pages = contributes.viewsWelcome.map((it) => /podwright\.pods == (\w+)/.exec(it.when)?.[1] ?? '');
    const troubles = Object.values(pagesOf).sort();
    expect(pages.filter((it) => it !== '' && it !== 'none').sort()).toEqual(troubles);
  });

  test('on a walkthrough of five steps, each with a picture in the colours of the theme', () => {
    expect(steps).toHaveLength(5);
    for (const { media, completionEvents } of steps) {
      const picture = readFileSync(`${root}${media.svg}`, 'utf8');
      expect(picture).toContain('var(--vscode-foreground)');
      expect(picture).not.toMatch(/#[0-9a-f]{3,8}\b/i);
      const commands = completionEvents.flatMap((it) => /^onCommand:(.*)/.exec(it)?.[1] ?? []);
      expect(commands.filter((it) => !declared.includes(it))).toEqual([]);
    }
  });
});

test('nothing lives on when the extension is switched off', () => {
  expect(workbench.living.size).toBeGreaterThan(declared.length);
  for (const it of subscriptions.splice(0)) it.dispose();
  expect([...workbench.living].filter((it) => !livingBefore.has(it))).toEqual([]);
});

describe('in Restricted Mode', () => {
  test.each(declared.filter((it) => !quiet.includes(it) && it !== 'podwright.refreshPods'))(
    '%s starts nothing and says why',
    async (command) => {
      workbench.trusted = false;
      workbench.texts.set('file:///w/web.yaml', { text: 'kind: Pod', dirty: false, saved: false });
      await workbench.commands.get(command)?.(Uri.file(command.endsWith('Folder') ? '/w' : '/w/web.yaml'));
      expect(workbench.messages).toEqual([
        {
          text: expect.stringContaining('only in a workspace you trust') as string,
          buttons: ['Manage Workspace Trust'],
        },
      ]);
    },
  );
});

describe('the status bar', () => {
  const change = () => {
    for (const then of workbench.fire.settings) then({ affectsConfiguration: () => true });
  };

  test('names the podman in use, and that of another connection once it is set', () => {
    expect(workbench.status).toMatchObject({ text: '$(server) podman', shown: true });
    workbench.settings.set('podwright.podman.connection', 'far $(trash)');
    change();
    expect(workbench.status).toMatchObject({ text: String.raw`$(server) far \$(trash)`, shown: true });
    workbench.settings.delete('podwright.podman.connection');
  });

  test('is left alone where a person wants it so', () => {
    workbench.settings.set('podwright.statusBar', false);
    change();
    expect(workbench.status.shown).toBe(false);
    workbench.settings.delete('podwright.statusBar');
  });
});

describe('another podman', () => {
  const standing = `${root}test/client/standin/connections.mjs`;

  test('is chosen from the connections there are, and can be left again', async () => {
    workbench.settings.set('podwright.podman.path', standing);
    workbench.picks.push('far');
    await workbench.commands.get('podwright.chooseConnection')?.();
    expect(workbench.lists.at(-1)).toEqual(['$(check) This machine', 'far', String.raw`\$(trash)`]);
    expect(workbench.settings.get('podwright.podman.connection')).toBe('far');
    workbench.picks.push('This machine');
    await workbench.commands.get('podwright.chooseConnection')?.();
    expect(workbench.lists.at(-1)).toContain('$(check) far');
    expect(workbench.settings.get('podwright.podman.connection')).toBeUndefined();
  });
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
