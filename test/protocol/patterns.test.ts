import { afterEach, describe, expect, test } from 'vitest';
import { ApplyWorkspaceEditRequest, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { connect, type Peer } from './peer.ts';
import { yaml } from '../fixture.ts';
import { filesNotification, surroundingsNotification } from '../../server/protocol.ts';
import {
  addPatternRequest,
  checkNewPodRequest,
  checkPatternRequest,
  newPodRequest,
  patternPodsRequest,
  proposeNewPodRequest,
  type AddedContainer,
  type AddPatternParams,
  type CheckNewPodParams,
  type NewPodProposal,
  type PatternPod,
} from '../../server/protocol-patterns.ts';

const uri = 'file:///home/me/pod.yaml';
const capable = { textDocument: { diagnostic: {} }, workspace: { workspaceEdit: { documentChanges: true } } };

let peers: Peer[] = [];
afterEach(() => {
  for (const it of peers) it.close();
  peers = [];
});

/** The texts that the file came to have by what the server sent. */
type Editing = { readonly peer: Peer; readonly edited: string[] };

async function opened(text: string): Promise<Editing> {
  const edited: string[] = [];
  const peer = await connect(capable, {}, (connection) => {
    connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit: { documentChanges = [] } }) => {
      const [change] = documentChanges;
      if (!TextDocumentEdit.is(change)) return { applied: false };
      const edits = change.edits.filter((it) => 'newText' in it);
      edited.push(TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edits));
      return { applied: true };
    });
  });
  peers.push(peer);
  await peer.open(uri, text);
  return { peer, edited };
}

const ask = <T>({ connection }: Peer, request: string, params: unknown) =>
  connection.sendRequest<T>(request, params);

const two = yaml`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    containers:
      - name: app
        image: docker.io/library/nginx:1.27
        volumeMounts:
          - name: logs
            mountPath: /var/log/nginx
      - name: helper
        image: docker.io/library/busybox:1.37
        command: [sleep, "100"]
    volumes:
      - name: logs
        emptyDir: {}
  ---
  apiVersion: batch/v1
  kind: Job
  metadata:
    name: nightly
  spec:
    template:
      spec:
        restartPolicy: Never
        containers:
          - name: job
            image: docker.io/library/busybox:1.37
`;

describe('a pod that is there', () => {
  test('is told with what may be added to it, for the container that the person stands in', async () => {
    const { peer } = await opened(two);
    const pods = await ask<PatternPod[]>(peer, patternPodsRequest, { uri, line: 13 });
    expect(pods).toMatchObject([
      { pod: 0, kind: 'Pod', name: 'web', isHere: true, container: 1, containerName: 'helper' },
      { pod: 1, kind: 'Job', name: 'nightly', isHere: false, containerName: 'job' },
    ]);
    expect(pods[1]).not.toHaveProperty('container');
    const shipper = (it: PatternPod | undefined) =>
      it?.choices.find(({ variant }) => variant === 'log-shipper');
    expect(shipper(pods[0])).toMatchObject({ pattern: 'sidecar', mountPath: '/var/log/app' });
  });
  test('is asked for no path where its container has a fitting volume', async () => {
    const { peer } = await opened(two);
    const [pod] = await ask<PatternPod[]>(peer, patternPodsRequest, { uri, line: 0 });
    const shipper = pod?.choices.find(({ variant }) => variant === 'log-shipper');
    expect(shipper).toBeDefined();
    expect(shipper).not.toHaveProperty('mountPath');
  });
  test('gets the container by one edit, and the answer says so', async () => {
    const { peer, edited } = await opened(two);
    const params: AddPatternParams = { uri, pod: 1, variant: 'log-shipper', mountPath: '/out' };
    const added = await ask<AddedContainer | null>(peer, addPatternRequest, params);
    expect(edited).toHaveLength(1);
    expect(edited[0]?.split('\n')[added?.line ?? 0]).toBe('        - name: log-shipper');
    expect(edited[0]).toContain('mountPath: /out\n');
  });
  test('has no second volume of a name that podman has given to another pod', async () => {
    const { peer, edited } = await opened(two);
    const other = yaml`
      apiVersion: v1
      kind: Pod
      metadata: { name: other }
      spec:
        containers: [{ name: a, image: docker.io/library/nginx:1.27 }]
        volumes: [{ name: nightly-logs, emptyDir: {} }]
    `;
    const changed = [{ uri: 'file:///home/me/other.yaml', text: other }];
    await peer.connection.sendNotification(filesNotification, { changed, removed: [] });
    await expect
      .poll(async () => {
        const params: AddPatternParams = { uri, pod: 1, variant: 'log-shipper' };
        await ask(peer, addPatternRequest, params);
        return edited.at(-1);
      })
      .toContain('name: nightly-logs-2\n');
  });
  test.each([
    ['/fine', undefined],
    ['/var/log/nginx', undefined],
    ['relative', 'Write the whole path, beginning with a slash.'],
    ['/a:ro', "Write a path without ':': podman takes what is behind it for options."],
    ['/', 'A volume there would hide all that the image has. Write a folder.'],
    ['/mine/', "The container has another volume at '/mine'. Write another path."],
  ])('says of the mount path %s what is wrong with it', async (mountPath, message) => {
    const text = two
      .replace(
        '- name: logs\n          mountPath',
        '- {name: conf, mountPath: /mine}\n        - name: logs\n          mountPath',
      )
      .replace('volumes:\n', 'volumes:\n    - name: conf\n      configMap: { name: conf }\n');
    const { peer } = await opened(text);
    const params: AddPatternParams = { uri, pod: 0, variant: 'log-shipper', mountPath };
    expect(await ask(peer, checkPatternRequest, params)).toEqual(
      message === undefined ? null : { severity: 'error', message },
    );
  });
});

