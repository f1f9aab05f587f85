import type { LogOutputChannel } from 'vscode';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { supplyServer } from '../../../client/language/supply.ts';
import type { Run } from '../../../client/podman/run.ts';
import {
  filesNotification,
  localRequest,
  surroundingsNotification,
  type LocalName,
} from '../../../server/protocol.ts';
import { recorded } from '../recorded.ts';
import { Uri, workbench } from '../vscode.ts';

vi.mock('vscode', async () => import('../vscode.ts'));

const pod = 'apiVersion: v1\nkind: Pod\n';
const config = 'apiVersion: v1\nkind: ConfigMap\n';

beforeEach(() => {
  Object.assign(workbench, { trusted: true, documents: [] });
  workbench.extensions.clear();
  workbench.settings.clear();
  workbench.found.clear();
  workbench.living.clear();
});
afterEach(() => {
  expect([...workbench.living]).toEqual([]);
});

describe('podman is asked', () => {
  test('for nothing while no manifest is open', async () => {
    const { asked, open, end } = setUp();
    open('compose.yaml', 'services:\n');
    await settle();
    expect(asked).toEqual([]);
    end();
  });

  test('when a manifest is opened, or was open already', async () => {
    workbench.documents = [document('pod.yaml', pod)];
    const { asked, told, end } = setUp();
    await settle();
    expect(asked).toEqual(expect.arrayContaining(['version', 'images', 'volume', 'secret', 'ps']));
    expect(told(surroundingsNotification).at(-1)).toMatchObject({ podman: '5.4.2' });
    end();
  });

  test('in a workspace that is not trusted never, and at once when it is', async () => {
    workbench.trusted = false;
    const { asked, open, request, end } = setUp();
    open('pod.yaml', pod);
    expect(await request({ kind: 'images' })).toBeNull();
    await settle();
    expect(asked).toEqual([]);
    workbench.trusted = true;
    for (const then of workbench.fire.trust) then();
    await settle();
    expect(asked).toContain('version');
    end();
  });

  test('again when another podman is set', async () => {
    const { asked, open, change, end } = setUp();
    open('pod.yaml', pod);
    await settle();
    asked.length = 0;
    change('podwright.target');
    await settle();
    expect(asked).toEqual([]);
    change('podwright.podman.path');
    await settle();
    expect(asked).toContain('version');
    end();
  });

  test('for ports when pods change, or someone comes back to the window', async () => {
    const { asked, open, podsChange, end } = setUp();
    podsChange();
    open('pod.yaml', pod);
    await settle();
    asked.length = 0;
    podsChange();
    await settle();
    expect(asked).toEqual(['ps']);
    for (const then of workbench.fire.focus) then({ focused: false });
    for (const then of workbench.fire.focus) then({ focused: true });
    await settle();
    expect(asked).toEqual(['ps', 'ps']);
    end();
  });

  test('once, when what began as an empty file has become a manifest', async () => {
    const { asked, open, edit, end } = setUp();
    open('new.yaml', '');
    edit('new.yaml', 'apiVersion: v1\nki');
    await settle();
    expect(asked).toEqual([]);
    edit('new.yaml', pod);
    await settle();
    expect(asked).toContain('images');
    const before = asked.length;
    edit('new.yaml', `${pod}metadata:\n`);
    await settle();
    expect(asked.length).toBe(before);
    end();
  });

  test('when the server asks, for what does not look like a manifest yet', async () => {
    const { asked, request, end } = setUp();
    const names = await request({ kind: 'volumes' });
    expect(names.map((it) => it.name)).toContain('zz-data');
    expect(asked).toContain('version');
    end();
  });
});

