import { describe, expect, test } from 'vitest';
import { tellFiles } from '../../../client/language/files.ts';
import type { FilesParams } from '../../../server/protocol.ts';

const pod = 'apiVersion: v1\nkind: Pod\n';
const config = 'apiVersion: v1\nkind: ConfigMap\n';
const compose = 'services:\n  web:\n    image: nginx\n';

describe('the server is told', () => {
  test('the manifests among the YAML files, and no other text', async () => {
    const { files, told, settle } = setUp({ 'a.yaml': pod, 'compose.yaml': compose, 'b.yml': config });
    files.start();
    await settle();
    expect(told).toEqual([
      {
        changed: [
          { uri: 'a.yaml', text: pod },
          { uri: 'b.yml', text: config },
        ],
        removed: [],
      },
    ]);
  });

  test('nothing before it is asked for', async () => {
    const { files, told, clock } = setUp({ 'a.yaml': pod });
    files.changed('a.yaml');
    files.moved();
    await clock();
    expect(told).toEqual([]);
  });

  test('of many files in several messages', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n}.yaml`, pod]));
    const { files, told, settle } = setUp(many);
    files.start();
    await settle();
    expect(told.map((it) => it.changed.length)).toEqual([40, 40, 20]);
  });

  test('the new text of a file that changed', async () => {
    const { files, told, texts, clock } = await started({ 'a.yaml': pod });
    texts['a.yaml'] = config;
    files.changed('a.yaml');
    await clock();
    expect(told).toEqual([{ changed: [{ uri: 'a.yaml', text: config }], removed: [] }]);
  });

  test('once for a burst of changes', async () => {
    const { files, told, clock } = await started({ 'a.yaml': pod, 'b.yaml': pod });
    for (let n = 0; n < 50; n += 1) files.changed(n % 2 === 0 ? 'a.yaml' : 'b.yaml');
    await clock();
    expect(told.map((it) => it.changed.length)).toEqual([2]);
  });

  test('of a new file', async () => {
    const { files, told, texts, clock } = await started({ 'a.yaml': pod });
    texts['new.yaml'] = config;
    files.moved();
    await clock();
    expect(told).toEqual([{ changed: [{ uri: 'new.yaml', text: config }], removed: [] }]);
  });

  test('that a file is gone, and that it is back', async () => {
    const { files, told, texts, clock } = await started({ 'a.yaml': pod });
    delete texts['a.yaml'];
    files.removed('a.yaml');
    await clock();
    expect(told).toEqual([{ changed: [], removed: ['a.yaml'] }]);
    texts['a.yaml'] = pod;
    files.moved();
    await clock();
    expect(told.at(-1)).toEqual({ changed: [{ uri: 'a.yaml', text: pod }], removed: [] });
  });

  test('the new text of a file that is written by taking its place', async () => {
    const { files, told, texts, clock } = await started({ 'a.yaml': pod });
    texts['a.yaml'] = config;
    files.removed('a.yaml');
    files.moved();
    await clock();
    expect(told).toEqual([{ changed: [{ uri: 'a.yaml', text: config }], removed: [] }]);
  });

  test('that a file is a manifest no longer', async () => {
    const { files, told, texts, clock } = await started({ 'a.yaml': pod });
    texts['a.yaml'] = compose;
    files.changed('a.yaml');
    await clock();
    expect(told).toEqual([{ changed: [], removed: ['a.yaml'] }]);
  });

  test('that the files of a folder are gone with it', async () => {
    const { files, told, texts, clock } = await started({ 'k/a.yaml': pod, 'k/b.yaml': pod, 'c.yaml': pod });
    delete texts['k/a.yaml'];
    delete texts['k/b.yaml'];
    files.moved();
    await clock();
    expect(told).toEqual([{ changed: [], removed: ['k/a.yaml', 'k/b.yaml'] }]);
  });

  test('nothing of a file that searches leave out', async () => {
    const { files, told, clock } = await started({ 'a.yaml': pod });
    files.changed('node_modules/x/pod.yaml');
    await clock();
    expect(told).toEqual([]);
  });

  test('everything again when it has started anew', async () => {
    const { files, told, settle } = await started({ 'a.yaml': pod });
    files.start();
    await settle();
    expect(told).toEqual([{ changed: [{ uri: 'a.yaml', text: pod }], removed: [] }]);
  });
});

test('nothing is told any more when the extension is switched off', async () => {
  const { files, told, settle, clock } = setUp({ 'a.yaml': pod });
  files.start();
  files.dispose();
  await settle();
  files.changed('a.yaml');
  await clock();
  expect(told).toEqual([]);
});

/** As `setUp`, with what is told at first forgotten. */
async function started(texts: Record<string, string>) {
  const parts = setUp(texts);
  parts.files.start();
  await parts.settle();
  parts.told.length = 0;
  return parts;
}

/** A workspace of these files, and a clock moved by hand. */
function setUp(initial: Record<string, string>) {
  const texts: Partial<Record<string, string>> = { ...initial };
  const told: FilesParams[] = [];
  const timers = new Set<() => void>();
  const files = tellFiles({
    list: () => Promise.resolve(Object.keys(texts)),
    read: (uri) => Promise.resolve(texts[uri]),
    send: (it) => told.push(it),
    after: (_, then) => {
      timers.add(then);
      return () => timers.delete(then);
    },
  });
  return { files, told, texts, settle, clock };

  /** Lets all timers fire. */
  async function clock(): Promise<void> {
    for (const then of timers) then();
    await settle();
  }
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let n = 0; n < 100; n += 1) await Promise.resolve();
}
