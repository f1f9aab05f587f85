import { afterEach, describe, expect, test } from 'vitest';
import {
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DocumentDiagnosticRequest,
  RegistrationRequest,
  type Diagnostic,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol';
import { filesNotification, surroundingsNotification } from '../../server/protocol.ts';
import { connect, type Peer } from './peer.ts';

const podUri = 'file:///home/me/pod.yaml';
const pod = [
  'apiVersion: v1',
  'kind: Pod',
  'metadata:',
  '  name: web',
  'spec:',
  '  containers:',
  '    - name: app',
  '      image: docker.io/library/nginx:1.27',
  '      envFrom:',
  '        - configMapRef:',
  '            name: settings',
  '      livenessProbe:',
  '        httpGet:',
  '          port: http',
  '      ports:',
  '        - name: http',
  '          containerPort: 80',
  '',
].join('\n');
const mapUri = 'file:///home/me/settings.yaml';
const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n';

const watched = ['unknown-config-map', 'podman-unknown-probe-port', 'unknown-value'];

let peers: Peer[] = [];
afterEach(() => {
  for (const it of peers) it.close();
  peers = [];
});

async function client(...how: Parameters<typeof connect>): Promise<Peer> {
  const peer = await connect(...how);
  peers.push(peer);
  return peer;
}

/** The next codes that are pushed for a file, of those that the tests are about. */
async function pushed(peer: Peer, uri: string): Promise<readonly string[]> {
  let next = await peer.published();
  while (next.uri !== uri) next = await peer.published();
  return codesIn(next.diagnostics);
}

/** Waits until these codes are pushed for a file. */
async function pushedLike(peer: Peer, uri: string, codes: readonly string[]): Promise<void> {
  while (String(await pushed(peer, uri)) !== String(codes));
}

async function pulled(peer: Peer, uri: string): Promise<readonly string[]> {
  const report = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  return 'items' in report ? codesIn(report.items) : [];
}

function codesIn(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map((it) => String(it.code)).filter((it) => watched.includes(it));
}

function rewrite(peer: Peer, uri: string, version: number, text: string): Promise<void> {
  return peer.connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version },
    contentChanges: [{ text }],
  });
}

/** A client that is asked for its settings; `set` is what it has, and may change. */
function settled(set: { current: unknown }): (connection: ProtocolConnection) => void {
  return (connection) => {
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => set.current));
  };
}

describe('settings', () => {
  const off = { rules: { 'unknown-config-map': 'off' } };
  test('are asked for, and count at once after each change', async () => {
    const set: { current: unknown } = { current: off };
    const peer = await client({ workspace: { configuration: true } }, undefined, settled(set));
    await peer.open(podUri, pod);
    // The first are told before the client's answer is there.
    await pushedLike(peer, podUri, []);
    set.current = {};
    await peer.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map']);
  });

  test('are watched where the client wants to be asked for that', async () => {
    const registered: string[] = [];
    const peer = await client(
      { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
      undefined,
      (connection) => {
        settled({ current: off })(connection);
        connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
          registered.push(...registrations.map((it) => it.method));
        });
      },
    );
    await peer.open(podUri, pod);
    await pushedLike(peer, podUri, []);
    expect(registered).toEqual(['workspace/didChangeConfiguration']);
  });

  test('come with the start, and with each change, from a client that can not be asked', async () => {
    const peer = await client({}, { settings: off });
    await peer.open(podUri, pod);
    expect(await pushed(peer, podUri)).toEqual([]);
    const change = (value: unknown) =>
      peer.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: value });
    await change({ podwright: {} });
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map']);
    await change(off);
    expect(await pushed(peer, podUri)).toEqual([]);
  });

  test.each([
    ['no object', 7],
    ['other types', { target: 7, podmanVersion: [], rules: 'x', besideYamlServer: {} }],
    ['other words', { target: 'docker', podmanVersion: 'new', rules: { 'unknown-config-map': 'loud' } }],
  ])('that make no sense (%s) count as not set', async (_, value) => {
    const peer = await client({}, { settings: value });
    await peer.open(podUri, pod);
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map']);
  });

  test('may give the podman version as a number', async () => {
    const peer = await client({}, { settings: { podmanVersion: 4.5 } });
    await peer.open(podUri, pod);
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map', 'podman-unknown-probe-port']);
  });
});