describe('the manifests of the workspace are told', () => {
  test('from the first YAML document on', async () => {
    workbench.found.set('file:///w/config.yaml', config);
    const { told, open, end } = setUp();
    await settle();
    expect(told(filesNotification)).toEqual([]);
    open('pod.yaml', pod);
    await settle();
    expect(told(filesNotification)).toEqual([
      { changed: [{ uri: 'file:///w/config.yaml', text: config }], removed: [] },
    ]);
    end();
  });

  test('anew to a server that has started anew', async () => {
    workbench.found.set('file:///w/config.yaml', config);
    const { told, open, restart, end } = setUp();
    open('pod.yaml', pod);
    await settle();
    restart();
    await settle();
    expect(told(filesNotification)).toHaveLength(2);
    expect(told(surroundingsNotification).at(-1)).toMatchObject({ podman: '5.4.2' });
    end();
  });

  test('but not those that are too large', async () => {
    workbench.found.set('file:///w/large.yaml', config + '#'.repeat(1024 * 1024));
    const { told, open, end } = setUp();
    open('pod.yaml', pod);
    await settle();
    expect(told(filesNotification)).toEqual([]);
    end();
  });
});

test('another YAML extension is told of when it comes', () => {
  const { told, end } = setUp();
  expect(told(surroundingsNotification)).toEqual([]);
  workbench.extensions.add('redhat.vscode-yaml');
  for (const then of workbench.fire.extensions) then();
  expect(told(surroundingsNotification)).toEqual([
    {
      otherYamlServer: { validates: true, completes: true, hovers: true, withSchema: [], schemaFailed: [] },
    },
  ]);
  end();
});

function document(name: string, text: string) {
  return { uri: Uri.file(`/w/${name}`), languageId: 'yaml', getText: () => text };
}

const answers: Readonly<Record<string, string>> = {
  images: 'images.json',
  image: 'image-inspect.json',
  volume: 'volumes.json',
  secret: 'secrets.jsonl',
  ps: 'ps-published.json',
};

/** A server that is there and notes what it is told, beside a podman 5.4.2 that notes what it is asked. */
function setUp() {
  const asked: string[] = [];
  const sent: { readonly notification: string; readonly params: unknown }[] = [];
  const ready = new Set<() => void>();
  const pods = new Set<() => void>();
  const requests = new Map<string, (params: unknown, signal: AbortSignal) => Promise<unknown>>();
  const run: Run = (command) => {
    const [word = ''] = command.args;
    asked.push(word);
    return Promise.resolve(command.read(recorded('podman-5.4.2', answers[word] ?? '')));
  };
  const version = () => {
    asked.push('version');
    return Promise.resolve('5.4.2');
  };
  const supply = supplyServer(
    {
      isReady: () => true,
      onReady: (then) => listen(ready, then),
      send: (notification, params) => sent.push({ notification, params }),
      onRequest: (request, answer) => {
        requests.set(request, answer);
        return { dispose: () => requests.delete(request) };
      },
    },
    { run, version, onDidChange: (then) => listen(pods, then) },
    { debug: () => undefined } as unknown as LogOutputChannel,
  );
  return {
    asked,
    told: (notification: string) =>
      sent.filter((it) => it.notification === notification).map((it) => it.params),
    open: (name: string, text: string) => {
      workbench.documents.push(document(name, text));
      for (const then of workbench.fire.open) then(document(name, text));
    },
    edit: (name: string, text: string) => {
      for (const then of workbench.fire.edited) then({ document: document(name, text), contentChanges: [] });
    },
    change: (setting: string) => {
      const affectsConfiguration = (it: string) => setting.startsWith(it);
      for (const then of workbench.fire.settings) then({ affectsConfiguration });
    },
    request: (params: unknown) =>
      requests.get(localRequest)?.(params, new AbortController().signal) as Promise<readonly LocalName[]>,
    restart: () => {
      for (const then of ready) then();
    },
    podsChange: () => {
      for (const then of pods) then();
    },
    end: () => {
      supply.dispose();
    },
  };
}

function listen(listeners: Set<() => void>, then: () => void) {
  listeners.add(then);
  return { dispose: () => listeners.delete(then) };
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let n = 0; n < 100; n += 1) await Promise.resolve();
}
