import { describe, expect, test } from 'vitest';
import { readUsage } from '../../../client/podman/usage.ts';
import { pageOf } from '../../../client/stats/page.ts';
import { samplesOf } from '../../../client/stats/samples.ts';
import { statsHistory } from '../../../client/stats/table.ts';
import { container, pod } from '../pods/known.ts';

const printed = (id: string, cpu = '2.50%', memory = '1.5MB / 2GB') => ({
  ...{ id, name: 'n', cpu_time: '61ms', cpu_percent: cpu, avg_cpu: '2.77%', mem_usage: memory },
  ...{ mem_percent: '0.00%', net_io: '516B / 1.22kB', block_io: '-- / --', pids: '2' },
});

/** As podman writes it: each level by one blank. */
const list = (...all: readonly unknown[]) => `${JSON.stringify(all, undefined, 1)}\n`;

describe('what podman says of a container', () => {
  test('is read with its amounts', () => {
    expect(readUsage(printed('0123456789ab'))).toEqual({
      ...{ id: '0123456789ab', name: 'n', cpu: 2.5, memory: 1_500_000, memoryLimit: 2_000_000_000 },
      ...{ network: '516B / 1.22kB', disk: '-- / --', processes: '2' },
    });
  });

  test('may be unknown in part', () => {
    const usage = readUsage(printed('0123456789ab', '--', '-- / --'));
    expect(usage).not.toHaveProperty('cpu');
    expect(usage).not.toHaveProperty('memory');
  });
});

describe('samples', () => {
  function reading() {
    const seen: number[] = [];
    return { seen, ...samplesOf((it) => seen.push(it.length)) };
  }

  test('come as their list is complete, however the text was cut', () => {
    const text = `[]\n${list(printed('a'))}${list(printed('a'), printed('b'))}[]\n`;
    for (const size of [1, 7, text.length]) {
      const { seen, add } = reading();
      for (let at = 0; at < text.length; at += size) add(text.slice(at, at + size));
      expect(seen).toEqual([0, 1, 2, 0]);
    }
  });

  test('go on after one that cannot be read', () => {
    const { seen, add } = reading();
    add(`{"half": \n]\n${list(printed('a'))}`);
    expect(seen).toEqual([1]);
  });

  test('go on after a flood', () => {
    const { seen, add } = reading();
    for (let n = 0; n < 10; n++) add('x'.repeat(1024 * 1024));
    add(`\n]\n${list(printed('a'))}`);
    expect(seen).toEqual([1]);
  });
});

describe('the table', () => {
  const [one, two, infra] = ['1', '2', '3'].map((it) => it.repeat(64)) as [string, string, string];
  const web = pod({
    id: 'web',
    containers: [
      container({ id: infra, role: 'infra' }),
      container({ id: one, name: 'web-a\u202E' }),
      container({ id: two, name: 'web-b' }),
    ],
  });
  const alone = container({ id: '4'.repeat(64), name: 'alone' });
  const local = { pods: [web], alone: [alone] };
  const usages = [one, two, infra, alone.id].map((id) => readUsage(printed(id.slice(0, 12))));

  test('shows pods with the sum of their containers, which stand below', () => {
    const rows = statsHistory().add(usages, local, []);
    expect(rows.map((it) => [it.kind, it.name, it.cpu, it.memory, it.processes])).toEqual([
      ['pod', 'web', '7.5 %', '4.5 MB', '6'],
      ['member', 'infra', '2.5 %', '1.5 MB of 2 GB', '2'],
      ['member', 'web-a', '2.5 %', '1.5 MB of 2 GB', '2'],
      ['member', 'web-b', '2.5 %', '1.5 MB of 2 GB', '2'],
      ['container', 'alone', '2.5 %', '1.5 MB of 2 GB', '2'],
    ]);
  });

  test('shows only what was chosen', () => {
    const names = (only: readonly string[]) =>
      statsHistory()
        .add(usages, local, only)
        .map((it) => it.name);
    expect(names([two])).toEqual(['web', 'web-b']);
    expect(names(['web'])).toEqual(['web', 'infra', 'web-a', 'web-b']);
    expect(names([alone.id])).toEqual(['alone']);
  });

  test('shows what has started since the last list, by the name podman gives', () => {
    const rows = statsHistory().add([readUsage(printed('999999999999'))], local, []);
    expect(rows.map((it) => it.name)).toEqual(['n']);
  });

  test('draws the newest at the right end, and no more than two minutes', () => {
    const history = statsHistory();
    const at = (cpu: string) => history.add([readUsage(printed('999999999999', cpu))], local, [])[0]?.cpuLine;
    expect(at('0%')).toBe('100.0,19.0');
    expect(at('100%')).toBe('98.3,19.0 100.0,1.0');
    for (let n = 0; n < 100; n++) at('50%');
    expect(at('50%')?.split(' ')).toHaveLength(60);
  });
});

test('the page runs one script and loads one style, and nothing else', () => {
  const page = pageOf({ script: 'S', style: 'C', source: 'https://here', nonce: 'N' });
  expect(page).toContain(`content="default-src 'none'; style-src https://here; script-src 'nonce-N'"`);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).toContain('<script nonce="N" src="S"></script>');
});
