import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import {
  DidChangeTextDocumentNotification,
  DocumentDiagnosticRequest,
  type Diagnostic,
} from 'vscode-languageserver-protocol';
import { numRuns } from '../broken.ts';
import { connect, type Peer } from './peer.ts';

const pulling = { textDocument: { diagnostic: {} } };
const runs = Math.ceil(numRuns / 10);

let peers: Peer[] = [];
afterEach(() => {
  for (const it of peers) it.close();
  peers = [];
});

/** Documents that have much to say to each other. */
const documents = [
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec:\n  containers:\n    - name: app\n      image: docker.io/library/nginx:1.27\n      ports: [{name: http, containerPort: 80}]\n      env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: level}}}]\n  volumes: [{name: data, emptyDir: {}}]\n',
  'apiVersion: v1\nkind: Pod\nmetadata: {name: db, labels: {app: db}}\nspec:\n  containers:\n    - name: app\n      image: docker.io/library/postgres:17\n      envFrom: [{secretRef: {name: password}}]\n  volumes: [{name: data, emptyDir: {}}]\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {level: info}\n',
  'apiVersion: v1\nkind: Secret\nmetadata: {name: password}\nstringData: {word: x}\n',
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}\n',
];

const files = ['file:///a.yaml', 'file:///b.yaml'];

/** A document more, one less, a comment above one, or another word in place of one that stands there. */
const edit = fc.record({
  uri: fc.constantFrom(...files),
  how: fc.constantFrom('add', 'remove', 'write', 'comment'),
  document: fc.constantFrom(...documents),
  place: fc.nat({ max: 6 }),
  word: fc.constantFrom('web', 'db', 'settings', 'password', 'http', 'level', 'data', 'app'),
  written: fc.constantFrom('web', 'settings', 'data', 'other', 'level: [', '# no'),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, { how, document, place, word, written }: Edit): string {
  const all = text === '' ? [] : text.split('---\n');
  if (how === 'add') all.splice(place, 0, document);
  if (how === 'remove') all.splice(place, 1);
  const target = all[place];
  if (how === 'write' && target !== undefined) all[place] = target.replace(word, written);
  if (how === 'comment' && target !== undefined) all[place] = `# ${word}\n${target}`;
  return all.join('---\n');
}

test(
  'after any edits, the diagnostics of all files are those of files just opened',
  { timeout: 60_000 + runs * 2000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
        const texts = new Map(files.map((it) => [it, documents.join('---\n')]));
        const followed = await opened(texts);
        let version = 1;
        for (const it of edits) {
          texts.set(it.uri, edited(texts.get(it.uri) ?? '', it));
          await followed.connection.sendNotification(DidChangeTextDocumentNotification.type, {
            textDocument: { uri: it.uri, version: ++version },
            contentChanges: [{ text: texts.get(it.uri) ?? '' }],
          });
          await diagnosticsOf(followed);
        }
        const fresh = await opened(texts);
        expect(await diagnosticsOf(followed)).toEqual(await diagnosticsOf(fresh));
        followed.close();
        fresh.close();
      }),
      { numRuns: runs },
    );
  },
);

async function opened(texts: ReadonlyMap<string, string>): Promise<Peer> {
  const peer = await connect(pulling);
  peers.push(peer);
  for (const [uri, text] of texts) await peer.open(uri, text);
  return peer;
}

async function diagnosticsOf(peer: Peer): Promise<readonly (readonly Diagnostic[])[]> {
  const found: Diagnostic[][] = [];
  for (const uri of files) {
    const report = await peer.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    found.push('items' in report ? report.items : []);
  }
  return found;
}