describe('a pod that is not written yet', () => {
  const pod = { name: 'shop', image: 'docker.io/library/nginx:1.27', ports: '8080:80' };

  test('is begun with what is free', async () => {
    const { peer } = await opened(two);
    const ports = [{ port: 8080, protocol: 'tcp', address: '', owner: 'other' }];
    await peer.connection.sendNotification(surroundingsNotification, { ports });
    const proposal = await ask<NewPodProposal>(peer, proposeNewPodRequest, {});
    expect(proposal).toMatchObject({ name: 'web-2', ports: '8081:80' });
    expect(proposal.choices.map((it) => it.variant)).toContain('tls-proxy');
  });
  test('becomes a manifest with the container of its pattern', async () => {
    const { peer } = await opened('');
    const text = await ask<string>(peer, newPodRequest, {
      ...pod,
      variant: 'log-shipper',
      mountPath: '/out',
    });
    expect(text).toMatch(/^apiVersion: v1\nkind: Pod\nmetadata:\n {2}name: shop\n/);
    expect(text).toContain('          hostPort: 8080\n');
    expect(text).toContain('          mountPath: /out\n');
    expect(text).toContain('    - name: log-shipper\n');
  });
  test('has what only podman 4.3 needs in that version alone', async () => {
    const { peer } = await opened('');
    const asked = { ...pod, variant: 'wait-for-service' };
    expect(await ask(peer, newPodRequest, asked)).not.toContain('restartPolicy');
    await peer.connection.sendNotification(surroundingsNotification, { podman: '4.3.1' });
    expect(await ask(peer, newPodRequest, asked)).toContain('  restartPolicy: OnFailure\n');
  });
  test.each<[CheckNewPodParams['about'], Partial<CheckNewPodParams>, RegExp | undefined]>([
    ['name', {}, undefined],
    ['name', { name: '' }, /^error: Write a name/],
    ['name', { name: 'my web' }, /^error: .*'my web'/],
    ['name', { name: 'web' }, /^warning: Another manifest has a pod 'web'/],
    ['image', {}, undefined],
    ['image', { image: 'docker.io/library/Nginx:1.27' }, /^error: podman refuses/],
    ['image', { image: 'docker.io/library/nginx' }, /^warning: .*newest/],
    ['ports', { ports: '' }, undefined],
    ['ports', { ports: '80' }, undefined],
    ['ports', { ports: 'http' }, /^error: 'http' is no port/],
    ['ports', { ports: '8080:70000' }, /: .*65535/],
    ['ports', { ports: '8080:80, 8080:81' }, /^error: Port 8080/],
    ['ports', { ports: '9090:80' }, /^warning: Port 9090 of this machine is taken by 'other'/],
    ['mountPath', { variant: 'log-shipper', mountPath: 'out' }, /^error: Write the whole path/],
    ['mountPath', { variant: 'log-shipper', mountPath: '/out' }, undefined],
  ])('is checked by the rules for its %s, %o', async (about, change, expected) => {
    const { peer } = await opened(two);
    const ports = [{ port: 9090, protocol: 'tcp', address: '', owner: 'other' }];
    await peer.connection.sendNotification(surroundingsNotification, { ports });
    const params: CheckNewPodParams = { ...pod, ...change, about };
    const remark = await ask<{ severity: string; message: string } | null>(peer, checkNewPodRequest, params);
    if (!expected) expect(remark).toBeNull();
    else expect(remark && `${remark.severity}: ${remark.message}`).toMatch(expected);
  });
});
