import { describe, expect, test } from 'vitest';
import { watchSurroundings } from '../../../client/language/surroundings.ts';
import { listPublished } from '../../../client/podman/command.ts';
import { PodmanError } from '../../../client/podman/error.ts';
import type { Published } from '../../../client/podman/stores.ts';
import type { OtherYamlServer, Surroundings } from '../../../server/protocol.ts';
import { recorded, versions } from '../recorded.ts';

describe('the server is told', () => {
  test("podman's version", async () => {
    const { askPodman, told } = setUp();
    await askPodman();
    expect(told.at(-1)).toMatchObject({ podman: '5.4.2' });
  });

  test.each(versions)(
    'each host port that %s has given away, once, and a range port by port',
    async (version) => {
      const { askPorts, told } = setUp({
        published: listPublished.read(recorded(version, 'ps-published.json')),
      });
      await askPorts();
      expect(told.at(-1)?.ports).toEqual([
        { port: 18081, protocol: 'tcp', address: '', owner: 'web' },
        { port: 18082, protocol: 'tcp', address: '', owner: 'lone' },
        { port: 19000, protocol: 'udp', address: '127.0.0.1', owner: 'lone' },
        { port: 19001, protocol: 'udp', address: '127.0.0.1', owner: 'lone' },
        { port: 19002, protocol: 'udp', address: '127.0.0.1', owner: 'lone' },
      ]);
    },
  );

  test('of another YAML server, and that it is gone', () => {
    const { lookAround, told, state } = setUp();
    state.other = redHat;
    lookAround();
    expect(told).toEqual([{ otherYamlServer: redHat }]);
    state.other = undefined;
    lookAround();
    expect(told.at(-1)).toEqual({});
  });

  test('nothing twice', async () => {
    const { askPodman, lookAround, told } = setUp();
    await askPodman();
    const count = told.length;
    await askPodman();
    lookAround();
    expect(told).toHaveLength(count);
  });

  test('everything at once when it has started anew', async () => {
    const { askPodman, lookAround, tell, told, state } = setUp();
    state.other = redHat;
    lookAround();
    await askPodman();
    tell();
    expect(told.at(-1)).toEqual({ podman: '5.4.2', ports: [], otherYamlServer: redHat });
  });

  test('of no podman where there is none any more', async () => {
    const { askPodman, told, state, failures } = setUp();
    await askPodman();
    state.missing = true;
    await askPodman();
    expect(told.at(-1)).toEqual({ ports: [] });
    expect(failures).toHaveLength(2);
  });
});

test('of two questions for ports under way, the later one counts', async () => {
  const { askPorts, told, hold } = setUp({ published: [] });
  const first = hold([published(1)]);
  const asking = askPorts();
  const second = hold([published(2)]);
  const again = askPorts();
  second();
  first();
  await Promise.all([asking, again]);
  expect(told.map((it) => it.ports?.map(({ port }) => port))).toEqual([[2]]);
});

const redHat: OtherYamlServer = {
  validates: true,
  completes: true,
  hovers: true,
  withSchema: [],
  schemaFailed: [],
};

function published(host: number): Published {
  return { owner: 'web', ports: [{ host, container: 80, count: 1, protocol: 'tcp' }] };
}

/** A podman 5.4.2 that has given away these ports, or what a test holds back. */
function setUp({ published = [] as readonly Published[] } = {}) {
  const told: Surroundings[] = [];
  const failures: unknown[] = [];
  const held: Promise<readonly Published[]>[] = [];
  const state = { other: undefined as OtherYamlServer | undefined, missing: false };
  const missing = () => Promise.reject(new PodmanError('missing', 'podman was not found.'));
  const watch = watchSurroundings({
    version: () => (state.missing ? missing() : Promise.resolve('5.4.2')),
    published: () => (state.missing ? missing() : (held.shift() ?? Promise.resolve(published))),
    otherYamlServer: () => state.other,
    send: (it) => told.push(it),
    failed: (error) => failures.push(error),
  });
  return { ...watch, told, failures, state, hold };

  /** Holds the next answer back until what is answered is called. */
  function hold(answer: readonly Published[]): () => void {
    let release: () => void = () => undefined;
    held.push(
      new Promise((resolve) => {
        release = () => {
          resolve(answer);
        };
      }),
    );
    return () => {
      release();
    };
  }
}
