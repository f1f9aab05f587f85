import { describe, expect, test } from 'vitest';
import { localNames } from '../../../client/language/local.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import type { Run } from '../../../client/podman/run.ts';
import type { LocalName } from '../../../server/protocol.ts';
import { recorded, versions } from '../recorded.ts';

const wanted = new AbortController().signal;
/** Some hours after the recordings were made. */
const now = Date.parse('2026-11-22T00:00:00Z');

describe.each(versions)('with %s', (version) => {
  test('each name of each image is one, with its size and age', async () => {
    const { ask } = setUp(version);
    const names = (await ask({ kind: 'images' }, wanted)) ?? [];
    expect(names.map((it) => it.name)).toHaveLength(8);
    expect(names.find((it) => it.name === 'quay.io/example/web:stable')).toMatchObject({
      detail: expect.stringMatching(/^11\.\d kB · \d+ h$/) as string,
      image: { bytes: expect.any(Number) as number, created: expect.any(Number) as number },
    });
  });

  test('the ports of images are known from the second question on', async () => {
    const { ask, asked, settle } = setUp(version);
    await ask({ kind: 'images' }, wanted);
    await settle();
    const names = (await ask({ kind: 'images' }, wanted)) ?? [];
    const portsOf = (name: string) => names.find((it) => it.name === name)?.image?.ports;
    expect(portsOf('quay.io/example/web:1.0')).toEqual(['5353/udp', '8080/tcp', '8443/tcp']);
    expect(portsOf('docker.io/library/busybox:1.37')).toEqual([]);
    expect(asked).toEqual(['images', 'image inspect']);
  });

  test('volumes and secrets have their names', async () => {
    const { ask } = setUp(version);
    expect(await ask({ kind: 'volumes' }, wanted)).toContainEqual({
      name: 'zz-data',
      detail: expect.stringMatching(/^local · \d+ h$/) as string,
    });
    expect((await ask({ kind: 'secrets' }, wanted))?.map((it) => it.name)).toContain('db-password');
  });
});

test('what was asked ahead is there at once', async () => {
  const { ask, prepare, asked, settle } = setUp('podman-5.4.2');
  prepare();
  await settle();
  const before = [...asked];
  expect(await ask({ kind: 'volumes' }, wanted)).not.toBeNull();
  expect(asked).toEqual(before);
});

test('an image that is known is not looked into again', async () => {
  const { ask, expire, asked, settle } = setUp('podman-5.4.2');
  await ask({ kind: 'images' }, wanted);
  await settle();
  expire();
  await ask({ kind: 'images' }, wanted);
  await settle();
  expect(asked.filter((it) => it === 'image inspect')).toHaveLength(2);
});

describe('nothing is known, and nothing is said,', () => {
  test('where podman is missing', async () => {
    const { ask, failures } = setUp(new PodmanError('missing', 'podman was not found.'));
    expect(await ask({ kind: 'images' }, wanted)).toBeNull();
    expect(await ask({ kind: 'secrets' }, wanted)).toBeNull();
    expect(failures).toHaveLength(2);
  });

  test('in a workspace that is not trusted, where nothing is asked either', async () => {
    const { ask, prepare, asked } = setUp('podman-5.4.2', { trusted: false });
    prepare();
    expect(await ask({ kind: 'images' }, wanted)).toBeNull();
    expect(await ask({ kind: 'folder', path: '/srv' }, wanted)).toBeNull();
    expect(asked).toEqual([]);
  });

  test('for a folder that is not there', async () => {
    const { ask } = setUp('podman-5.4.2');
    expect(await ask({ kind: 'folder', path: '/nowhere' }, wanted)).toBeNull();
  });

  test('once the answer is no longer wanted, whatever podman does', async () => {
    const silent: Run = () => new Promise(() => undefined);
    const { ask } = setUp(silent);
    const abort = new AbortController();
    const asking = ask({ kind: 'images' }, abort.signal);
    abort.abort();
    expect(await asking).toBeNull();
    expect(await ask({ kind: 'volumes' }, abort.signal)).toBeNull();
  });
});

test('the entries of a folder are answered', async () => {
  const { ask } = setUp('podman-5.4.2');
  expect(await ask({ kind: 'folder', path: '/srv' }, wanted)).toEqual([
    { name: 'www/', detail: 'directory' },
  ]);
});

test('what is under way ends with the extension', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const { ask, dispose } = setUp((_, options) => {
    signals.push(options?.signal);
    return new Promise(() => undefined);
  });
  void ask({ kind: 'images' }, wanted);
  await Promise.resolve();
  dispose();
  expect(signals.map((it) => it?.aborted)).toEqual([true]);
});

/** A podman that answers as recorded, fails, or is a function of the test's own. */
function setUp(podman: (typeof versions)[number] | PodmanError | Run, { trusted = true } = {}) {
  const asked: string[] = [];
  const failures: unknown[] = [];
  const answered: Run = (command) => {
    const words = command.args.slice(0, command.args[0] === 'images' ? 1 : 2).join(' ');
    asked.push(words);
    if (podman instanceof PodmanError) return Promise.reject(podman);
    return Promise.resolve(command.read(recorded(podman as (typeof versions)[number], files[words] ?? '')));
  };
  const folders = new Map<string, readonly LocalName[]>([['/srv', [{ name: 'www/', detail: 'directory' }]]]);
  const local = localNames({
    run: typeof podman === 'function' ? podman : answered,
    readFolder: (path) => {
      const found = folders.get(path);
      return found ? Promise.resolve(found) : Promise.reject(new Error('ENOENT'));
    },
    allowed: () => trusted,
    now: () => now,
    failed: (error) => failures.push(error),
  });
  return { ...local, asked, failures, settle };
}

const files: Readonly<Record<string, string>> = {
  images: 'images.json',
  'image inspect': 'image-inspect.json',
  'volume ls': 'volumes.json',
  'secret ls': 'secrets.jsonl',
};

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
}
