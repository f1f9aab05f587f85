import { describe, expect, test } from 'vitest';
import type { Run } from '../../../client/podman/run.ts';
import { openStock } from '../../../client/pods/stock.ts';
import { container, pod } from './known.ts';

const { id } = container({});

test('nothing is asked that nobody looks at', () => {
  const { stock, asked } = setUp();
  stock.renew(local({}));
  stock.look('notice.events');
  stock.look(pod({}).id);
  expect(asked).toEqual([]);
});

test('a container is asked about once it is unfolded, and again when it has started anew', async () => {
  const { stock, asked } = setUp();
  stock.renew(local({}));
  stock.look(id);
  await settle();
  expect(stock.known().details.get(id)).toMatchObject({ kind: 'known', value: { restarts: 2 } });
  stock.renew(local({}));
  expect(asked).toHaveLength(1);
  stock.renew(local({ started: 7 }));
  expect(asked).toHaveLength(2);
  stock.close(id);
  stock.renew(local({ started: 8 }));
  expect(asked).toHaveLength(2);
});

test('a container that is gone is forgotten', async () => {
  const { stock } = setUp();
  stock.renew(local({}));
  stock.look(id);
  await settle();
  stock.renew({ pods: [], alone: [] });
  expect([...stock.known().details]).toEqual([]);
});

test('a group is asked about with each list while it is unfolded', async () => {
  const { stock, asked, changes } = setUp();
  stock.renew(local({}));
  stock.look('group.volumes');
  await settle();
  expect(stock.known().volumes).toMatchObject({
    kind: 'known',
    value: [
      { name: 'b', used: true },
      { name: 'a', used: false },
    ],
  });
  expect(changes()).toBe(1);
  const before = asked.length;
  stock.renew(local({}));
  expect(asked.length).toBe(2 * before);
  stock.close('group.volumes');
  stock.renew(local({}));
  expect(asked.length).toBe(2 * before);
  expect(stock.known()).not.toHaveProperty('volumes');
});

describe('where there are no pods and no containers', () => {
  const empty = { pods: [], alone: [] };

  test('it is asked whether there is anything else, with each list', async () => {
    const { stock, asked } = setUp();
    stock.renew(empty);
    await settle();
    expect(stock.known()).toMatchObject({
      volumes: { value: [{ name: 'b' }, { name: 'a' }] },
      secrets: { value: [] },
      networks: { value: [] },
    });
    const before = asked.length;
    stock.renew(empty);
    expect(asked.length).toBe(2 * before);
  });

  test('it is asked no longer when there are some', () => {
    const { stock, asked } = setUp();
    stock.renew(empty);
    const before = asked.length;
    stock.renew(local({}));
    stock.renew(local({}));
    expect(asked.length).toBe(before);
  });
});

function local(more: Parameters<typeof container>[0]) {
  return { pods: [pod({ containers: [container(more)] })], alone: [] };
}

function setUp() {
  const asked: string[] = [];
  let changes = 0;
  const run: Run = (command) => {
    const words = command.args.join(' ');
    asked.push(words);
    const volumes = words.includes('dangling=false') ? '[{"Name": "b"}]' : '[{"Name": "a"}]';
    const answers = new Map([
      ['container', '[{"RestartCount": 2}]'],
      ['volume', volumes],
      ['secret', ''],
    ]);
    const answer = answers.get(command.args[0] ?? '') ?? '[]';
    return Promise.resolve(command.read(answer));
  };
  return { stock: openStock(run, () => (changes += 1)), asked, changes: () => changes };
}

async function settle(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
}