describe('the podman version', () => {
  test('is that of the surroundings, unless one is set', async () => {
    const peer = await client({});
    await peer.open(podUri, pod);
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map']);
    await peer.connection.sendNotification(surroundingsNotification, { podman: '4.3.1' });
    expect(await pushed(peer, podUri)).toContain('podman-unknown-probe-port');
    await peer.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { podmanVersion: '5.4' },
    });
    expect(await pushed(peer, podUri)).not.toContain('podman-unknown-probe-port');
  });
  test('is the newest where the surroundings make no sense', async () => {
    const peer = await client({});
    await peer.connection.sendNotification(surroundingsNotification, {
      podman: 'old',
      ports: [1],
      otherYamlServer: 1,
    });
    await peer.open(podUri, pod);
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map']);
  });
});

/** A client that asks for diagnostics, and counts how often it is told to ask again. */
async function puller(): Promise<{ readonly peer: Peer; readonly refreshed: () => Promise<void> }> {
  let told = 0;
  let waiting: (() => void) | undefined;
  const peer = await client(
    { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    undefined,
    (connection) => {
      connection.onRequest(DiagnosticRefreshRequest.type, () => {
        told++;
        waiting?.();
      });
    },
  );
  const refreshed = async (): Promise<void> => {
    if (told === 0) await new Promise<void>((resolve) => (waiting = resolve));
    told--;
  };
  return { peer, refreshed };
}

describe('diagnostics of other files', () => {
  const map = (name: string) => settings.replace('settings', name);

  test('are pushed anew when a name they use comes or goes in another file', async () => {
    const peer = await client({});
    await peer.open(podUri, pod);
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map']);
    await peer.open(mapUri, settings);
    expect(await pushed(peer, podUri)).toEqual([]);
    await rewrite(peer, mapUri, 2, map('other'));
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map']);
  });

  test('are pushed anew when a file comes or goes that is not open', async () => {
    const peer = await client({});
    await peer.open(podUri, pod);
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map']);
    await peer.connection.sendNotification(filesNotification, {
      changed: [{ uri: mapUri, text: settings }],
      removed: [],
    });
    expect(await pushed(peer, podUri)).toEqual([]);
    await peer.connection.sendNotification(filesNotification, { changed: [], removed: [mapUri] });
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map']);
  });

  test('are not pushed again when nothing in them has changed', async () => {
    const peer = await client({});
    await peer.open(podUri, pod);
    await peer.open(mapUri, settings);
    await pushedLike(peer, podUri, []);
    await rewrite(peer, mapUri, 2, `${settings}data: {a: b}\n`);
    await pushed(peer, mapUri);
    await rewrite(peer, mapUri, 3, map('other'));
    expect(await pushed(peer, podUri)).toEqual(['unknown-config-map']);
  });

  test('are asked for again by a client that is told to', async () => {
    const { peer, refreshed } = await puller();
    await peer.open(podUri, pod);
    expect(await pulled(peer, podUri)).toEqual(['unknown-config-map']);
    await peer.open(mapUri, settings);
    await refreshed();
    expect(await pulled(peer, podUri)).toEqual([]);
    await rewrite(peer, mapUri, 2, map('other'));
    await refreshed();
    expect(await pulled(peer, podUri)).toEqual(['unknown-config-map']);
    await peer.connection.sendNotification(surroundingsNotification, { podman: '4.3.1' });
    await refreshed();
    expect(await pulled(peer, podUri)).toContain('podman-unknown-probe-port');
  });
});
